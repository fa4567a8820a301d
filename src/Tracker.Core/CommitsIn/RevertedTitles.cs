using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;
using Tracker.Core.Storage;

namespace Tracker.Core.CommitsIn;

/// <summary>
/// Finds what a revert takes back by its title: where it names no id, or one that is unknown, ambiguous, or of another
/// branch, as those of rebased commits are.
/// </summary>
internal sealed class RevertedTitles(SqliteConnection connection, long community) : IDisposable
{
    /// <summary>Commits of one title that are looked at: reverted and applied again more often than this, it is a joke.</summary>
    private const int Most = 64;

    // A stable branch holds only what mainline does not: what it takes back may be mainline's.
    private readonly Statement find = new(connection,
        """
        SELECT   c.commit_key, c.title
        FROM     commits c
                 CROSS JOIN branch_commits s ON s.commit_key = c.commit_key AND s.left_at IS NULL
                 CROSS JOIN branches b       ON b.branch_key = s.branch_key
                 CROSS JOIN trees t          ON t.tree_key = b.tree_key
                 LEFT JOIN branch_commits r  ON r.branch_key = s.branch_key AND r.commit_key = ?3 AND r.left_at IS NULL
        WHERE    c.title_hash = ?1 AND c.community_key = ?2 AND c.commit_key <> ?3
                 AND c.committed_at <= (SELECT committed_at FROM commits WHERE commit_key = ?3)
                 AND (r.commit_key IS NOT NULL OR t.role = 1)
        ORDER BY (r.commit_key IS NOT NULL) DESC, c.committed_at DESC, c.commit_key DESC
        LIMIT    ?4
        """);

    /// <summary>The markers whose target is another one now.</summary>
    public List<(OpenMarker Marker, long? Target)> Changed() =>
        [.. Open().Select(open => (Marker: open.ToMarker(), Target: open.IsNamed == 1 ? null : Find(open)))
            .Where(found => found.Target != found.Marker.TargetKey)];

    public void Dispose() => find.Dispose();

    /// <summary>Those of reverts that name a commit of their own branch, or of mainline, need no title; most do.</summary>
    private List<Row> Open() =>
        [.. connection.Query<Row>(
            """
            SELECT CommitKey, Target, TargetKey, IsNamed
            FROM   (SELECT m.commit_key AS CommitKey, m.target AS Target, m.target_key AS TargetKey,
                           EXISTS (SELECT 1
                                   FROM   commit_markers n
                                          CROSS JOIN branch_commits s ON s.commit_key = n.target_key AND s.left_at IS NULL
                                          CROSS JOIN branches b       ON b.branch_key = s.branch_key
                                          CROSS JOIN trees t          ON t.tree_key = b.tree_key
                                   WHERE  n.commit_key = m.commit_key AND n.kind = 3
                                          AND (t.role = 1 OR EXISTS (SELECT 1 FROM branch_commits r
                                                                     WHERE r.branch_key = s.branch_key AND r.commit_key = m.commit_key))) AS IsNamed
                    FROM   commit_markers m CROSS JOIN commits c ON c.commit_key = m.commit_key
                    WHERE  m.kind = 5 AND c.community_key = @community)
            WHERE  IsNamed = 0 OR TargetKey IS NOT NULL
            """, new { community })];

    private long? Find(Row open)
    {
        var candidates = find.Bind(1, PatchTitle.Hash(open.Target)).Bind(2, community).Bind(3, open.CommitKey).Bind(4, Most)
            .Rows(row => (Key: row.Number(0), Title: WhiteSpace.Collapse(row.Text(1))));
        // The hash passes over brackets and reply marks; a revert quotes the title as it is.
        return candidates.Where(candidate => candidate.Title == open.Target).Select(candidate => (long?)candidate.Key).FirstOrDefault();
    }

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(long CommitKey, string Target, long? TargetKey, long IsNamed)
    {
        public OpenMarker ToMarker() => new(CommitKey, (long)CommitMarkerKind.RevertsTitle, Target, TargetKey);
    }
}
