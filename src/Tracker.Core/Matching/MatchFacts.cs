using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>What the matcher is told of a commit.</summary>
/// <param name="AuthoredAt">Unix seconds, UTC; so is <paramref name="CommittedAt"/>.</param>
/// <param name="LinkedMessageIds">The mails that its provenance trailers name; empty when trailers are to be ignored.</param>
/// <param name="Diff">Null when it has not been read or cannot be.</param>
/// <param name="UpstreamMailKeys">The patches that the commits are which it says it is a backport of.</param>
public sealed record CommitToMatch(
    long TitleHash,
    Person Author,
    long AuthoredAt,
    long CommittedAt,
    IReadOnlyList<string> LinkedMessageIds,
    PatchDiff? Diff,
    IReadOnlyList<long> UpstreamMailKeys)
{
    /// <summary>The patches that mails say it is; empty when trailers are to be ignored, since these name the mail as well.</summary>
    public IReadOnlyList<ClaimedPatch> Claims { get; init; } = [];
}

/// <summary>A patch that a mail says a commit is.</summary>
public sealed record ClaimedPatch(long MailKey, Evidence Evidence);

/// <summary>What the matcher is told of a posted patch.</summary>
/// <param name="AuthoredAt">What git am would make the author date, Unix seconds; null when the mail has none.</param>
/// <param name="CoverMessageIds">The cover letters of the versions that it is part of.</param>
/// <param name="Diff">Null when the mail has none that can be read.</param>
public sealed record PostedPatch(
    long MailKey,
    string MessageId,
    long TitleHash,
    Person Author,
    Person Sender,
    long? AuthoredAt,
    long PostedAt,
    IReadOnlyList<string> CoverMessageIds,
    PatchDiff? Diff);

/// <summary>Which posted patch a commit is.</summary>
public abstract record PatchMatch
{
    private PatchMatch()
    {
    }

    /// <summary>It is this one, as far as the commit alone tells.</summary>
    /// <param name="Siblings">Other postings that speak for themselves too: versions that are the same but for a word.</param>
    public sealed record Found(WeighedPatch Patch, IReadOnlyList<WeighedPatch> Siblings) : PatchMatch;

    /// <summary>It is none that is known, and why.</summary>
    public sealed record None(string Reason) : PatchMatch;
}

/// <summary>A candidate with all that speaks for it.</summary>
public sealed record WeighedPatch(PostedPatch Patch, IReadOnlyList<Evidence> Evidence, double Likeness)
{
    public bool Has(EvidenceKind kind) => Evidence.Any(evidence => evidence.Kind == kind);

    /// <summary>The change is the commit's, line for line.</summary>
    public bool HasSameChange => Has(EvidenceKind.PatchId) || Has(EvidenceKind.Content);

    /// <summary>A mail says that it is the commit.</summary>
    public bool IsClaimed => Evidence.Any(evidence => evidence.IsClaim);
}
