using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core;
using Tracker.Core.Episodes;
using Tracker.Core.Storage;

namespace Tracker.Host.Api;

/// <summary>An episode to be kept.</summary>
/// <param name="Name">How to call it; null: as its day.</param>
/// <param name="Aired">2024-01-31.</param>
/// <param name="Text">Its notes, Markdown or plain text.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewEpisode(string? Name, string? Aired, string? Text);

/// <summary>The episodes over HTTP: the same JSON as the command line's.</summary>
internal static class EpisodesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("tracker");
        api.MapGet("/episodes", All).WithName("getEpisodes").WithSummary("The episodes that were kept, newest first.");
        api.MapGet("/episodes/{name}", One).WithName("getEpisode").WithSummary("What an episode spoke of, and what became of it.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        // Only what is sent as JSON is taken: no form of a foreign page can be.
        api.MapPost("/episodes", Add).WithName("addEpisode").Accepts<NewEpisode>("application/json")
            .WithSummary("Keeps an episode's notes, in place of those that have its name: what they speak of is followed.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapDelete("/episodes/{name}", Remove).WithName("removeEpisode").WithSummary("Forgets an episode.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Ok<IReadOnlyList<EpisodeSummary>> All(EpisodeAnswers episodes) => TypedResults.Ok(episodes.Episodes());

    private static Results<Ok<EpisodeAnswer>, ProblemHttpResult> One(EpisodeAnswers episodes, string name) =>
        episodes.Episode(name) is { } episode ? TypedResults.Ok(episode) : NotFound(name);

    private static Results<Created<EpisodeOutcome>, Ok<EpisodeOutcome>, ValidationProblem> Add(EpisodePass pass, TrackerDatabase database, NewEpisode episode)
    {
        if (!DayText.TryReadDate(episode.Aired ?? "", out var aired))
            return Mistake("aired", "Write a day as 2024-01-31.");
        if (string.IsNullOrWhiteSpace(episode.Text))
            return Mistake("text", "Give the notes.");
        try
        {
            var outcome = pass.Add(episode.Name, aired, episode.Text);
            return outcome.Replaced is null
                ? TypedResults.Created($"/api/v1/episodes/{Uri.EscapeDataString(outcome.Episode.Episode.Name)}", outcome)
                : TypedResults.Ok(outcome);
        }
        catch (TrackerException mistake) when (Failures.IsOfTheRequest(mistake) && database.Exists)
        {
            return Mistake("episode", mistake.Message);
        }
    }

    private static Results<Ok<EpisodeOutcome>, ProblemHttpResult> Remove(EpisodeAnswers episodes, EpisodePass pass, string name) =>
        episodes.Episode(name) is null ? NotFound(name) : TypedResults.Ok(pass.Remove(name));

    private static ProblemHttpResult NotFound(string name) =>
        TypedResults.Problem($"There is no episode '{SafeText.OneLine(name, 100)}'.", statusCode: StatusCodes.Status404NotFound);

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}
