using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Checking;
using Tracker.Core.Notes.Filling;

namespace Tracker.Host.Api;

/// <summary>Notes filled and checked over HTTP: JSON in, and the same JSON out as the command line's. Nothing is stored.</summary>
internal static class FillApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/notes").WithTags("tracker");
        api.MapPost("/fill", Fill).WithName("fillNotes").WithSummary("A text with the merge status of what it speaks of; what was filled in before is replaced.");
        api.MapPost("/check", Check).WithName("checkNotes").WithSummary("Which statements of a text on what was merged, dropped, reverted the trees contradict.");
    }

    private static Results<Ok<FillAnswer>, ValidationProblem> Fill(NotesFilling filling, TimeProvider clock, FillBody body)
    {
        if (Problem(body.Text, body.AsOf, body.Aired, clock, out var asOf, out var aired) is { } problem)
            return problem;
        var style = body.Style is { } word ? FillStyles.Of(word) : null;
        if (body.Style is not null && style is null)
            return Mistake("style", "Write footnote, inline or table.");
        return TypedResults.Ok(body.Remove
            ? NotesFilling.Remove(body.Text ?? "")
            : filling.Fill(body.Text ?? "", new(style, asOf, aired, body.All)));
    }

    private static Results<Ok<CheckAnswer>, ValidationProblem> Check(NotesChecking checking, TimeProvider clock, CheckBody body)
    {
        if (Problem(body.Text, body.AsOf, body.Aired, clock, out var asOf, out var aired) is { } problem)
            return problem;
        return TypedResults.Ok(checking.Check(body.Text ?? "", asOf, aired));
    }

    private static ValidationProblem? Problem(
        string? text, string? writtenAsOf, string? writtenAired, TimeProvider clock, out DateTimeOffset? asOf, out DateTimeOffset? aired)
    {
        (asOf, aired) = (null, null);
        if (text is null || text.Length > NotesText.LargestFile || text.Contains('\0', StringComparison.Ordinal))
            return Mistake("text", $"Give the notes as a text of at most {NotesText.LargestFile >> 20} million characters.");
        if (Nested(text) is { } nested)
            return Mistake("text", nested);
        if (!AsOfTime.TryRead(writtenAsOf, clock, out asOf, out var problem))
            return Mistake("as_of", problem);
        if (string.IsNullOrWhiteSpace(writtenAired))
            return null;
        aired = DayText.TryRead(writtenAired, out var day) ? day : null;
        return aired is null ? Mistake("aired", "Write a day as 2024-01-31.") : null;
    }

    private static string? Nested(string text)
    {
        try
        {
            _ = NotesFilling.Remove(text);
            return null;
        }
        catch (TrackerException nested)
        {
            return nested.Message;
        }
    }

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}

/// <summary>Notes to be filled.</summary>
public sealed record FillBody
{
    [Description("Markdown or plain text")]
    public string? Text { get; init; }

    [Description("footnote, inline or table; without it the style that the text has, or footnotes")]
    public string? Style { get; init; }

    [Description("As it was at the end of that day (2024-03-20) or at that time, UTC")]
    public string? AsOf { get; init; }

    [Description("The day on which they were aired (2024-01-31): what was posted later is not meant")]
    public string? Aired { get; init; }

    [Description("Say so too where nothing is known")]
    public bool All { get; init; }

    [Description("Take out what was filled in, and no more")]
    public bool Remove { get; init; }
}

/// <summary>Notes to be checked.</summary>
public sealed record CheckBody
{
    [Description("Markdown or plain text")]
    public string? Text { get; init; }

    [Description("Hold it against what was so at the end of that day (2024-03-20) or at that time, UTC")]
    public string? AsOf { get; init; }

    [Description("The day on which they were aired (2024-01-31): what was posted later is not meant")]
    public string? Aired { get; init; }
}
