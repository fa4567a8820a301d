using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.News;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>What happened to everything that is followed.</summary>
public sealed class NewsModel(TrackerDatabase database, EpisodeAnswers answers) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Since { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    public NewsAnswer Answer { get; private set; } = new(DateTimeOffset.UnixEpoch, null, null, []);

    /// <summary>What is wrong with the question; null: nothing.</summary>
    public string? Problem { get; private set; }

    public string Query => $"{QueryString.Create(new Dictionary<string, string?> { ["since"] = Since, ["until"] = Until }.Where(one => !string.IsNullOrEmpty(one.Value)))}";

    public void OnGet()
    {
        var status = StatusCodes.Status200OK;
        if (!database.Exists)
            Problem = "Nothing has been read so far. The first news are here when 'tracker sync' has run, or the scheduled one has.";
        else if (!NewsQuestion.TryRead(Since, Until, EpisodeAnswers.UsualQuietMonths, out var question, out var problem))
            (Problem, status) = (problem.Text, StatusCodes.Status400BadRequest);
        else
            status = Ask(question);
        Response.StatusCode = status;
    }

    private int Ask(NewsQuestion question)
    {
        try
        {
            Answer = question.Ask(answers);
            return StatusCodes.Status200OK;
        }
        catch (NewsSpanException wrong)
        {
            Problem = wrong.Message;
            return StatusCodes.Status400BadRequest;
        }
        catch (TrackerException unknown) when (question.Since is not null)
        {
            Problem = unknown.Message;
            return StatusCodes.Status404NotFound;
        }
    }
}
