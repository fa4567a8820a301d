namespace Tracker.Core.Notes.Checking;

/// <summary>What notes say of where patches are, held against the trees.</summary>
/// <param name="AsOf">Up to when the trees were read, or the moment that was asked for; null before the first whole sync.</param>
/// <param name="Mentions">How many there are in the text.</param>
/// <param name="Contradictions">How many of the statements the trees contradict.</param>
/// <param name="Unchecked">How many could not be held against anything: what they speak of was not found.</param>
/// <param name="Statements">In the order of the text.</param>
public sealed record CheckAnswer(DateTimeOffset? AsOf, int Mentions, int Contradictions, int Unchecked, IReadOnlyList<StatementAnswer> Statements);

/// <summary>A statement, and what the trees say to it.</summary>
/// <param name="Line">From 1, of the sentence; so is the column, in UTF-16 units.</param>
/// <param name="Sentence">As it stands in the notes, on one line.</param>
/// <param name="Says">What it says: "merged", "merged for 4.13", "not merged", "in next", "dropped", "reverted", "backported to 4.9".</param>
/// <param name="Title">What it says it of, as written.</param>
/// <param name="Outcome">One of <see cref="CheckOutcomes"/>.</param>
/// <param name="Trees">What became of it by the trees; null where it was not found.</param>
public sealed record StatementAnswer(int Line, int Column, string Sentence, string Says, string Title, long? Series, string Outcome, string? Trees);

/// <summary>The words for how statements and trees fit.</summary>
public static class CheckOutcomes
{
    public const string Agrees = "agrees";
    public const string Contradicts = "contradicts";

    /// <summary>The trees say neither: it is merged in parts, or what it speaks of is not followed.</summary>
    public const string Unclear = "unclear";

    /// <summary>What it speaks of was not found.</summary>
    public const string Unchecked = "unchecked";
}
