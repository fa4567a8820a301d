using Tracker.Core.Comparing;

namespace Tracker.Core.AnswersOut.Diffs;

/// <summary>The answer to "what changed?": between patches as they were posted and as they landed, or between two versions.</summary>
/// <param name="Kind">One of <see cref="DiffKinds"/>.</param>
/// <param name="Title">The series' title; empty when nothing was found.</param>
/// <param name="Before">What the first side is: "v2".</param>
/// <param name="After">What the second side is: "v3"; of landings "as landed".</param>
/// <param name="Sentence">The outcome, or why there is none.</param>
/// <param name="Parts">In the order of the second side; empty when nothing was found to compare.</param>
public sealed record DiffAnswer(
    string Query, string Kind, string Title, string Before, string After, string Sentence, IReadOnlyList<PartDiffAnswer> Parts);

/// <summary>The two kinds of comparing.</summary>
public static class DiffKinds
{
    public const string Landed = "landed";
    public const string Versions = "versions";
}

/// <summary>What became of a part.</summary>
/// <param name="State">One of <see cref="PartDiffStates"/>.</param>
/// <param name="Before">Null: it is new in the second version.</param>
/// <param name="After">Null: it is not there, or has not landed.</param>
public sealed record PartDiffAnswer(string State, DiffSideAnswer? Before, DiffSideAnswer? After)
{
    /// <summary>Why it could not be compared, or what is to be known of it; else null.</summary>
    public string? Note { get; init; }

    /// <summary>Null: the title is the same.</summary>
    public TitleDifference? Title { get; init; }

    public IReadOnlyList<MessageDifference> Message { get; init; } = [];

    public IReadOnlyList<string> TrailersAdded { get; init; } = [];

    public IReadOnlyList<string> TrailersRemoved { get; init; } = [];

    /// <summary>Files of which other lines are changed; context is left out.</summary>
    public IReadOnlyList<FileDifference> Files { get; init; } = [];

    /// <summary>Changed lines that are the same but for white space; they are not in <see cref="Files"/>.</summary>
    public int LinesInWhiteSpace { get; init; }

    /// <summary>The other branches in which it landed, each with its commit.</summary>
    public IReadOnlyList<string> AlsoIn { get; init; } = [];
}

/// <summary>The words for what became of a part.</summary>
public static class PartDiffStates
{
    public const string Unchanged = "unchanged";
    public const string Changed = "changed";
    public const string Dropped = "dropped";
    public const string Added = "added";
    public const string NotLanded = "not landed";
    public const string Unreadable = "unreadable";
}

/// <summary>A part on one side: a mail, or a commit in a branch.</summary>
/// <param name="Of">How many parts the version has.</param>
/// <param name="Version">The version that the mail is of, or that the commit was made from.</param>
public sealed record DiffSideAnswer(int Part, int Of, int Version, string Title)
{
    public string? MessageId { get; init; }

    public string? Tree { get; init; }

    public string? Branch { get; init; }

    public string? Commit { get; init; }
}
