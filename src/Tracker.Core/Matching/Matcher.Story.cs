namespace Tracker.Core.Matching;

/// <content>Tells how it was decided, by the same weighing.</content>
public static partial class Matcher
{
    /// <param name="decided">The mail_key of the patch that was taken; null: none was.</param>
    public static MatchStory Explain(CommitToMatch commit, IReadOnlyList<PostedPatch> candidates, long? decided)
    {
        var weighed = candidates.Select(patch => Weigh(commit, patch)).Where(Speaks).ToList();
        weighed.Sort((left, right) => Compare(commit, left, right));
        var chosen = weighed.Find(candidate => candidate.Patch.MailKey == decided);
        return new MatchStory([.. weighed.Select(candidate => Tell(commit, candidate, chosen)).OrderBy(candidate => candidate.Standing)]);
    }

    private static CandidateStory Tell(CommitToMatch commit, WeighedPatch candidate, WeighedPatch? chosen)
    {
        var isChosen = ReferenceEquals(candidate, chosen);
        var fits = Convinces(commit, candidate);
        return new CandidateStory(
            candidate,
            isChosen ? Standing.Chosen : fits ? Standing.AlsoFits : Standing.NotEnough,
            isChosen || fits ? null : ObjectionTo(commit, candidate),
            isChosen || chosen is null || FirstDifference(commit, chosen, candidate) is not { } difference ? null : new RankDifference(difference.Rank, difference.Order > 0))
        {
            IsSameAuthor = IsSameAuthor(commit, candidate.Patch),
            IsCompared = commit.Diff is { Sketch.Lines: > 0 } && candidate.Patch.Diff is { Sketch.Lines: > 0 },
            IsPostedLater = candidate.Patch.PostedAt > commit.CommittedAt + SmallSlack.TotalSeconds,
        };
    }

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
