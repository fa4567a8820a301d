using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core.Episodes;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>The episodes that were kept, newest first.</summary>
public sealed class EpisodesModel(TrackerDatabase database, EpisodeAnswers answers) : PageModel
{
    public IReadOnlyList<EpisodeSummary> Episodes { get; private set; } = [];

    public void OnGet()
    {
        if (database.Exists)
            Episodes = answers.Episodes();
    }
}
