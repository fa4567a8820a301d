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
public sealed record CoverageAnswer(string Community, string Kind, string Name, DateTimeOffset? From, DateTimeOffset? ReadAt, string? Failure);

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
}

/// <summary>A person as the archive names them.</summary>
public sealed record PersonAnswer(string Name, string Email);

/// <summary>A posted version.</summary>
/// <param name="Url">Where to read it, null when the archive has no web address.</param>
/// <param name="LinkedBy">Why it is taken for a version of this series; null on the first.</param>
public sealed record VersionAnswer(
    int Version, string Title, bool IsRfc, bool IsResend, DateTimeOffset PostedAt, string MessageId, int Parts, string? Url, string? LinkedBy);

/// <summary>How much of the series a tree's branch holds.</summary>
public sealed record TreeAnswer(
    string Tree, string Role, string Branch, int Landed, int Of, string? Release, DateTimeOffset? FirstAt, DateTimeOffset? LastAt);

/// <summary>A patch of the version that landed, else of the latest.</summary>
public sealed record PatchAnswer(int Part, string Title, string MessageId, int Version, IReadOnlyList<LandingAnswer> Landings);

/// <summary>A patch in a tree's branch, with what speaks for it.</summary>
/// <param name="State">"landed", "reverted" or "dropped".</param>
/// <param name="Release">The first release that contains it, null when none does yet.</param>
/// <param name="PostedAgain">The mail of another series that the commit was made from, which has the same patch; null: it was made from this series.</param>
public sealed record LandingAnswer(
    string Tree, string Branch, string? Release, string Commit, string CommitTitle, int Version,
    IReadOnlyList<string> Evidence, double Confidence, string State, DateTimeOffset CommittedAt, string? PostedAgain = null);

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
    IReadOnlyList<PassAnswer> LastPasses);

/// <summary>Mails of an archive, commits of a tree, or changes of a community's commits that could not be read, by reason.</summary>
/// <param name="Archive">The archive, the tree or the community.</param>
/// <param name="Mails">How many.</param>
/// <param name="Example">"archive source locator" of a mail, "tree id" or "community id" of a commit.</param>
public sealed record SetAsideAnswer(string Archive, string Reason, long Mails, string Example);

/// <summary>A sync pass.</summary>
/// <param name="EndedAt">Null while it runs, and when it was killed.</param>
public sealed record PassAnswer(DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Failures, string? Summary);
