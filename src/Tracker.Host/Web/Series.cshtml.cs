using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>A series: its verdict, its trees, its patches with what speaks for each landing, its versions.</summary>
public sealed class SeriesModel(TrackerDatabase database, Answers answers) : PageModel
{
    public SeriesAnswer Answer { get; private set; } = null!;

    public IReadOnlyList<CoverageAnswer> Coverage { get; private set; } = [];

    public IActionResult OnGet(long id)
    {
        if (!database.Exists || answers.Series(id) is not { } found)
            return NotFound();
        Answer = found;
        Coverage = answers.Coverage();
        return Page();
    }
}
