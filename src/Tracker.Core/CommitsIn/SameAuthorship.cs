using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>
/// Finds the mainline commits that stable commits are backports of without saying so: title, author and author date
/// survive a backport.
/// </summary>
/// <remarks>
/// Only what is new is compared: commits that were not known, and those that came into a branch, which wait for their
/// landings to be judged. CROSS JOIN keeps SQLite to that order.
/// </remarks>
internal sealed class SameAuthorship(SqliteConnection connection, long community)
{
    public void Mark()
    {
        var comparedUpTo = connection.ExecuteScalar<long>("SELECT compared_up_to FROM communities WHERE community_key = @community", new { community });
        connection.Execute("CREATE TEMP TABLE IF NOT EXISTS lone (commit_key INTEGER PRIMARY KEY); DELETE FROM temp.lone;");
        SelectNewStable(comparedUpTo);
        // At first there is no stable commit that could wait for the million of mainline.
        if (comparedUpTo > 0)
            SelectStableOfNewMainline(comparedUpTo);
        MarkSelected();
        connection.Execute(
            "UPDATE communities SET compared_up_to = (SELECT coalesce(max(commit_key), 0) FROM commits) WHERE community_key = @community", new { community });
    }

    private void SelectNewStable(long comparedUpTo) => connection.Execute(
        """
        INSERT OR IGNORE INTO temp.lone (commit_key)
        SELECT s.commit_key
        FROM   trees t
               CROSS JOIN branches b       ON b.tree_key = t.tree_key
               CROSS JOIN branch_commits s ON s.branch_key = b.branch_key AND s.commit_key > @comparedUpTo
        WHERE  t.community_key = @community AND t.role = 3 AND s.left_at IS NULL
        UNION ALL
        SELECT q.commit_key
        FROM   landing_queue q
               CROSS JOIN branch_commits s ON s.commit_key = q.commit_key
               CROSS JOIN branches b       ON b.branch_key = s.branch_key
               CROSS JOIN trees t          ON t.tree_key = b.tree_key
        WHERE  t.community_key = @community AND t.role = 3 AND s.left_at IS NULL
        """, new { community, comparedUpTo });

    private void SelectStableOfNewMainline(long comparedUpTo) => connection.Execute(
        """
        WITH fresh (commit_key) AS (
            SELECT s.commit_key
            FROM   trees t
                   CROSS JOIN branches b       ON b.tree_key = t.tree_key
                   CROSS JOIN branch_commits s ON s.branch_key = b.branch_key AND s.commit_key > @comparedUpTo
            WHERE  t.community_key = @community AND t.role = 1 AND s.left_at IS NULL
            UNION ALL
            SELECT q.commit_key
            FROM   landing_queue q
                   CROSS JOIN branch_commits s ON s.commit_key = q.commit_key
                   CROSS JOIN branches b       ON b.branch_key = s.branch_key
                   CROSS JOIN trees t          ON t.tree_key = b.tree_key
            WHERE  t.community_key = @community AND t.role = 1 AND s.left_at IS NULL)
        INSERT OR IGNORE INTO temp.lone (commit_key)
        SELECT o.commit_key
        FROM   fresh f
               CROSS JOIN commits m        ON m.commit_key = f.commit_key
               CROSS JOIN commits o        ON o.authored_at = m.authored_at AND +o.title_hash = m.title_hash AND o.commit_key <> m.commit_key
               CROSS JOIN branch_commits s ON s.commit_key = o.commit_key
               CROSS JOIN branches b       ON b.branch_key = s.branch_key
               CROSS JOIN trees t          ON t.tree_key = b.tree_key
        WHERE  t.community_key = @community AND t.role = 3 AND s.left_at IS NULL
        """, new { community, comparedUpTo });

    /// <summary>Of several that fit (applied, reverted, applied again) the last that mainline had when the backport was made.</summary>
    private void MarkSelected() => connection.Execute(
        """
        CREATE TEMP TABLE IF NOT EXISTS originals (commit_key INTEGER PRIMARY KEY, target_key INTEGER, id BLOB);
        DELETE FROM temp.originals;

        -- The columns beside max() are those of the row that has the maximum (sqlite.org/lang_select.html, "bare columns").
        INSERT INTO temp.originals (commit_key, target_key, id)
        SELECT commit_key, target_key, id
        FROM   (SELECT   s.commit_key, m.commit_key AS target_key, m.id,
                         max(CASE WHEN m.committed_at <= s.committed_at THEN m.committed_at ELSE -m.committed_at END)
                FROM     temp.lone l
                         CROSS JOIN commits s ON s.commit_key = l.commit_key
                         CROSS JOIN commits m ON m.authored_at = s.authored_at AND +m.title_hash = s.title_hash AND m.commit_key <> s.commit_key
                         CROSS JOIN people a  ON a.person_key = s.author_key
                         CROSS JOIN people p  ON p.person_key = m.author_key
                WHERE    s.title_hash <> 0 AND s.is_merge = 0 AND m.is_merge = 0 AND m.community_key = @community
                         AND ((a.email <> '' AND a.email = p.email COLLATE NOCASE) OR (a.name <> '' AND a.name = p.name COLLATE NOCASE))
                         AND NOT EXISTS (SELECT 1 FROM commit_markers k WHERE k.commit_key = s.commit_key AND k.kind IN (1, 2, 4) AND k.target_key IS NOT NULL)
                         AND EXISTS (SELECT 1
                                     FROM   branch_commits h
                                            CROSS JOIN branches b ON b.branch_key = h.branch_key
                                            CROSS JOIN trees t    ON t.tree_key = b.tree_key
                                     WHERE  h.commit_key = m.commit_key AND h.left_at IS NULL AND t.role = 1)
                GROUP BY s.commit_key);

        INSERT OR IGNORE INTO commit_markers (commit_key, kind, target, target_key) SELECT commit_key, 4, lower(hex(id)), target_key FROM temp.originals;
        INSERT OR IGNORE INTO commit_queue (commit_key) SELECT commit_key FROM temp.originals;
        INSERT OR IGNORE INTO landing_queue (commit_key) SELECT commit_key FROM temp.originals;
        INSERT OR IGNORE INTO landing_queue (commit_key) SELECT target_key FROM temp.originals;
        """, new { community });
}
