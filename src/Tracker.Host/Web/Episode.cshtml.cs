using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core.Episodes;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>An episode: what it spoke of, line by line, and what became of that.</summary>
public sealed class EpisodeModel(TrackerDatabase database, EpisodeAnswers answers) : PageModel
{
    public EpisodeAnswer Answer { get; private set; } = null!;

    public IActionResult OnGet(string name)
    {
        if (!database.Exists || answers.Episode(name) is not { } found)
            return NotFound();
        Answer = found;
        return Page();
    }
}
