using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.AnswersOut.Releases;
using Tracker.Core.Storage;

namespace Tracker.Host.Api;

/// <summary>Merge windows and releases over HTTP: the same JSON as the command line's.</summary>
internal static class ReleasesApi
{
    private const int LongestWindow = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("tracker");
        api.MapGet("/pulls", Pulls).WithName("getPulls")
            .WithSummary("A merge window: what maintainers asked to be pulled, and what became of it.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/releases", Releases).WithName("getReleases")
            .WithSummary("What was released: tags of the followed trees and announcements on the lists, newest first.");
    }

    private static Results<Ok<PullsAnswer>, ValidationProblem, ProblemHttpResult> Pulls(
        Answers answers,
        TrackerDatabase database,
        [Description("The release that the window leads to, v6.9; without it the window that is open, or the latest")] string? window)
    {
        if (window?.Length > LongestWindow)
            return Mistake("window", $"Write at most {LongestWindow} characters.");
        try
        {
            return TypedResults.Ok(answers.Pulls(string.IsNullOrWhiteSpace(window) ? null : window));
        }
        catch (TrackerException unknown) when (window is not null && database.Exists)
        {
            return TypedResults.Problem(unknown.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static Results<Ok<ReleasesAnswer>, ValidationProblem> Releases(
        Answers answers, [Description("From this day on, 2024-01-31; without it thirty days before the newest tag")] string? since)
    {
        if (string.IsNullOrWhiteSpace(since))
            return TypedResults.Ok(answers.Releases(null));
        return DayText.TryRead(since, out var day) ? TypedResults.Ok(answers.Releases(day)) : Mistake("since", "Write a day as 2024-01-31.");
    }

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}
