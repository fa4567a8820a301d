using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.Storage;

namespace Tracker.Host.Api;

/// <summary>What changed, over HTTP: the same JSON as the command line's.</summary>
internal static class DiffApi
{
    private const int LongestQuery = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").WithTags("tracker")
            .MapGet("/diff", Diff).WithName("getDiff")
            .WithSummary("What changed between a patch as posted and as landed, or between two versions of a series.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<DiffAnswer>, ValidationProblem, ProblemHttpResult> Diff(
        Comparisons comparisons,
        TrackerDatabase database,
        [Description("A mail of the series: its message-id or an archive's address of it")] string? q,
        [Description("Compare with what landed in this tree; without it in mainline, where it did")] string? tree,
        [Description("Compare with this version of the series (v2), or with the version that this mail is of")] string? against)
    {
        if (string.IsNullOrWhiteSpace(q))
            return Mistake("q", "Name a mail.");
        foreach (var (parameter, value) in new[] { ("q", q), ("tree", tree), ("against", against) })
        {
            if (value?.Length > LongestQuery)
                return Mistake(parameter, $"Write at most {LongestQuery} characters.");
        }
        if (tree is not null && against is not null)
            return Mistake("against", "Name one thing to compare with: a tree or a version.");
        return Answer(comparisons, database, q, tree, against);
    }

    private static Results<Ok<DiffAnswer>, ValidationProblem, ProblemHttpResult> Answer(
        Comparisons comparisons, TrackerDatabase database, string q, string? tree, string? against)
    {
        try
        {
            var answer = comparisons.Ask(q, tree, against);
            return answer.Parts.Count > 0 ? TypedResults.Ok(answer) : NotFound(answer.Sentence);
        }
        catch (TrackerException unknown) when (tree is not null && database.Exists)
        {
            return NotFound(unknown.Message);
        }
    }

    private static ProblemHttpResult NotFound(string reason) => TypedResults.Problem(reason, statusCode: StatusCodes.Status404NotFound);

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}
