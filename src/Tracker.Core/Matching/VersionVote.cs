namespace Tracker.Core.Matching;

/// <summary>A commit with the patches that convince on their own.</summary>
public sealed record LandedCommit(long CommitKey, long CommittedAt, IReadOnlyList<LandedPatch> Candidates)
{
    /// <summary>Those that are equally good, so that only the version is open.</summary>
    public IReadOnlyList<LandedPatch> Best { get; } = BestOf(CommittedAt, Candidates);

    /// <summary>A lesser one that has the commit's very change, which the best may lack; null: there is none.</summary>
    public LandedPatch? Contradicting => Candidates.FirstOrDefault(patch => !Best.Contains(patch) && patch.Evidence.Any(one => one.Kind is EvidenceKind.PatchId or EvidenceKind.Content));

    private static IReadOnlyList<LandedPatch> BestOf(long committedAt, IReadOnlyList<LandedPatch> candidates)
    {
        var graded = candidates.Select(patch => (patch, Grade: Grade.Of(patch.Evidence, patch.PostedAt, committedAt))).ToList();
        return [.. graded.Where(one => one.Grade == graded.Max(other => other.Grade)).Select(one => one.patch)];
    }
}

/// <summary>A posted patch that a commit may be, with the versions that it is part of, also where it is carried over.</summary>
public sealed record LandedPatch(long MailKey, string MessageId, long PostedAt, IReadOnlyList<PatchVersion> Versions, IReadOnlyList<Evidence> Evidence);

/// <summary>A version of a series.</summary>
public sealed record PatchVersion(long Key, int Number);

/// <summary>The patch that a commit is, what its series said to that, and how sure it is.</summary>
/// <param name="Vote">Null where there was nothing to say: one candidate only, or as much for one as for the other.</param>
public sealed record VotedPatch(long MailKey, Evidence? Vote, double Confidence);

/// <summary>
/// Decides which of several versions landed. A maintainer takes a version, not its patches one by one: parts that changed between versions
/// say which one it was, and parts that are the same in several follow them. Pure: reads its arguments and nothing else.
/// </summary>
public static class VersionVote
{
    /// <summary>Of these rules: a change makes the next pass ask anew what they decide, and nothing else.</summary>
    internal const int Version = 1;

    /// <summary>What was applied together was committed within hours; what came a day later may be of the next version.</summary>
    private static readonly long Together = (long)TimeSpan.FromHours(6).TotalSeconds;

    /// <summary>A mail cannot be much younger than its commit, whatever its clock says.</summary>
    private static readonly long ClockSlack = (long)TimeSpan.FromDays(2).TotalSeconds;

    /// <summary>
    /// In half votes. The author's own second speaks louder than one commit beside it, since somebody may have sent the one patch
    /// again; two outvote it, since authors amend without setting the date.
    /// </summary>
    private const int WeightOfCommit = 2;
    private const int WeightOfDate = 3;

    /// <param name="others">Commits that share a version with it, itself too; those made at another time have no vote.</param>
    /// <returns>Null when it has no candidate.</returns>
    public static VotedPatch? Decide(LandedCommit commit, IReadOnlyList<LandedCommit> others)
    {
        if (commit.Best.Count == 0)
            return null;
        if (commit.Best.Count == 1)
            return new VotedPatch(commit.Best[0].MailKey, null, Confidence.Of(commit.Best[0].Evidence, commit.Contradicting?.Evidence));
        var beside = others.Where(other => Math.Abs(other.CommittedAt - commit.CommittedAt) <= Together).DistinctBy(other => other.CommitKey).ToList();
        var standing = commit.Best.Select(patch => Stand(commit, patch, beside)).Order(Comparer<Standing>.Create(Compare)).ToList();
        var vote = standing[0].Explained > standing.Skip(1).Max(one => one.Explained) ? Told(standing, beside) : null;
        return new VotedPatch(standing[0].Patch.MailKey, vote, ConfidenceOf(standing, vote));
    }

    private static Standing Stand(LandedCommit commit, LandedPatch patch, List<LandedCommit> beside)
    {
        var (explained, number) = patch.Versions.Count == 0
            ? (1, 0)
            : patch.Versions.Select(version => (Explained: beside.Count(other => IsOf(other, version)), version.Number)).Max();
        return new Standing(
            patch, number, explained, (WeightOfCommit * explained) + (HasDate(patch) ? WeightOfDate : 0),
            patch.PostedAt <= commit.CommittedAt + ClockSlack ? patch.PostedAt : long.MinValue);
    }

    private static bool IsOf(LandedCommit commit, PatchVersion version) => commit.Best.Any(patch => patch.Versions.Contains(version));

    private static bool HasDate(LandedPatch patch) => patch.Evidence.Any(one => one.Kind == EvidenceKind.AuthorDate);

    /// <summary>Best first: the version that explains most; then the author date; then the newest, as maintainers take the last one.</summary>
    private static int Compare(Standing left, Standing right)
    {
        var order = right.Votes.CompareTo(left.Votes);
        if (order == 0)
            order = HasDate(right.Patch).CompareTo(HasDate(left.Patch));
        if (order == 0)
            order = right.PostedAt.CompareTo(left.PostedAt);
        return order == 0 ? string.CompareOrdinal(left.Patch.MessageId, right.Patch.MessageId) : order;
    }

    private static Evidence Told(List<Standing> standing, List<LandedCommit> beside)
    {
        var versions = standing.SelectMany(one => one.Patch.Versions).ToHashSet();
        var all = beside.Count(other => other.Best.Any(patch => patch.Versions.Any(versions.Contains)));
        return new Evidence(EvidenceKind.Series, $"{standing[0].Explained} of {all} commits are of v{standing[0].Number}");
    }

    private static double ConfidenceOf(List<Standing> standing, Evidence? vote)
    {
        var evidence = standing[0].Patch.Evidence;
        return Confidence.Of(vote is null ? evidence : [.. evidence, vote], standing[1].Patch.Evidence);
    }

    private sealed record Standing(LandedPatch Patch, int Number, int Explained, int Votes, long PostedAt);
}
