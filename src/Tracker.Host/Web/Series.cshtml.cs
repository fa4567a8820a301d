using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>A series: its verdict, its trees, its patches with what speaks for each landing, its versions.</summary>
public sealed class SeriesModel(TrackerDatabase database, Answers answers, TimeProvider clock) : PageModel
{
    /// <summary>The day that is asked for; null: as of the last sync.</summary>
    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    public SeriesAnswer Answer { get; private set; } = null!;

    /// <summary>What every answer rests on.</summary>
    public StatusAnswer Basis { get; private set; } = new("", null, [], [], null);

    public IActionResult OnGet(long id)
    {
        if (!AsOfTime.TryRead(AsOf, clock, out var moment, out _) || !database.Exists || answers.Series(id, moment) is not { } found)
            return NotFound();
        Answer = found;
        Basis = answers.Status("", 0, moment);
        return Page();
    }
}
