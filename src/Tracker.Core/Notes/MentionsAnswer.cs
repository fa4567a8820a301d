namespace Tracker.Core.Notes;

/// <summary>What a text speaks of, and which series that is.</summary>
/// <param name="AsOf">The oldest moment up to which every followed tree has been read, UTC; null before the first whole sync.</param>
/// <param name="Mentions">In the order of the text.</param>
public sealed record MentionsAnswer(DateTimeOffset? AsOf, IReadOnlyList<MentionAnswer> Mentions);

/// <summary>A mention and what it resolves to.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units; so is the length.</param>
/// <param name="Kind">"patch", "pull", "release", "mail" or "reference".</param>
/// <param name="Title">As written.</param>
/// <param name="Series">The series' id; null: not sure, or not in the archives that are read.</param>
/// <param name="Score">How sure that is, 0 to 1; null where neither a series nor a mail was found.</param>
/// <param name="Candidates">Where it is not sure: what it may be, best first.</param>
public sealed record MentionAnswer(
    int Line, int Column, int Length, string Kind, string? Person, string? Title, int? Version, int? Parts, string Quote,
    long? Series, double? Score, IReadOnlyList<MentionCandidate> Candidates)
{
    /// <summary>Where it begins in the text, in UTF-16 units from 0.</summary>
    public int Start { get; init; }

    /// <summary>The message-id, address or commit id that stands in the text; null: none does.</summary>
    public string? Reference { get; init; }

    /// <summary>The mail that it is: of the version that is named where that is known, else the latest when the notes were aired. Of a pull request its mail.</summary>
    public string? MessageId { get; init; }

    /// <summary>The community of that mail; null where there is none.</summary>
    public string? Community { get; init; }

    /// <summary>What it is is known: a series, a mail, or a release that is known by its tag alone.</summary>
    public bool IsFound => Series is not null || MessageId is not null || (Community is not null && Candidates.Count == 0);

    /// <summary>Why there is no series, in words: "not in the archives that are read"; else null.</summary>
    public string? Note { get; init; }
}

/// <summary>A series that a mention may be.</summary>
public sealed record MentionCandidate(long Series, string Title, string Author, DateTimeOffset PostedAt, string MessageId, double Score);
