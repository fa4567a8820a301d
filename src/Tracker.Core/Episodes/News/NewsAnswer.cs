namespace Tracker.Core.Episodes.News;

/// <summary>What happened to everything that is followed.</summary>
/// <param name="Since">From this moment on.</param>
/// <param name="Until">Up to this moment; null: up to now.</param>
/// <param name="AsOf">The oldest moment up to which every followed tree has been read, UTC; null before the first whole sync.</param>
/// <param name="Groups">By what happened, in the order in which one reads them aloud.</param>
public sealed record NewsAnswer(DateTimeOffset Since, DateTimeOffset? Until, DateTimeOffset? AsOf, IReadOnlyList<NewsGroup> Groups)
{
    /// <summary>The id of the feed of everything that is followed.</summary>
    public static string FeedId => NewsIds.News;
}

/// <summary>All that happened to one series.</summary>
/// <param name="FeedId">Stays the same as long as its first mail does: a tag URI (RFC 4151).</param>
public sealed record SeriesNews(string FeedId, long Id, string Title, NewsAnswer News);

/// <summary>News of one kind.</summary>
/// <param name="Kind">One of <see cref="NewsKinds"/>.</param>
/// <param name="Items">Newest first.</param>
public sealed record NewsGroup(string Kind, string Heading, IReadOnlyList<NewsItem> Items);

/// <summary>Something that happened to a series that is followed.</summary>
/// <param name="Id">Stays the same as long as the fact does: a tag URI (RFC 4151).</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind">One of <see cref="NewsKinds"/>.</param>
/// <param name="Text">What happened, as one says it on air.</param>
/// <param name="Url">Where to read the mail; null when there is none, or the archive has no web address.</param>
/// <param name="CoveredIn">The episodes that spoke of the series, newest first.</param>
public sealed record NewsItem(
    string Id, DateTimeOffset At, string Kind, long Series, string Community, string Title, string Author, string Text,
    int? Version, string? Tree, string? Branch, string? Release, string? Commit, string? MessageId, string? Url, IReadOnlyList<string> CoveredIn);

/// <summary>The words for what can happen to what is followed.</summary>
public static class NewsKinds
{
    public const string Merged = "merged";
    public const string PartlyMerged = "partly merged";
    public const string Reverted = "reverted";
    public const string Dropped = "dropped";
    public const string InNext = "in next";
    public const string InTree = "in tree";
    public const string Backported = "backported";
    public const string NewVersion = "new version";

    /// <summary>No new version for months, and not merged.</summary>
    public const string Quiet = "quiet";
}
