namespace Tracker.Core.Matching;

/// <summary>How it was decided which posted patch a commit is.</summary>
/// <param name="Candidates">The one that was taken first, then those that fit too, best first, then those of which too little is the commit's.</param>
public sealed record MatchStory(IReadOnlyList<CandidateStory> Candidates)
{
    /// <summary>The one that was taken; null: none was.</summary>
    public CandidateStory? Chosen => Candidates is [{ Standing: Standing.Chosen } chosen, ..] ? chosen : null;

    /// <summary>Others that speak for themselves too, best first.</summary>
    public IEnumerable<CandidateStory> AlsoFit => Candidates.Where(candidate => candidate.Standing == Standing.AlsoFits);

    /// <summary>Nothing in the mails tells the one that was taken from another: it is the newest, or just the first.</summary>
    public bool IsAmbiguous => Chosen is not null && AlsoFit.Any(other => other.Difference is null or { Rank: MatchRank.Newest });
}

/// <summary>What speaks for a candidate and what against it.</summary>
/// <param name="Objection">Why it is not enough; null where it is.</param>
/// <param name="Difference">What tells it from the one that was taken; null: nothing does, or it is that one, or none was.</param>
public sealed record CandidateStory(WeighedPatch Weighed, Standing Standing, Objection? Objection, RankDifference? Difference)
{
    public bool IsSameAuthor { get; init; }

    /// <summary>Both changes are known, so that it says something when few lines are alike.</summary>
    public bool IsCompared { get; init; }

    public bool IsPostedLater { get; init; }
}

/// <summary>What became of a candidate.</summary>
public enum Standing
{
    Chosen,
    AlsoFits,
    NotEnough,
}

/// <summary>By what candidates are put in order, the strongest first.</summary>
public enum MatchRank
{
    Trailer,
    Claim,
    Upstream,
    CoverTrailer,
    SameChange,
    Likeness,
    PostedBefore,
    Title,
    AuthorDate,
    Newest,

    /// <summary>Something beside the commit itself spoke for the one that was taken; its evidence says what.</summary>
    Beside,
}

/// <summary>The strongest thing in which a candidate and the one that was taken differ.</summary>
/// <param name="IsForChosen">False where the candidate is ahead: what was taken was settled before its change was looked at.</param>
public sealed record RankDifference(MatchRank Rank, bool IsForChosen);

/// <summary>Why a candidate is not taken for the commit, though something speaks for it.</summary>
public enum Objection
{
    /// <summary>A trailer or a mail names it, and neither title, date nor change bears that out.</summary>
    NotBorneOut,

    /// <summary>It was posted after the commit was made.</summary>
    PostedLater,

    /// <summary>It was posted so long before that it is not taken up any more.</summary>
    Forgotten,

    /// <summary>The title is the same, the changes have nothing in common.</summary>
    AnotherChange,

    /// <summary>The title is the same, but it is by somebody else and little of the change is.</summary>
    AnotherAuthor,

    /// <summary>It was made at the same second, and too little of the change is the same.</summary>
    OnlyTheSecond,

    /// <summary>So small a change is made twice by chance.</summary>
    SmallChange,

    /// <summary>The trailer names the cover letter, and nothing says that it is this part.</summary>
    OnlyTheSeries,

    /// <summary>Some lines are alike, and that is all.</summary>
    OnlySomeLines,
}
