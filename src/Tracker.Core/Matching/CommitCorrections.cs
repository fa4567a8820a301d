namespace Tracker.Core.Matching;

/// <summary>What people said of a commit. It outranks evidence. Pure: reads its arguments and nothing else.</summary>
/// <param name="Linked">The patches that it is, each with the name of who says so.</param>
/// <param name="Unlinked">The patches that it is not, by their mail_key.</param>
public sealed record CommitCorrections(IReadOnlyList<LinkedPatch> Linked, IReadOnlySet<long> Unlinked)
{
    /// <summary>As sure as anything is told; see <see cref="PatchMatch.Found"/>.</summary>
    private const double Confidence = 0.99;

    public static CommitCorrections None { get; } = new([], new HashSet<long>());

    /// <summary>The candidates without those that it is not: another of them may be the one.</summary>
    public IReadOnlyList<PostedPatch> Allowed(IReadOnlyList<PostedPatch> candidates) =>
        Unlinked.Count == 0 ? candidates : [.. candidates.Where(patch => !Unlinked.Contains(patch.MailKey))];

    /// <summary>What is stored of a decision. Evidence for other patches stays on record, but decides no more where somebody has.</summary>
    /// <param name="voted">What the evidence decided; null: nothing.</param>
    public DecidedMatch Apply(VotedPatch? voted) => Linked.Count > 0
        ? new([.. Linked.Select(linked => (linked.MailKey, Confidence)).Order()],
            [.. Linked.Select(linked => (linked.MailKey, new Evidence(EvidenceKind.Correction, linked.By)))])
        : voted is null ? new([], [])
        : new([(voted.MailKey, voted.Confidence)], voted.Vote is { } vote ? [(voted.MailKey, vote)] : []);
}

/// <summary>A patch that somebody says a commit is.</summary>
public sealed record LinkedPatch(long MailKey, string By);

/// <summary>The patches that a commit is, in the order of their keys, and what was decided by besides what speaks for each of its own.</summary>
public sealed record DecidedMatch(
    IReadOnlyList<(long MailKey, double Confidence)> Patches, IReadOnlyList<(long MailKey, Evidence Evidence)> Evidence);
