using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core.Notes;

namespace Tracker.Host.Api;

/// <summary>What a text speaks of, over HTTP: the same JSON as the command line's.</summary>
internal static class MentionsApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").WithTags("tracker")
            .MapPost("/notes/mentions", Mentions).WithName("postNotesMentions")
            .WithSummary("Which patches, pull requests, releases and mails notes speak of, and which series those are. Nothing is stored.");

    private static Results<Ok<MentionsAnswer>, ValidationProblem> Mentions(NotesAnswers notes, MentionsRequest request)
    {
        if (string.IsNullOrEmpty(request.Text))
            return Mistake("text", "Send the notes as {\"text\": \"...\"}.");
        if (request.Text.Length > NotesText.LargestFile)
            return Mistake("text", $"Send at most {NotesText.LargestFile >> 20} MB.");
        if (string.IsNullOrWhiteSpace(request.Aired))
            return TypedResults.Ok(notes.Mentions(request.Text, null));
        return DayText.TryRead(request.Aired, out var aired) ? TypedResults.Ok(notes.Mentions(request.Text, aired)) : Mistake("aired", "Write a day as 2024-01-31.");
    }

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}

/// <summary>Notes to be read.</summary>
/// <param name="Text">Markdown or plain text.</param>
/// <param name="Aired">The day on which they were aired, 2024-01-31; null: not known.</param>
public sealed record MentionsRequest(string? Text, string? Aired);
