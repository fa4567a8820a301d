using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.News;

/// <summary>Reads what happened to everything that is followed: each series' own story, and of that what falls into the time asked for.</summary>
internal sealed class NewsReading
{
    public const int UsualQuietMonths = 6;

    /// <summary>In the order in which one reads them aloud.</summary>
    private static readonly (string Kind, string Heading)[] InOrder =
    [
        (NewsKinds.Merged, "Merged"),
        (NewsKinds.PartlyMerged, "Partly merged"),
        (NewsKinds.Reverted, "Reverted"),
        (NewsKinds.Dropped, "Dropped from next"),
        (NewsKinds.InNext, "New in next"),
        (NewsKinds.InTree, "New in a maintainer's tree"),
        (NewsKinds.Backported, "Backported"),
        (NewsKinds.NewVersion, "New versions"),
        (NewsKinds.Quiet, "Gone quiet"),
    ];

    private readonly SeriesReading reading;
    private readonly IReadOnlyList<CoverageAnswer> coverage;
    private readonly int quietMonths;

    private NewsReading(SqliteConnection connection, int quietMonths)
    {
        coverage = CoverageReading.Of(connection);
        reading = new SeriesReading(connection, coverage);
        this.quietMonths = quietMonths;
    }

    public static NewsAnswer Of(SqliteConnection connection, DateTimeOffset since, DateTimeOffset? until, int quietMonths = UsualQuietMonths)
    {
        var news = new NewsReading(connection, quietMonths);
        var items = new FollowedSeries(connection).All().Select(news.reading.Find).OfType<SeriesAnswer>().SelectMany(news.Items);
        return news.Answer(since, until, items.Where(item => item.At >= since && !(item.At > until)));
    }

    /// <summary>All that happened to one series; null: there is none, nor was there one of this number.</summary>
    public static SeriesNews? OfSeries(SqliteConnection connection, long id)
    {
        var news = new NewsReading(connection, UsualQuietMonths);
        var series = news.reading.Find(id) ?? (new SeriesSearch(connection).OfVersion(id) is { } joined ? news.reading.Find(joined) : null);
        return series is null ? null : new SeriesNews(
            NewsIds.OfSeries(series.Community, series.Versions[0].MessageId), series.Id, series.Title, news.Answer(DateTimeOffset.UnixEpoch, null, news.Items(series)));
    }

    private IEnumerable<NewsItem> Items(SeriesAnswer series) =>
        new NewsStory(series, ReadUpTo(series.Community), quietMonths).Items();

    /// <summary>Up to when it is known that nothing was posted and nothing landed; null: not known.</summary>
    private DateTimeOffset? ReadUpTo(string community)
    {
        var sources = coverage.Where(source => source.Community == community).ToList();
        return sources.Exists(source => source.ReadAt is null) ? null : sources.Min(source => source.ReadAt);
    }

    private NewsAnswer Answer(DateTimeOffset since, DateTimeOffset? until, IEnumerable<NewsItem> items)
    {
        var byKind = items.ToLookup(item => item.Kind);
        return new(since, until, CoverageReading.AsOf(coverage), [.. InOrder.Where(group => byKind.Contains(group.Kind)).Select(group => Group(group.Kind, group.Heading))]);

        NewsGroup Group(string kind, string heading) =>
            new(kind, heading, [.. byKind[kind].OrderByDescending(item => item.At).ThenBy(item => item.Id, StringComparer.Ordinal)]);
    }
}
