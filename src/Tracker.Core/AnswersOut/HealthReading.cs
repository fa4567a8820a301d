using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut;

/// <summary>Reads what <c>doctor</c> tells of the database.</summary>
internal static class HealthReading
{
    private const int Passes = 5;

    public static HealthAnswer Of(SqliteConnection connection) => new(
        Count(connection, "mails"), Count(connection, "patches"), Count(connection, "series"), Count(connection, "commits"), Count(connection, "landings"),
        CoverageReading.Of(connection), SetAside(connection), LastPasses(connection))
    {
        Desk = Desk(connection),
    };

    private static long Count(SqliteConnection connection, string table) => connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM {table}");

    private static DeskAnswer Desk(SqliteConnection connection)
    {
        var (episodes, found, notFound, follows) = connection.QuerySingle<(long, long, long, long)>(
            """
            SELECT (SELECT COUNT(*) FROM episodes),
                   (SELECT COUNT(*) FROM episode_mentions WHERE message_id IS NOT NULL),
                   (SELECT COUNT(*) FROM episode_mentions WHERE message_id IS NULL),
                   (SELECT COUNT(*) FROM follows)
            """);
        return new(episodes, found, notFound, follows);
    }

    private static List<SetAsideAnswer> SetAside(SqliteConnection connection) => [.. connection.Query<SetAsideRow>(
        """
        SELECT   a.name AS Archive, p.set_aside AS Reason, COUNT(*) AS Mails,
                 a.name || ' ' || s.name || ' ' || min(CASE typeof(p.locator) WHEN 'blob' THEN lower(hex(p.locator)) ELSE p.locator END) AS Example
        FROM     mail_places p
                 JOIN archive_sources s ON s.source_key = p.source_key
                 JOIN archives a        ON a.archive_key = s.archive_key
        WHERE    p.set_aside IS NOT NULL
        GROUP BY a.archive_key, p.set_aside
        UNION ALL
        SELECT   t.name, c.reason, COUNT(*), t.name || ' ' || lower(hex(min(c.id)))
        FROM     commits_set_aside c
                 JOIN trees t ON t.tree_key = c.tree_key
        GROUP BY t.tree_key, c.reason
        UNION ALL
        SELECT   m.name, 'the change of a commit: ' || d.unreadable, COUNT(*), m.name || ' ' || lower(hex(min(c.id)))
        FROM     commit_diffs d
                 JOIN commits c     ON c.commit_key = d.commit_key
                 JOIN communities m ON m.community_key = c.community_key
        WHERE    d.unreadable IS NOT NULL
        GROUP BY m.community_key, d.unreadable
        ORDER BY 3 DESC, 1, 2
        """).Select(row => new SetAsideAnswer(row.Archive, row.Reason, row.Mails, row.Example))];

    private static List<PassAnswer> LastPasses(SqliteConnection connection) => [.. connection.Query<PassRow>(
        """
        SELECT   started_at AS StartedAt, ended_at AS EndedAt, failures AS Failures, summary AS Summary
        FROM     sync_passes
        ORDER BY pass_key DESC
        LIMIT    @Passes
        """, new { Passes }).Select(row => row.ToAnswer())];

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record SetAsideRow(string Archive, string Reason, long Mails, string Example);

    private sealed record PassRow(long StartedAt, long? EndedAt, string? Failures, string? Summary)
    {
        public PassAnswer ToAnswer() => new(CoverageReading.Time(StartedAt), CoverageReading.Time(EndedAt), Failures, Summary);
    }
}
