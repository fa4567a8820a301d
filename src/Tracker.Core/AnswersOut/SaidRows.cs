using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut;

/// <summary>The rows of what mails say of a series, and of what bears it out.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the series outwards, never from all mails or claims.</remarks>
internal sealed class SaidRows(SqliteConnection connection)
{
    /// <summary>More than anybody says of a series of hundreds of patches.</summary>
    private const int Most = 5000;

    /// <summary>
    /// Claims that answer one of the series' mails or stand in its threads, and those of the stable queue of the same
    /// titles. Which of them are about the series' patches is for the reader to decide.
    /// </summary>
    public IReadOnlyList<SaidRow> Near(long seriesKey) => [.. connection.Query<SaidRow>(
        """
        WITH mine (mail_key) AS MATERIALIZED (
            SELECT o.mail_key
            FROM   versions v
                   CROSS JOIN version_parts o ON o.version_key = v.version_key
            WHERE  v.series_key = @seriesKey
            UNION
            SELECT cover_key FROM versions WHERE series_key = @seriesKey AND cover_key IS NOT NULL),
        threads (thread_hash) AS MATERIALIZED (
            SELECT DISTINCT m.thread_hash
            FROM   mine
                   CROSS JOIN mails m ON m.mail_key = mine.mail_key),
        near (mail_key, position) AS MATERIALIZED (
            SELECT k.mail_key, k.position
            FROM   mine
                   CROSS JOIN mails m  ON m.mail_key = mine.mail_key
                   CROSS JOIN claims k ON k.about = m.message_id
            UNION
            SELECT k.mail_key, k.position
            FROM   threads t
                   CROSS JOIN mails m  ON m.thread_hash = t.thread_hash
                   CROSS JOIN claims k ON k.mail_key = m.mail_key
            UNION
            SELECT k.mail_key, k.position
            FROM   mine
                   CROSS JOIN patches p ON p.mail_key = mine.mail_key
                   CROSS JOIN claims k  ON k.title_hash = p.title_hash AND k.upstream_hex IS NOT NULL
            WHERE  p.title_hash <> 0)
        SELECT   m.community_key AS CommunityKey, m.message_id AS MessageId, m.kind AS Kind, m.posted_at AS PostedAt, w.name AS Name,
                 w.email AS Email, k.about AS About, k.part AS Part, k.title_hash AS TitleHash, k.tree AS Tree,
                 k.commit_hex AS CommitHex, k.upstream_hex AS UpstreamHex
        FROM     near
                 CROSS JOIN claims k ON k.mail_key = near.mail_key AND k.position = near.position
                 CROSS JOIN mails m  ON m.mail_key = k.mail_key
                 CROSS JOIN people w ON w.person_key = m.person_key
                 CROSS JOIN series s ON s.series_key = @seriesKey AND s.community_key = m.community_key
        WHERE    m.kind IN (7, 9, 10, 11, 12)
        ORDER BY m.posted_at, m.message_id, k.position
        LIMIT    @Most
        """, new { seriesKey, Most })];

    /// <summary>The patches that the commit was matched to; null when no such commit is known.</summary>
    public IReadOnlyList<long>? MatchesOf(long communityKey, string hex)
    {
        var (first, last) = CommitIdPrefix.Range(hex);
        var rows = connection.Query<long?>(
            """
            SELECT x.mail_key
            FROM   commits c
                   LEFT JOIN matches x ON x.commit_key = c.commit_key
            WHERE  c.community_key = @communityKey AND c.id BETWEEN @first AND @last
            """, new { communityKey, first, last }).ToList();
        return rows.Count == 0 ? null : [.. rows.OfType<long>()];
    }

    /// <summary>Whether a branch of a followed tree holds the commit today.</summary>
    public bool IsThere(long communityKey, string hex)
    {
        var (first, last) = CommitIdPrefix.Range(hex);
        return connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (SELECT 1
                           FROM   commits c
                                  CROSS JOIN branch_commits h ON h.commit_key = c.commit_key AND h.left_at IS NULL
                                  CROSS JOIN branches b       ON b.branch_key = h.branch_key
                                  CROSS JOIN trees t          ON t.tree_key = b.tree_key AND t.is_followed = 1
                           WHERE  c.community_key = @communityKey AND c.id BETWEEN @first AND @last)
            """, new { communityKey, first, last });
    }
}

internal sealed record SaidRow(
    long CommunityKey, string MessageId, long Kind, long PostedAt, string Name, string Email, string? About, long? Part,
    long TitleHash, string? Tree, string? CommitHex, string? UpstreamHex);
