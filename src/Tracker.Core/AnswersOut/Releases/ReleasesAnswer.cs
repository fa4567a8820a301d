namespace Tracker.Core.AnswersOut.Releases;

/// <summary>The releases since a day: what was tagged in a followed tree, what was announced on a list, and mostly both.</summary>
/// <param name="AsOf">The oldest moment up to which every followed tree has been read, UTC; null before the first whole sync.</param>
/// <param name="Releases">Newest first.</param>
public sealed record ReleasesAnswer(DateTimeOffset Since, DateTimeOffset? AsOf, IReadOnlyList<ReleaseAnswer> Releases);

/// <summary>A release.</summary>
/// <param name="At">When it was tagged; where no followed tree has the tag, when it was announced.</param>
/// <param name="Name">The tag; where there is none, the name that the mail has.</param>
/// <param name="Project">As the announcement names it, else as the others of the community do, else the community.</param>
/// <param name="Kind">One of <see cref="ReleaseKinds"/>.</param>
/// <param name="Tree">Null where no followed tree has the tag; then there is no commit either.</param>
/// <param name="MessageId">Of the announcement; null: there is none in the archives.</param>
/// <param name="Url">Where to read it, null when the archive has no web address.</param>
public sealed record ReleaseAnswer(
    DateTimeOffset At, string Name, string Project, string Community, string Kind, string? Tree, string? TagCommit, string? MessageId, string? Url);

/// <summary>The words for what a release is.</summary>
/// <remarks>
/// A release that mends another (6.1.55) is long-term when it came more than 110 days after the one that it mends (6.1), and
/// a later one (6.2) was out by then: a normal stable series ends before that, some weeks after the next release. No list
/// of long-term series has to be kept for it; the first months of a series that will be one are told as stable.
/// </remarks>
public static class ReleaseKinds
{
    public const string Candidate = "rc";
    public const string Final = "final";
    public const string Stable = "stable";
    public const string LongTerm = "long-term";

    /// <summary>Of the tree with the PREEMPT_RT patches.</summary>
    public const string RealTime = "rt";
}
