using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Host.Api;

/// <summary>The answers over HTTP: the same JSON as the command line's.</summary>
internal static class SeriesApi
{
    private const int MostSeries = 100;
    private const int LongestQuery = 1000;
    private const string AsOfIs = "Answer as one could have at the end of that day (2024-03-20) or at that time (2024-03-20T08:00Z), UTC";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("tracker");
        api.MapGet("/series", Find).WithName("findSeries")
            .WithSummary("Has it merged yet? Series that fit a query, best first; without a query the latest ones.");
        api.MapGet("/series/{id:long}", One).WithName("getSeries").WithSummary("One series by its number.").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/landings", Landings).WithName("getLandings").WithSummary("Every landing: which commit which posted patch became.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/health", Health).WithName("getHealth").WithSummary("What was read, what was set aside, how the last passes went.");
    }

    public static void Describe(OpenApiOptions openApi) =>
        openApi.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Tracker";
            document.Info.Description = "Which posted patch series landed, in which version, tree and release.";
            // The address is the reader's own: it depends on the proxy in front.
            document.Servers?.Clear();
            return Task.CompletedTask;
        });

    private static Results<Ok<StatusAnswer>, ValidationProblem> Find(
        Answers answers,
        TimeProvider clock,
        [Description("Words of a title, a message-id, an archive URL, an author, or a commit id")] string? q,
        [Description(AsOfIs)] string? asOf,
        [Description("At most as many series"), Range(1, MostSeries)] int limit = 20)
    {
        if (limit is < 1 or > MostSeries)
            return Mistake("limit", $"Write a number from 1 to {MostSeries}.");
        if (q?.Length > LongestQuery)
            return Mistake("q", $"Write at most {LongestQuery} characters.");
        if (!AsOfTime.TryRead(asOf, clock, out var moment, out var problem))
            return Mistake("asOf", problem);
        return TypedResults.Ok(string.IsNullOrWhiteSpace(q) ? LatestSeries.Of(answers, limit, moment) : answers.Status(q, limit, moment));
    }

    private static Results<Ok<SeriesAnswer>, ProblemHttpResult, ValidationProblem> One(
        Answers answers, TimeProvider clock, long id, [Description(AsOfIs)] string? asOf)
    {
        if (!AsOfTime.TryRead(asOf, clock, out var moment, out var problem))
            return Mistake("asOf", problem);
        return answers.Series(id, moment) is { } series
            ? TypedResults.Ok(series)
            : TypedResults.Problem($"There is no series {id}{(moment is { } then ? $" that was posted by {SafeText.Minute(then)}" : "")}.", statusCode: StatusCodes.Status404NotFound);
    }

    private static Results<Ok<IEnumerable<LandingRow>>, ProblemHttpResult> Landings(
        Answers answers, TrackerDatabase database, [Description("Only landings in this tree")] string? tree)
    {
        try
        {
            return TypedResults.Ok(answers.Landings(tree));
        }
        catch (TrackerException unknown) when (tree is not null && database.Exists)
        {
            return TypedResults.Problem(unknown.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }

    private static Ok<HealthAnswer> Health(Answers answers) => TypedResults.Ok(answers.Health());

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}
