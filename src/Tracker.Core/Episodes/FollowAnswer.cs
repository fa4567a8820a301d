namespace Tracker.Core.Episodes;

/// <summary>What is followed.</summary>
/// <param name="Follows">What somebody said to follow, oldest first.</param>
/// <param name="ByEpisodes">How many series are followed because an episode spoke of them.</param>
public sealed record FollowsAnswer(IReadOnlyList<FollowAnswer> Follows, int ByEpisodes);

/// <summary>A series that somebody said to follow.</summary>
/// <param name="Number">By which it can be removed.</param>
/// <param name="MessageId">A mail of the series.</param>
/// <param name="Query">As typed.</param>
/// <param name="Series">How it stands; null: the archives that are read do not have it.</param>
public sealed record FollowAnswer(long Number, string Community, string MessageId, string Query, DateTimeOffset AddedAt, SeriesNow? Series);

/// <summary>What came of following a series, or of following it no longer.</summary>
/// <param name="Followed">What is followed by it; null: nothing is.</param>
/// <param name="Removed">What is followed no longer; null: nothing was.</param>
/// <param name="WasKnown">Whether it was followed before.</param>
/// <param name="Candidates">Where it is not one series: what it may be, best first.</param>
public sealed record FollowOutcome(FollowAnswer? Followed, FollowAnswer? Removed, bool WasKnown, IReadOnlyList<FollowCandidate> Candidates);

/// <summary>A series that may be meant.</summary>
/// <param name="MessageId">By which it can be named without doubt.</param>
public sealed record FollowCandidate(long Series, string Title, string Author, string Verdict, DateTimeOffset PostedAt, string MessageId);
