using System.Globalization;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.News;

/// <summary>
/// Names of what happened that stay the same for ever, on every machine: from the series' first mail, the place, and the
/// merge or the day; never from a number of the database, nor from what is known only later (a release, how many patches).
/// </summary>
internal static class NewsIds
{
    /// <summary>A tag URI needs an authority: a name that is nobody's, and so the same for everybody who follows the community.</summary>
    private const string Authority = "tag:tracker.localhost,2026:";

    /// <summary>Of the feed of everything.</summary>
    public static string News => $"{Authority}news";

    public static string Of(SeriesAnswer series, string happened) => $"{OfSeries(series.Community, series.Versions[0].MessageId)}/{happened}";

    /// <param name="first">The message-id of its first mail.</param>
    public static string OfSeries(string community, string first) => $"{Authority}{Escape(community)}/{Escape(first)}";

    public static string Escape(string text) => Uri.EscapeDataString(text);

    public static string Event(Chapter chapter) => chapter.Kind switch
    {
        TimelineKinds.Merged => $"landed/{Place(chapter)}/{chapter.Merge?.Commit ?? Day(chapter)}{(chapter.IsAgain ? "/again" : "")}",
        TimelineKinds.Backported => $"backported/{Place(chapter)}/{Day(chapter)}{(chapter.IsAgain ? "/again" : "")}",
        _ => $"{Escape(chapter.Kind)}/{Place(chapter)}/{Day(chapter)}",
    };

    /// <summary>When it could be known: of what left a tree the day on which it was first missed there.</summary>
    public static DateTimeOffset At(Chapter chapter) => chapter.Kind == TimelineKinds.Dropped ? chapter.Missed ?? chapter.At : chapter.At;

    public static Chapter Whole(IReadOnlyList<Chapter> chapters) => chapters is [var only] ? only : chapters[0] with
    {
        At = chapters.Min(chapter => chapter.At),
        Until = chapters.Max(chapter => chapter.Until),
        Parts = chapters.Sum(chapter => chapter.Parts),
        Release = chapters.Any(chapter => chapter.Release is null) ? null : chapters[^1].Release,
        Commit = null,
    };

    private static string Place(Chapter chapter) => $"{Escape(chapter.Tree ?? "")}/{Escape(chapter.Branch ?? "")}";

    private static string Day(Chapter chapter) => At(chapter).UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
