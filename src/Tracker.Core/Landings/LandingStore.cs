using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Landings;

/// <summary>What landings are decided from, and where they are kept.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the one patch outwards, never from all a branch holds.</remarks>
internal sealed class LandingStore(SqliteConnection connection)
{
    public long CountQueued() => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM landing_queue");

    public IReadOnlyList<long> Queued(int limit) => [.. connection.Query<long>(
        "SELECT commit_key FROM landing_queue ORDER BY commit_key LIMIT @limit", new { limit })];

    public void RemoveFromQueue(IReadOnlyList<long> commits) => connection.Execute(
        "DELETE FROM landing_queue WHERE commit_key BETWEEN @first AND @last", new { first = commits[0], last = commits[^1] });

    /// <summary>
    /// The patches that the commits are, or were; those of the commits that they take back, however often that is taken
    /// back again; and those of their backports, as a mainline revert may be theirs too.
    /// </summary>
    public IReadOnlyList<long> MailsOf(IReadOnlyList<long> commits) => [.. connection.Query<long>(
        """
        WITH RECURSIVE reverted (commit_key) AS (
            SELECT commit_key FROM landing_queue WHERE commit_key BETWEEN @first AND @last
            UNION
            SELECT k.target_key
            FROM   reverted r
                   CROSS JOIN commit_markers k ON k.commit_key = r.commit_key AND k.kind IN (3, 5)
            WHERE  k.target_key IS NOT NULL),
        touched (commit_key) AS (
            SELECT commit_key FROM reverted
            UNION
            SELECT k.commit_key
            FROM   reverted r
                   CROSS JOIN commit_markers k ON k.target_key = r.commit_key AND k.kind IN (1, 2, 4))
        SELECT x.mail_key FROM touched t CROSS JOIN matches x  ON x.commit_key = t.commit_key
        UNION
        SELECT l.mail_key FROM touched t CROSS JOIN landings l ON l.commit_key = t.commit_key
        """, new { first = commits[0], last = commits[^1] })];

    /// <summary>
    /// Every branch of a followed tree that holds or held a commit of the patch. A commit is reverted in a branch when the branch holds
    /// another that says so of it, or of the commit that it is a backport of, unless that one is reverted there too.
    /// </summary>
    public IReadOnlyList<Presence> PresencesOf(long mailKey) =>
        [.. connection.Query<Row>(
            """
            SELECT b.branch_key AS BranchKey, t.role AS Role, c.commit_key AS CommitKey, c.committed_at AS CommittedAt,
                   coalesce(s.entered_at, c.committed_at) AS EnteredAt, s.left_at AS LeftAt
            FROM   matches x
                   CROSS JOIN commits c        ON c.commit_key = x.commit_key
                   CROSS JOIN branch_commits s ON s.commit_key = c.commit_key
                   CROSS JOIN branches b       ON b.branch_key = s.branch_key
                   CROSS JOIN trees t          ON t.tree_key = b.tree_key
            WHERE  x.mail_key = @mailKey AND t.is_followed = 1
            ORDER BY b.branch_key, c.commit_key
            """, new { mailKey })
            .Select(row => new Presence(row.BranchKey, (TreeRole)row.Role, row.CommitKey, row.CommittedAt, row.EnteredAt, row.LeftAt,
                RevertOf(row.BranchKey, row.CommitKey, [], depth: 0)))];

    public int Replace(long mailKey, IReadOnlyList<Landing> landings)
    {
        connection.Execute("DELETE FROM landings WHERE mail_key = @mailKey", new { mailKey });
        foreach (var landing in landings)
            connection.Execute(
                """
                INSERT INTO landings (mail_key, branch_key, commit_key, state, reverted_by)
                VALUES (@mailKey, @BranchKey, @CommitKey, @state, @RevertedBy)
                """, new { mailKey, landing.BranchKey, landing.CommitKey, state = (long)landing.State, landing.RevertedBy });
        return landings.Count;
    }

    /// <summary>Reverts of reverts of reverts occur; a chain longer than this is somebody's joke, and would be ours.</summary>
    private const int DeepestRevert = 8;

    /// <param name="known">What has been found out on the way: somebody may revert a commit, and each revert, a hundred times.</param>
    private long? RevertOf(long branchKey, long commitKey, Dictionary<long, long?> known, int depth)
    {
        if (depth >= DeepestRevert)
            return null;
        if (known.TryGetValue(commitKey, out var found))
            return found;
        foreach (var reverter in RevertersOf(branchKey, commitKey))
        {
            if (RevertOf(branchKey, reverter, known, depth + 1) is null)
                return known[commitKey] = reverter;
        }
        return known[commitKey] = null;
    }

    private List<long> RevertersOf(long branchKey, long commitKey) => [.. connection.Query<long>(
        """
        WITH self (commit_key) AS (
            SELECT @commitKey
            UNION
            SELECT target_key FROM commit_markers WHERE commit_key = @commitKey AND kind IN (1, 2, 4) AND target_key IS NOT NULL)
        SELECT   c.commit_key
        FROM     self
                 CROSS JOIN commit_markers r ON r.target_key = self.commit_key AND r.kind IN (3, 5)
                 CROSS JOIN branch_commits s ON s.commit_key = r.commit_key AND s.branch_key = @branchKey AND s.left_at IS NULL
                 CROSS JOIN commits c        ON c.commit_key = r.commit_key
        WHERE    r.commit_key <> @commitKey
        GROUP BY c.commit_key
        ORDER BY coalesce(s.entered_at, c.committed_at), c.id
        """, new { branchKey, commitKey })];

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(long BranchKey, long Role, long CommitKey, long CommittedAt, long EnteredAt, long? LeftAt);
}
