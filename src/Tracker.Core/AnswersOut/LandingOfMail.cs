using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>A landing of a posted patch, with how it came where it is and how it was taken back.</summary>
internal sealed record LandingOfMail(
    long MailKey, long BranchKey, long CommitKey, string Tree, TreeRole Role, string Branch, string CommitId, string CommitTitle,
    DateTimeOffset CommittedAt, LandingState State, long? RevertedBy, double Confidence, IReadOnlyList<string> Evidence, string? PostedAgain = null)
{
    public Arrival Arrival { get; init; } = new(CommitId, CommittedAt, null, null, null);

    /// <summary>How the commit that takes it back came into the branch; null: none does.</summary>
    public Arrival? Revert { get; init; }

    /// <summary>From when to when the branch had it, under whatever commit; null where only the commit counts.</summary>
    public Stay? Stay { get; init; }

    public LandingAnswer ToAnswer(int version) => new(
        Tree, Branch, Arrival.Release, CommitId, CommitTitle, version, Evidence, Confidence, State.Name(), CommittedAt, PostedAgain)
    {
        EnteredAt = Arrival.At,
        Merge = Arrival.Merge,
        FirstSeenAt = Stay?.First,
        LastSeenAt = Stay?.Last,
        RevertedBy = Revert is null ? null : new RevertAnswer(Revert.CommitId, Revert.At, Revert.Release),
    };

    public PartPresence ToPresence(PostedAs known) => new(Role, State, PostedAgain is null ? known : PostedAs.AnotherSeries);
}

/// <summary>How a commit came into a branch.</summary>
/// <param name="At">When it was there: not when it was written or committed somewhere.</param>
/// <param name="Release">The first release that contains it; null: none does yet.</param>
/// <param name="Merge">The merge that brought it; null: it stands on the branch's own line.</param>
internal sealed record Arrival(string CommitId, DateTimeOffset At, string? Release, DateTimeOffset? ReleasedAt, MergeAnswer? Merge);

/// <summary>From when to when a branch that is rebuilt had a patch.</summary>
/// <param name="Last">When it was last seen there; null: it is there.</param>
internal sealed record Stay(long MailKey, long BranchKey, TreeRole Role, string Tree, string Branch, DateTimeOffset First, DateTimeOffset? Last)
{
    /// <summary>When it was first missed there: nobody could know sooner that it left. Null while it is there, or where that is not known.</summary>
    public DateTimeOffset? Missed { get; init; }
}
