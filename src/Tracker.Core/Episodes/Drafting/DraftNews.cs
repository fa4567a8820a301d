using Microsoft.Data.Sqlite;
using Tracker.Core.Episodes.News;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>The news of a span, of what was covered before its end or is followed at somebody's word.</summary>
internal sealed class DraftNews(SqliteConnection connection, DraftSpan span)
{
    private readonly HashSet<string> aired =
        [.. new EpisodeRows(connection).All().Where(episode => episode.AiredAt < span.Until.ToUnixTimeSeconds()).Select(episode => episode.Name)];

    private readonly HashSet<long> followed = [.. new FollowStore(connection).All().Select(follow => follow.SeriesKey).OfType<long>()];

    /// <summary>News are told up to a moment and with it, a draft without it: what happens in that second is the next one's.</summary>
    public IReadOnlyList<NewsGroup> Groups() =>
    [
        .. NewsReading.Of(connection, span.Since, span.Until.AddSeconds(-1)).Groups
            .Select(group => group with { Items = [.. group.Items.Select(Then).Where(IsTold)] })
            .Where(group => group.Items.Count > 0),
    ];

    /// <summary>The item as it would have been told then: episodes that were to come had covered nothing.</summary>
    private NewsItem Then(NewsItem item) => item with { CoveredIn = [.. item.CoveredIn.Where(aired.Contains)] };

    private bool IsTold(NewsItem item) => item.CoveredIn.Count > 0 || followed.Contains(item.Series);
}
