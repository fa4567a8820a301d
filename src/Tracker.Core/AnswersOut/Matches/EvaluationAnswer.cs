namespace Tracker.Core.AnswersOut.Matches;

/// <summary>How often matches are right, measured by labels from outside; only what is labelled is measured.</summary>
/// <param name="Tree">Only landings in this tree were looked at; null: in any.</param>
/// <param name="IgnoresTrailers">False: the database was synced with Link: trailers; labels that come from them then confirm themselves.</param>
/// <param name="Misses">Every labelled commit that was not matched to its mail, with the reason, by commit.</param>
/// <param name="Unlabelled">How many matched commits have no label.</param>
/// <param name="Sample">Some of those, for a person to judge.</param>
public sealed record EvaluationAnswer(
    string? Tree, bool IgnoresTrailers, MessageScore Messages, PatchScore Patches, SeriesScore Series,
    IReadOnlyList<MissAnswer> Misses, int Unlabelled, IReadOnlyList<SampledMatchAnswer> Sample);

/// <summary>Labelled commits, judged by the exact message.</summary>
/// <param name="Precision">Exact of those that were matched.</param>
/// <param name="Recall">Exact of all that are labelled.</param>
public sealed record MessageScore(int Labelled, int Exact, int Wrong, int NotMatched, double Precision, double Recall, double F1);

/// <summary>Labelled commits, judged by the patch, whatever version of it, and by the version where the patch is right.</summary>
/// <param name="Share">Right patches of all that are labelled.</param>
/// <param name="VersionShare">Right versions, which are the exact ones, of those whose patch is right.</param>
public sealed record PatchScore(int Right, double Share, int RightVersion, double VersionShare);

/// <summary>Labelled series, judged by all of their labelled commits.</summary>
/// <param name="Right">Each commit was matched to its very mail.</param>
/// <param name="RightPatches">Each was matched to the right patch, if not to the right version of it.</param>
public sealed record SeriesScore(int Labelled, int Right, double Share, int RightPatches, double PatchesShare);

/// <summary>A labelled commit that was not matched to its mail.</summary>
/// <param name="Kind">One of <see cref="MissKinds"/>.</param>
/// <param name="Found">The mail that it was matched to; null: none.</param>
/// <param name="IsDoubtful">The commit's content says another mail than the label does.</param>
public sealed record MissAnswer(
    string Commit, string Title, string Kind, IReadOnlyList<string> Labelled, string? Found, bool IsDoubtful, string Reason);

/// <summary>The words for a miss.</summary>
public static class MissKinds
{
    public const string WrongVersion = "wrong version";
    public const string WrongPart = "wrong part";
    public const string WrongPatch = "wrong patch";
    public const string NotMatched = "not matched";
    public const string MailNotRead = "mail not read";
    public const string CommitNotRead = "commit not read";
}

/// <summary>A match of a commit that has no label.</summary>
/// <param name="Likeness">The share of the changed lines that both have; null where a change is not known.</param>
public sealed record SampledMatchAnswer(
    string Commit, string Title, PostingAnswer Posting, IReadOnlyList<EvidenceAnswer> Evidence, double Confidence, double? Likeness);
