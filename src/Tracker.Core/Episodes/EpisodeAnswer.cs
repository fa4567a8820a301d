using Tracker.Core.Notes;

namespace Tracker.Core.Episodes;

/// <summary>An episode, counted.</summary>
/// <param name="Name">How commands and pages call it.</param>
/// <param name="Title">The first line of its notes that says something.</param>
/// <param name="Found">So many of its mentions are known to be a mail of the archives.</param>
public sealed record EpisodeSummary(string Name, string Title, DateOnly Aired, DateTimeOffset AddedAt, long Mentions, long Found)
{
    public long NotFound => Mentions - Found;
}

/// <summary>An episode with all that it speaks of, and what became of that.</summary>
/// <param name="AsOf">The oldest moment up to which every followed tree has been read, UTC; null before the first whole sync.</param>
/// <param name="Mentions">In the order of the notes.</param>
public sealed record EpisodeAnswer(EpisodeSummary Episode, DateTimeOffset? AsOf, IReadOnlyList<EpisodeMentionAnswer> Mentions);

/// <summary>Something that an episode spoke of.</summary>
/// <param name="Mention">What it says and what that is: as it was found when it was stored; of what was not, what it may be by today's archives.</param>
/// <param name="Series">What became of it; null where it is no series, or was not found.</param>
public sealed record EpisodeMentionAnswer(MentionAnswer Mention, SeriesNow? Series);

/// <summary>How a series stands today, in short.</summary>
/// <param name="Path">Its way in one sentence.</param>
/// <param name="Release">The first release of mainline that has it; null: none has.</param>
public sealed record SeriesNow(
    long Id, string Community, string Title, string Author, string Verdict, string Path, int LatestVersion, int? LandedVersion, string? Release);

/// <summary>What came of adding an episode, or of removing one.</summary>
/// <param name="Episode">As it stands now; as it was, when it was removed.</param>
/// <param name="Replaced">The one that had this name before; null: none had.</param>
public sealed record EpisodeOutcome(EpisodeAnswer Episode, EpisodeSummary? Replaced);
