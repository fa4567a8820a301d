namespace Tracker.Core.Notes.Filling;

/// <summary>A text with the status of what it speaks of.</summary>
/// <param name="AsOf">Up to when the statuses are true; null before the first whole sync.</param>
/// <param name="Style">"footnote", "inline" or "table".</param>
/// <param name="Text">Null where it was written into its file.</param>
/// <param name="Mentions">In the order of the text.</param>
public sealed record FillAnswer(DateTimeOffset? AsOf, string Style, string? Text, IReadOnlyList<FilledMention> Mentions)
{
    /// <summary>What has the form of Tracker's marks and was left alone, since the line that answers for them is not there.</summary>
    public int LeftAlone { get; init; }
}

/// <summary>A mention and what became of it.</summary>
/// <param name="Line">From 1, in the text as it was given.</param>
/// <param name="Column">From 1, in UTF-16 units; so is the length.</param>
/// <param name="Kind">"patch", "pull", "release", "mail" or "reference".</param>
/// <param name="Series">The series' id; null: not sure, not found, or no series.</param>
/// <param name="Status">What was written of it; null: nothing is known.</param>
/// <param name="Note">Why nothing is known, in words; else null.</param>
public sealed record FilledMention(
    int Line, int Column, int Length, string Kind, string? Person, string? Title, int? Version, string Quote,
    long? Series, double? Score, string? Community, string? MessageId, string? Status, string? Note);

/// <summary>What is asked for when notes are filled.</summary>
/// <param name="Style">Null: the one that the text has, else footnotes.</param>
/// <param name="AsOf">The statuses of that moment; null: of the last sync.</param>
/// <param name="Aired">When the notes were aired: what was posted later is not meant; null: not known.</param>
/// <param name="IsAll">Says so too where nothing is known.</param>
public sealed record FillRequest(FillStyle? Style, DateTimeOffset? AsOf, DateTimeOffset? Aired, bool IsAll);
