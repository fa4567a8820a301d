using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.News;

/// <summary>
/// Tells a series' story as news. Pure. All of it is told, whatever time is asked for: so that an item is the same in every
/// answer, and what comes later adds items and takes none away.
/// </summary>
/// <param name="readUpTo">Up to when archives and trees were read; null: not known, and nothing is called quiet.</param>
internal sealed class NewsStory(SeriesAnswer series, DateTimeOffset? readUpTo, int quietMonths)
{
    private readonly NewsStanding standing = new(series);
    private readonly IReadOnlyList<string> coveredIn = [.. series.CoveredIn.Select(covered => covered.Episode).Distinct()];

    public IEnumerable<NewsItem> Items() =>
    [
        .. series.Versions.Skip(1).Select(Posted),
        .. series.Chapters.Where(chapter => KindOf(chapter) is not null).GroupBy(NewsIds.Event).Select(Happened).OfType<NewsItem>(),
        .. Quiet(),
    ];

    /// <summary>Null: it is told as something else, or is no news.</summary>
    private static string? KindOf(Chapter chapter) => chapter.Kind switch
    {
        TimelineKinds.Merged => NewsKinds.Merged,
        TimelineKinds.Reverted => NewsKinds.Reverted,
        TimelineKinds.Dropped => NewsKinds.Dropped,
        TimelineKinds.InNext => NewsKinds.InNext,
        TimelineKinds.InTree => NewsKinds.InTree,
        TimelineKinds.Backported => NewsKinds.Backported,
        _ => null,
    };

    private NewsItem Posted(VersionAnswer version) => Item(
        NewsIds.Of(series, $"version/{NewsIds.Escape(version.MessageId)}"), version.PostedAt, NewsKinds.NewVersion, NewsText.Posted(series, version, IsAgain(version)), version);

    /// <summary>Sent once more under the number that it had.</summary>
    private bool IsAgain(VersionAnswer version) => series.Versions.Any(other => other.Version == version.Version && other.PostedAt < version.PostedAt);

    /// <summary>What one sees as one thing may be several chapters: patches that shared a day, and parted later.</summary>
    private NewsItem? Happened(IGrouping<string, Chapter> chapters)
    {
        var chapter = NewsIds.Whole([.. chapters]);
        var at = NewsIds.At(chapter);
        var version = VersionOf(chapter, at);
        if (chapter.Kind == TimelineKinds.Merged)
            return Landed(NewsIds.Of(series, chapters.Key), chapter, version);
        return Item(NewsIds.Of(series, chapters.Key), at, KindOf(chapter) ?? "", NewsText.Happened(series, chapter, standing.Of), version, chapter);
    }

    /// <summary>Null: mainline had all of it already; another commit with a patch of it is no news.</summary>
    private NewsItem? Landed(string id, Chapter chapter, VersionAnswer version)
    {
        var (before, after) = (standing.Before(chapter.At), standing.At(chapter.Until));
        if (before >= standing.Of)
            return null;
        var isWhole = after >= standing.Of;
        var text = isWhole ? NewsText.Merged(series, chapter, version, standing.Of, before) : NewsText.Partly(series, chapter, version, standing.Of, after);
        return Item(
            id, chapter.At, isWhole ? NewsKinds.Merged : NewsKinds.PartlyMerged, standing.At(DateTimeOffset.MaxValue) < after ? text + NewsText.TakenBack : text, version, chapter);
    }

    /// <summary>Told on the day on which the months were over, and true of that day whatever came after it.</summary>
    private IEnumerable<NewsItem> Quiet()
    {
        for (var at = 0; at < series.Versions.Count; at++)
        {
            var version = series.Versions[at];
            var over = version.PostedAt.AddMonths(quietMonths);
            var isLast = !series.Versions.Skip(at + 1).Any(later => later.PostedAt <= over);
            if (isLast && over <= readUpTo && !standing.IsAcceptedAt(over))
                yield return Item(
                    NewsIds.Of(series, $"quiet-{quietMonths}/{NewsIds.Escape(version.MessageId)}"), over, NewsKinds.Quiet,
                    NewsText.Quiet(series, version, quietMonths, standing.Of, standing.At(over)) + SaidBefore(over) + (HasMovedSince(over) ? NewsText.Moved : ""), version);
        }
    }

    /// <summary>What went into a tree that is not followed has not gone quiet for nothing.</summary>
    private string SaidBefore(DateTimeOffset moment) =>
        series.Said.LastOrDefault(said => said.What is SaidWords.Applied or SaidWords.Merged && said.At <= moment) is { } said ? $" It is {said.Text}." : "";

    private bool HasMovedSince(DateTimeOffset moment) =>
        series.Versions.Any(version => version.PostedAt > moment) || standing.At(DateTimeOffset.MaxValue) > standing.At(moment);

    /// <summary>The version that came there then; else the one that landed, if it was posted by then; else the latest of that day.</summary>
    private VersionAnswer VersionOf(Chapter chapter, DateTimeOffset at)
    {
        var came = series.Patches.SelectMany(patch => patch.Landings)
            .Where(landing => landing.Tree == chapter.Tree && landing.Branch == chapter.Branch && IsOf(landing, chapter))
            .CountBy(landing => landing.Version).OrderByDescending(count => count.Value).Select(count => (int?)count.Key).FirstOrDefault();
        return series.Versions.LastOrDefault(version => version.Version == came)
            ?? series.Versions.LastOrDefault(version => version.Version == series.LandedVersion && version.PostedAt <= at)
            ?? series.Versions.LastOrDefault(version => version.PostedAt <= at)
            ?? series.Versions[^1];
    }

    private static bool IsOf(LandingAnswer landing, Chapter chapter) =>
        (chapter.Kind == TimelineKinds.Reverted ? landing.RevertedBy?.At : landing.EnteredAt) is { } at && at >= chapter.At && at <= chapter.Until;

    private NewsItem Item(string id, DateTimeOffset at, string kind, string text, VersionAnswer version, Chapter? chapter = null) => new(
        id, at, kind, series.Id, series.Community, series.Title, SeriesNames.Author(series), text, version.Version, chapter?.Tree, chapter?.Branch,
        chapter?.Release, chapter?.Merge?.Commit ?? chapter?.Commit, version.MessageId, version.Url, coveredIn);
}
