using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.News;
using Tracker.Core.Storage;

namespace Tracker.Host.Api;

/// <summary>A series to be followed.</summary>
/// <param name="Query">Words of its title, a message-id, an archive URL or a commit id; it must mean one series.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewFollow(string? Query);

/// <summary>What is followed, and what happened to it, over HTTP: the same JSON as the command line's.</summary>
internal static class NewsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("tracker");
        api.MapGet("/news", News).WithName("getNews").WithSummary("What happened to everything that is followed, by what happened, newest first.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/follows", Follows).WithName("getFollows").WithSummary("What is followed besides that which episodes spoke of.");
        // Only what is sent as JSON is taken: no form of a foreign page can be.
        api.MapPost("/follows", Add).WithName("addFollow").Accepts<NewFollow>("application/json").WithSummary("Follows a series.")
            .Produces<FollowOutcome>(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/follows/{number:long}", Remove).WithName("removeFollow").WithSummary("Follows a series no longer.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Results<Ok<NewsAnswer>, ValidationProblem, ProblemHttpResult> News(
        EpisodeAnswers episodes,
        TrackerDatabase database,
        [Description("From this episode's day or this day (2024-01-31) on; without it from the newest episode's")] string? since,
        [Description("Up to the end of this day (2024-01-31), UTC; without it up to now")] string? until,
        [Description("A series without a new version for so many months, and not merged, is quiet")] int quietMonths = EpisodeAnswers.UsualQuietMonths)
    {
        if (!NewsQuestion.TryRead(since, until, quietMonths, out var question, out var problem))
            return Mistake(problem.Parameter, problem.Text);
        try
        {
            return TypedResults.Ok(question.Ask(episodes));
        }
        catch (NewsSpanException wrong)
        {
            return Mistake("until", wrong.Message);
        }
        catch (TrackerException unknown) when (question.Since is not null && database.Exists)
        {
            return TypedResults.Problem(SafeText.OneLine(unknown.Message), statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static Ok<FollowsAnswer> Follows(EpisodeAnswers episodes) => TypedResults.Ok(episodes.Follows());

    private static Results<Ok<FollowOutcome>, UnprocessableEntity<FollowOutcome>, ValidationProblem, ProblemHttpResult> Add(
        EpisodePass pass, TrackerDatabase database, NewFollow follow)
    {
        if (string.IsNullOrWhiteSpace(follow.Query) || follow.Query.Length > EpisodePass.LongestQuery)
            return Mistake("query", $"Say in 1 to {EpisodePass.LongestQuery} characters which series.");
        try
        {
            var outcome = pass.Follow(follow.Query);
            return outcome.Followed is null ? TypedResults.UnprocessableEntity(outcome) : TypedResults.Ok(outcome);
        }
        catch (TrackerException unknown) when (Failures.IsOfTheRequest(unknown) && database.Exists)
        {
            return TypedResults.Problem(SafeText.OneLine(unknown.Message), statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static Results<Ok<FollowOutcome>, ProblemHttpResult> Remove(EpisodePass pass, TrackerDatabase database, long number)
    {
        try
        {
            return TypedResults.Ok(pass.Unfollow($"{number}"));
        }
        catch (TrackerException unknown) when (Failures.IsOfTheRequest(unknown) && database.Exists)
        {
            return TypedResults.Problem(unknown.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}
