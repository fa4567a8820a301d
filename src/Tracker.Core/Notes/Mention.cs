namespace Tracker.Core.Notes;

/// <summary>What a mention speaks of.</summary>
public enum MentionKind
{
    /// <summary>A patch or a series, in whatever version.</summary>
    Patch = 1,

    /// <summary>A pull request.</summary>
    Pull = 2,

    /// <summary>A release that was announced or tagged.</summary>
    Release = 3,

    /// <summary>Another mail that is called by its subject: a question, a report, a plan.</summary>
    Mail = 4,

    /// <summary>A message-id, an archive's or patchwork's address, a commit id, or a title in double brackets.</summary>
    Reference = 5,
}

/// <summary>Something that notes speak of, as they say it; which series that is, is another question.</summary>
/// <param name="Start">Where the quote begins in the text, in UTF-16 units from 0.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="Quote">The text that names it: a title with the quotes around it, a reference, a release's number, else the words that describe it.</param>
/// <param name="Person">Whose it is, as written; from an earlier sentence where this one says "he"; null: nobody is named.</param>
/// <param name="Title">As written, on one line, without the quotes around it; null: it has none.</param>
/// <param name="Version">Null where it is not said; "an updated version" says none.</param>
/// <param name="Parts">How many patches, null where it is not said.</param>
/// <param name="Reference">The message-id, address or commit id; null: it is named by words alone.</param>
public sealed record Mention(
    MentionKind Kind, int Start, int Line, int Column, string Quote, string? Person, string? Title, int? Version, int? Parts, string? Reference)
{
    public int Length => Quote.Length;

    public int End => Start + Length;
}
