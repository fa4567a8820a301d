using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Landings;
using Tracker.Core.Matching;

namespace Tracker.Core.AnswersOut;

/// <summary>Reads landings as flat rows, one after the other: there may be millions.</summary>
internal static class LandingReading
{
    public static void Check(SqliteConnection connection, string? tree)
    {
        var known = connection.Query<string>("SELECT DISTINCT name FROM trees WHERE is_followed = 1 ORDER BY name").ToList();
        if (tree is not null && !known.Contains(tree))
            throw new TrackerException(
                $"No tree '{tree}' has been read{(known.Count == 0 ? "" : $"; there are {string.Join(", ", known)}")}. Check --tree.");
    }

    public static IEnumerable<LandingRow> Rows(SqliteConnection connection, string? tree) =>
        connection.Query<Row>(
            """
            SELECT   n.name AS Community, t.name AS Tree, b.name AS Branch, r.name AS Release, c.id AS CommitId,
                     m.message_id AS MessageId, coalesce(s.title, p.title) AS Series, coalesce(v.number, p.version, 1) AS Version,
                     p.part AS Part, p.parts AS Parts, x.confidence AS Confidence, l.state AS State, c.committed_at AS CommittedAt,
                     (SELECT group_concat(kind) FROM (SELECT kind FROM evidence e
                                                      WHERE e.commit_key = l.commit_key AND e.mail_key = l.mail_key ORDER BY kind)) AS Kinds
            FROM     landings l
                     JOIN branches b       ON b.branch_key = l.branch_key
                     JOIN trees t          ON t.tree_key = b.tree_key
                     JOIN communities n    ON n.community_key = t.community_key
                     JOIN commits c        ON c.commit_key = l.commit_key
                     JOIN mails m          ON m.mail_key = l.mail_key
                     JOIN patches p        ON p.mail_key = l.mail_key
                     JOIN branch_commits h ON h.branch_key = l.branch_key AND h.commit_key = l.commit_key
                     LEFT JOIN matches x   ON x.commit_key = l.commit_key AND x.mail_key = l.mail_key
                     LEFT JOIN releases r  ON r.release_key = h.release_key
                     LEFT JOIN versions v  ON v.version_key = (SELECT o.version_key
                                                               FROM   version_parts o
                                                                      JOIN versions w ON w.version_key = o.version_key
                                                               WHERE  o.mail_key = l.mail_key AND o.is_carried_over = 0
                                                               ORDER BY w.position DESC
                                                               LIMIT  1)
                     LEFT JOIN series s    ON s.series_key = v.series_key
            WHERE    t.is_followed = 1 AND (@tree IS NULL OR t.name = @tree)
            ORDER BY n.name, t.name, b.name, c.id, m.message_id
            """, new { tree }, buffered: false).Select(row => row.ToAnswer());

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(
        string Community, string Tree, string Branch, string? Release, byte[] CommitId, string MessageId, string Series,
        long Version, long? Part, long? Parts, double? Confidence, long State, long CommittedAt, string? Kinds)
    {
        public LandingRow ToAnswer() => new(
            Community, Tree, Branch, Release, Convert.ToHexStringLower(CommitId), MessageId, Series, (int)Version, (int?)Part, (int?)Parts,
            string.Join(',', EvidenceList.Names(Kinds)), Confidence ?? 0, ((LandingState)State).Name(), CoverageReading.Time(CommittedAt));
    }
}

/// <summary>SQLite's comma-separated list of evidence kinds, told in words.</summary>
internal static class EvidenceList
{
    public static IReadOnlyList<string> Names(string? kinds) => [.. Kinds(kinds).Select(EvidenceNames.Of)];

    public static IEnumerable<EvidenceKind> Kinds(string? kinds) => string.IsNullOrEmpty(kinds)
        ? []
        : kinds.Split(',').Select(kind => (EvidenceKind)int.Parse(kind));
}
