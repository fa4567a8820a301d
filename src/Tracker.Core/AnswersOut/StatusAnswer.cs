namespace Tracker.Core.AnswersOut;

/// <summary>The answer to "has it merged yet?": the series that fit the query, best first. Flat, the same for every way of asking.</summary>
/// <param name="AsOf">The oldest moment up to which every followed tree has been read, UTC; null before the first whole sync.</param>
/// <param name="Coverage">What was read, since when and up to when: what "not merged" rests on.</param>
/// <param name="Note">What is known where no series is: a commit that no posted patch matches, for example; else null.</param>
public sealed record StatusAnswer(
    string Query, DateTimeOffset? AsOf, IReadOnlyList<CoverageAnswer> Coverage, IReadOnlyList<SeriesAnswer> Series, string? Note);

/// <summary>How much of an archive or tree the answers rest on.</summary>
/// <param name="Kind">"archive" or "tree".</param>
/// <param name="From">Its mails are read from this day on; null: from its beginning.</param>
/// <param name="ReadAt">When it was last read to its end; null: never.</param>
/// <param name="Failure">Why the last pass could not read it, or null.</param>
public sealed record CoverageAnswer(string Community, string Kind, string Name, DateTimeOffset? From, DateTimeOffset? ReadAt, string? Failure)
{
    /// <summary>Of a tree: the date of its newest commit; null: not known. It may be read daily and not have moved for weeks.</summary>
    public DateTimeOffset? MovedAt { get; init; }
}

/// <summary>A series, all its versions, and what became of each of its patches.</summary>
/// <param name="Verdict">One of <see cref="Verdicts"/>.</param>
/// <param name="Sentence">The verdict as one says it on air, with what it rests on.</param>
public sealed record SeriesAnswer(
    long Id,
    string Community,
    string Title,
    PersonAnswer Author,
    string Verdict,
    string Sentence,
    int LatestVersion,
    int? LandedVersion,
    IReadOnlyList<VersionAnswer> Versions,
    IReadOnlyList<TreeAnswer> Trees,
    IReadOnlyList<PatchAnswer> Patches)
{
    /// <summary>What robots' and maintainers' mails say became of its patches, oldest first, whether or not a followed tree bears it out.</summary>
    public IReadOnlyList<SaidAnswer> Said { get; init; } = [];

    /// <summary>Commits that came in between its own, by one of its authors, and that nobody posted.</summary>
    public IReadOnlyList<ExtraCommitAnswer> Extra { get; init; } = [];

    /// <summary>Its way in one sentence as one reads it aloud: "v3 posted 12 March 2017, in next since 20 March, merged for v4.13-rc1 on 4 July".</summary>
    public string Path { get; init; } = "";

    /// <summary>The same with everything that is known, oldest first.</summary>
    public IReadOnlyList<TimelineEvent> Timeline { get; init; } = [];

    /// <summary>The episodes that spoke of it, newest first; a line each where one did so twice.</summary>
    public IReadOnlyList<CoveredAnswer> CoveredIn { get; init; } = [];

    /// <summary>What the timeline is told from, for those who tell it otherwise.</summary>
    internal IReadOnlyList<Chapter> Chapters { get; init; } = [];

    /// <summary>What an answer as of an earlier day cannot know; empty for an answer of today.</summary>
    public IReadOnlyList<string> NotKnown { get; init; } = [];
}

/// <summary>An episode that spoke of a series.</summary>
/// <param name="Episode">Its name.</param>
/// <param name="Version">The one that it named, else the one that its words were found to mean.</param>
/// <param name="Line">Where in its notes, from 1.</param>
public sealed record CoveredAnswer(string Episode, DateOnly Aired, int Version, int Line);

/// <summary>Something that happened to a series.</summary>
/// <param name="At">When; of an integration tree the day whose state was seen.</param>
/// <param name="Kind">One of <see cref="TimelineKinds"/>.</param>
/// <param name="Text">What, in words.</param>
public sealed record TimelineEvent(DateTimeOffset At, string Kind, string Text)
{
    public string? Tree { get; init; }

    public string? Branch { get; init; }

    /// <summary>The first release that has it; null: none has, or it is not known.</summary>
    public string? Release { get; init; }

    /// <summary>The merge, the revert, or the one commit that it was; null where there were several.</summary>
    public string? Commit { get; init; }

    public string? MessageId { get; init; }

    /// <summary>Where to read the mail; null when there is none, or the archive has no web address.</summary>
    public string? Url { get; init; }
}

/// <summary>The words for what can happen to a series.</summary>
public static class TimelineKinds
{
    public const string Posted = "posted";
    public const string InNext = "in next";
    public const string LeftNext = "left next";
    public const string Dropped = "dropped";
    public const string InTree = "in tree";
    public const string PullRequest = "pull request";
    public const string Merged = "merged";
    public const string Backported = "backported";
    public const string Reverted = "reverted";
}

/// <summary>A person as the archive names them.</summary>
public sealed record PersonAnswer(string Name, string Email);

/// <summary>A posted version.</summary>
/// <param name="Url">Where to read it, null when the archive has no web address.</param>
/// <param name="LinkedBy">Why it is taken for a version of this series; null on the first.</param>
public sealed record VersionAnswer(
    int Version, string Title, bool IsRfc, bool IsResend, DateTimeOffset PostedAt, string MessageId, int Parts, string? Url, string? LinkedBy);

/// <summary>How much of the series a tree's branch holds.</summary>
/// <param name="Release">The release that has all that landed; null while a patch waits for its release.</param>
/// <param name="FirstAt">When the first of its patches came into the branch.</param>
/// <param name="LastAt">When the last of them did.</param>
public sealed record TreeAnswer(
    string Tree, string Role, string Branch, int Landed, int Of, string? Release, DateTimeOffset? FirstAt, DateTimeOffset? LastAt)
{
    /// <summary>How many of its patches the branch had and took back.</summary>
    public int Reverted { get; init; }

    /// <summary>The first release with what was taken back; null: none had it.</summary>
    public string? RevertedFrom { get; init; }

    /// <summary>The first release without what was taken back; null: there is none yet.</summary>
    public string? RevertedIn { get; init; }

    /// <summary>Where no release has it yet: the branch's newest release, after which it came.</summary>
    public string? After { get; init; }
}

/// <summary>A patch of the version that landed, else of the latest.</summary>
public sealed record PatchAnswer(int Part, string Title, string MessageId, int Version, IReadOnlyList<LandingAnswer> Landings);

/// <summary>A patch in a tree's branch, with what speaks for it.</summary>
/// <param name="State">"landed", "reverted" or "dropped".</param>
/// <param name="Release">The first release that contains it, null when none does yet.</param>
/// <param name="PostedAgain">The mail of another series that the commit was made from, which has the same patch; null: it was made from this series.</param>
public sealed record LandingAnswer(
    string Tree, string Branch, string? Release, string Commit, string CommitTitle, int Version,
    IReadOnlyList<string> Evidence, double Confidence, string State, DateTimeOffset CommittedAt, string? PostedAgain = null)
{
    /// <summary>When it came into the branch; null: not known.</summary>
    public DateTimeOffset? EnteredAt { get; init; }

    /// <summary>The merge that brought it; null: it stands on the branch's own line.</summary>
    public MergeAnswer? Merge { get; init; }

    /// <summary>In an integration tree: the first day on which the patch was seen there, under whatever commit.</summary>
    public DateTimeOffset? FirstSeenAt { get; init; }

    /// <summary>In an integration tree: the last day on which it was seen there; null while it is there.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>What takes it back; null: nothing does.</summary>
    public RevertAnswer? RevertedBy { get; init; }

    /// <summary>Other versions with the very same patch: the commit may as well have been made from them.</summary>
    public IReadOnlyList<int> IdenticalIn { get; init; } = [];

    /// <summary>Versions that have the commit's very change where the one that its link names has not: the link contradicts the change.</summary>
    public IReadOnlyList<int> ChangeOf { get; init; } = [];
}

/// <summary>The merge that brought a commit into a branch.</summary>
/// <param name="Source">The tree that was merged; null: it cannot be told.</param>
public sealed record MergeAnswer(string Commit, string Title, string? Source);

/// <summary>The commit that takes another back in the same branch.</summary>
/// <param name="At">When it came into the branch.</param>
/// <param name="Release">The first release that has it; null: none has yet.</param>
public sealed record RevertAnswer(string Commit, DateTimeOffset At, string? Release);

/// <summary>The words of a verdict.</summary>
public static class Verdicts
{
    public const string Merged = "merged";
    public const string PartlyMerged = "partly merged";
    public const string InNext = "in next";
    public const string InTree = "in tree";
    public const string Dropped = "dropped";
    public const string Reverted = "reverted";
    public const string NotMerged = "not merged";
}

/// <summary>A line of <c>export landings</c>: a patch in a branch, in the column order of the export.</summary>
public sealed record LandingRow(
    string Community, string Tree, string Branch, string? Release, string Commit, string MessageId, string Series,
    int Version, int? Part, int? Parts, string Evidence, double Confidence, string State, DateTimeOffset CommittedAt);

/// <summary>What <c>doctor</c> tells about the database: what is there, what was set aside, how the last passes went.</summary>
public sealed record HealthAnswer(
    long Mails, long Patches, long Series, long Commits, long Landings,
    IReadOnlyList<CoverageAnswer> Coverage,
    IReadOnlyList<SetAsideAnswer> SetAside,
    IReadOnlyList<PassAnswer> LastPasses)
{
    public DeskAnswer Desk { get; init; } = new(0, 0, 0, 0);
}

/// <summary>How many episodes there are, what of their mentions was found, and what is followed besides.</summary>
public sealed record DeskAnswer(long Episodes, long Found, long NotFound, long Follows);

/// <summary>Mails of an archive, commits of a tree, or changes of a community's commits that could not be read, by reason.</summary>
/// <param name="Archive">The archive, the tree or the community.</param>
/// <param name="Mails">How many.</param>
/// <param name="Example">"archive source locator" of a mail, "tree id" or "community id" of a commit.</param>
public sealed record SetAsideAnswer(string Archive, string Reason, long Mails, string Example);

/// <summary>A sync pass.</summary>
/// <param name="EndedAt">Null while it runs, and when it was killed.</param>
public sealed record PassAnswer(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Failures, string? Summary);
