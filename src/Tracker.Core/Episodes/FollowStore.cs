using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Episodes;

/// <summary>A series that is followed, as it is stored.</summary>
/// <param name="SeriesKey">Null: the archives that are read do not have it.</param>
[method: ExplicitConstructor]
internal sealed record FollowRow(long Number, string Community, string MessageId, string Query, long AddedAt, long? SeriesKey);

/// <summary>Keeps what somebody said to follow.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from what is followed outwards.</remarks>
internal sealed class FollowStore(SqliteConnection connection)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<FollowRow> All() => [.. connection.Query<FollowRow>(
        """
        SELECT   f.follow_key AS Number, n.name AS Community, f.message_id AS MessageId, f.query AS Query, f.added_at AS AddedAt,
                 coalesce((SELECT v.series_key
                           FROM   mails m
                                  CROSS JOIN versions v ON v.cover_key = m.mail_key
                           WHERE  m.community_key = f.community_key AND m.message_id = f.message_id LIMIT 1),
                          (SELECT v.series_key
                           FROM   mails m
                                  CROSS JOIN version_parts o ON o.mail_key = m.mail_key
                                  CROSS JOIN versions v      ON v.version_key = o.version_key
                           WHERE  m.community_key = f.community_key AND m.message_id = f.message_id LIMIT 1)) AS SeriesKey
        FROM     follows f
                 CROSS JOIN communities n ON n.community_key = f.community_key
        ORDER BY f.follow_key
        """)];

    /// <summary>Follows a series by the mail of its latest version.</summary>
    public void Put(long seriesKey, string query, DateTimeOffset now) => connection.Execute(
        """
        INSERT OR IGNORE INTO follows (community_key, message_id, query, added_at)
        SELECT   s.community_key, m.message_id, @query, @now
        FROM     series s
                 CROSS JOIN versions v ON v.series_key = s.series_key
                 CROSS JOIN mails m    ON m.mail_key = v.version_key
        WHERE    s.series_key = @seriesKey
        ORDER BY v.position DESC
        LIMIT    1
        """, new { seriesKey, query, now = now.ToUnixTimeSeconds() });

    public void Remove(long number) => connection.Execute("DELETE FROM follows WHERE follow_key = @number", new { number });
}
