using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>The first page: the search, and what it found, or the latest series.</summary>
public sealed class IndexModel(TrackerDatabase database, Answers answers) : PageModel
{
    private const int MostSeries = 30;
    private const int LongestQuery = 1000;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Asked { get; set; }

    public string Query => Asked is null ? "" : Asked[..Math.Min(Asked.Length, LongestQuery)].Trim();

    public bool HasDatabase => database.Exists;

    public StatusAnswer Answer { get; private set; } = new("", null, [], [], null);

    public string Heading => Query.Length == 0 ? "Latest series" : Answer.Series.Count == 1 ? "One series found" : $"{Answer.Series.Count} series found";

    public void OnGet()
    {
        if (!HasDatabase)
            return;
        Answer = Query.Length > 0 ? answers.Status(Query, MostSeries) : LatestSeries.Of(answers, MostSeries);
    }
}
