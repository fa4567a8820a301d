using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>A series: its verdict, its trees, its patches with what speaks for each landing, its versions.</summary>
public sealed class SeriesModel(TrackerDatabase database, Answers answers) : PageModel
{
    public SeriesAnswer Answer { get; private set; } = null!;

    /// <summary>What every answer rests on.</summary>
    public StatusAnswer Basis { get; private set; } = new("", null, [], [], null);

    public IActionResult OnGet(long id)
    {
        if (!database.Exists || answers.Series(id) is not { } found)
            return NotFound();
        Answer = found;
        Basis = answers.Status("", 0);
        return Page();
    }
}
