using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Matches;

namespace Tracker.Host.Api;

/// <summary>The story of a match over HTTP: the same JSON as the command line's.</summary>
internal static class MatchApi
{
    private const int LongestQuery = 1000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").WithTags("tracker")
            .MapGet("/match", Match).WithName("getMatch")
            .WithSummary("Which posted patch a commit is, or which commit a mail became: every candidate with what speaks for and against it.")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static Results<Ok<MatchAnswer>, ValidationProblem, ProblemHttpResult> Match(
        Answers answers, [Description("A commit's id, or a mail's message-id or address")] string? q)
    {
        if (string.IsNullOrWhiteSpace(q))
            return Mistake("Write a commit's id, or a mail's message-id or address.");
        if (q.Length > LongestQuery)
            return Mistake($"Write at most {LongestQuery} characters.");
        var answer = answers.Match(q);
        return answer.Note is { } note ? TypedResults.Problem(note, statusCode: StatusCodes.Status404NotFound) : TypedResults.Ok(answer);
    }

    private static ValidationProblem Mistake(string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["q"] = [problem] });
}
