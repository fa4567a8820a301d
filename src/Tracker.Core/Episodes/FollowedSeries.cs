using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Episodes;

/// <summary>Reads which series are followed: those that episodes spoke of, and those that somebody said to follow.</summary>
internal sealed class FollowedSeries(SqliteConnection connection)
{
    public IReadOnlySet<long> All() =>
        ByEpisodes().Concat(new FollowStore(connection).All().Select(follow => follow.SeriesKey).OfType<long>()).ToHashSet();

    // CROSS JOIN keeps SQLite to the order written: from the mentions outwards, never from all that was posted.
    public IReadOnlySet<long> ByEpisodes() => connection.Query<long>(
        """
        SELECT v.series_key
        FROM   episode_mentions x
               CROSS JOIN mails m    ON m.community_key = x.community_key AND m.message_id = x.message_id
               CROSS JOIN versions v ON v.cover_key = m.mail_key
        WHERE  x.message_id IS NOT NULL
        UNION
        SELECT v.series_key
        FROM   episode_mentions x
               CROSS JOIN mails m         ON m.community_key = x.community_key AND m.message_id = x.message_id
               CROSS JOIN version_parts o ON o.mail_key = m.mail_key
               CROSS JOIN versions v      ON v.version_key = o.version_key
        WHERE  x.message_id IS NOT NULL
        """).ToHashSet();
}
