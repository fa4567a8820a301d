namespace Tracker.Core.Matching;

/// <content>Tells how it was decided, by the same weighing.</content>
public static partial class Matcher
{
    /// <summary>Clocks that are kept are off by no more than this.</summary>
    private static readonly TimeSpan KeptClocks = TimeSpan.FromHours(1);

    /// <param name="decided">The mail_key of the patch that was taken; null: none was.</param>
    /// <param name="stored">By mail_key, what was kept as evidence: what more than the commit itself says is only there.</param>
    public static MatchStory Explain(CommitToMatch commit, IReadOnlyList<PostedPatch> candidates, long? decided, ILookup<long, Evidence> stored)
    {
        var weighed = candidates.Select(patch => WithStored(Weigh(commit, patch), stored[patch.MailKey])).Where(candidate => Speaks(candidate) || candidate.Patch.MailKey == decided).ToList();
        weighed.Sort((left, right) => Compare(commit, left, right));
        var chosen = weighed.Find(candidate => candidate.Patch.MailKey == decided);
        return new MatchStory([.. weighed.Select(candidate => Tell(commit, candidate, chosen, stored)).OrderBy(candidate => candidate.Standing)]);
    }

    private static WeighedPatch WithStored(WeighedPatch candidate, IEnumerable<Evidence> stored) =>
        candidate with { Evidence = [.. candidate.Evidence, .. stored.Where(kept => !candidate.Has(kept.Kind))] };

    private static CandidateStory Tell(CommitToMatch commit, WeighedPatch candidate, WeighedPatch? chosen, ILookup<long, Evidence> stored)
    {
        var isChosen = ReferenceEquals(candidate, chosen);
        var fits = Convinces(commit, candidate);
        return new CandidateStory(
            candidate,
            isChosen ? Standing.Chosen : fits ? Standing.AlsoFits : Standing.NotEnough,
            isChosen || fits ? null : ObjectionTo(commit, candidate),
            isChosen || chosen is null ? null : Difference(commit, chosen, candidate, stored))
        {
            IsSameAuthor = IsSameAuthor(commit, candidate.Patch),
            IsCompared = commit.Diff is { Sketch.Lines: > 0 } && candidate.Patch.Diff is { Sketch.Lines: > 0 },
            IsPostedLater = candidate.Patch.PostedAt > commit.CommittedAt + KeptClocks.TotalSeconds,
        };
    }

    /// <summary>The strongest thing in which they differ; where that does not speak for the one that was taken, something beside the commit did.</summary>
    private static RankDifference? Difference(CommitToMatch commit, WeighedPatch chosen, WeighedPatch other, ILookup<long, Evidence> stored)
    {
        var own = Weigh(commit, chosen.Patch);
        var hasMore = stored[chosen.Patch.MailKey].Any(kept => !own.Has(kept.Kind));
        foreach (var (rank, value) in Ranking(commit))
        {
            var order = value(chosen).CompareTo(value(other));
            if (order != 0)
                return hasMore && (order < 0 || rank == MatchRank.Newest) ? new RankDifference(MatchRank.Beside, true) : new RankDifference(rank, order > 0);
        }
        return hasMore ? new RankDifference(MatchRank.Beside, true) : null;
    }

    /// <summary>What is compared, one after the other, strongest first: the order of the decision in steps that can be told.</summary>
    private static (MatchRank Rank, Func<WeighedPatch, double> Value)[] Ranking(CommitToMatch commit) =>
    [
        (MatchRank.Trailer, candidate => candidate.Has(EvidenceKind.Trailer) ? 1 : 0),
        (MatchRank.Claim, candidate => candidate.IsClaimed ? 1 : 0),
        (MatchRank.Upstream, candidate => candidate.Has(EvidenceKind.Upstream) ? 1 : 0),
        (MatchRank.CoverTrailer, candidate => candidate.Has(EvidenceKind.CoverTrailer) ? 1 : 0),
        (MatchRank.SameChange, candidate => candidate.HasSameChange ? 1 : 0),
        (MatchRank.Likeness, candidate => Math.Round(candidate.Likeness * 4)),
        (MatchRank.PostedBefore, candidate => candidate.Patch.PostedAt <= commit.CommittedAt + KeptClocks.TotalSeconds ? 1 : 0),
        (MatchRank.Title, candidate => candidate.Has(EvidenceKind.Title) ? 1 : 0),
        (MatchRank.AuthorDate, candidate => candidate.Has(EvidenceKind.AuthorDate) ? 1 : 0),
        (MatchRank.Newest, candidate => IsPostedBefore(commit, candidate.Patch) ? candidate.Patch.PostedAt : double.MinValue),
    ];

    /// <summary>What is missing, of a candidate that does not convince.</summary>
    private static Objection ObjectionTo(CommitToMatch commit, WeighedPatch candidate)
    {
        if (candidate.Has(EvidenceKind.Trailer) || candidate.IsClaimed)
            return Objection.NotBorneOut;
        if (!IsPostedBefore(commit, candidate.Patch))
            return Objection.PostedLater;
        if (candidate.Has(EvidenceKind.Title))
            return ContradictsDiff(commit, candidate) ? Objection.AnotherChange
                : IsForgotten(commit, candidate.Patch) ? Objection.Forgotten : Objection.AnotherAuthor;
        if (candidate.HasSameChange)
            return IsForgotten(commit, candidate.Patch) ? Objection.Forgotten : Objection.SmallChange;
        return candidate.Has(EvidenceKind.AuthorDate) ? Objection.OnlyTheSecond
            : candidate.Has(EvidenceKind.CoverTrailer) ? Objection.OnlyTheSeries : Objection.OnlySomeLines;
    }
}
