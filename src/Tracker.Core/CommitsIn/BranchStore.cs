using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.CommitsIn;

/// <summary>A branch as the database has it.</summary>
/// <param name="Tip">Up to where it has been read; null: not yet, or it must be read anew, or it is gone.</param>
internal sealed record StoredBranch(long Key, string Name, CommitId? Tip);

/// <summary>How a commit came into a branch.</summary>
/// <param name="At">Unix seconds, UTC: the date of the commit that brought it; in a rebuilt branch when it was first seen there.</param>
/// <param name="BroughtBy">The merge on the branch's first-parent line; null: the commit stands on that line itself.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Entry(long CommitKey, long At, long? BroughtBy);

/// <summary>Which branch holds which commits, and held. All of it within the caller's transaction.</summary>
internal sealed class BranchStore(SqliteConnection connection, long community)
{
    // For the SQL below.
    private const long Mainline = (long)TreeRole.Mainline;

    public long TreeKey(Tree tree)
    {
        var role = connection.ExecuteScalar<long?>("SELECT role FROM trees WHERE community_key = @community AND name = @Name", new { community, tree.Name });
        if (role != (long)tree.Role && (role == Mainline || tree.Role == TreeRole.Mainline))
            ReadAllAnew();
        return connection.ExecuteScalar<long>(
            """
            INSERT INTO trees (community_key, name, role) VALUES (@community, @Name, @role)
            ON CONFLICT (community_key, name) DO UPDATE SET role = excluded.role
            RETURNING tree_key
            """, new { community, tree.Name, role = (long)tree.Role });
    }

    public IReadOnlyList<StoredBranch> Branches(long tree) =>
        [.. connection.Query<Row>("SELECT branch_key AS Key, name AS Name, tip AS Tip FROM branches WHERE tree_key = @tree ORDER BY name", new { tree })
            .Select(row => new StoredBranch(row.Key, row.Name, row.Tip is null ? null : CommitId.FromBytes(row.Tip)))];

    public StoredBranch Add(long tree, string name) =>
        new(connection.ExecuteScalar<long>("INSERT INTO branches (tree_key, name) VALUES (@tree, @name) RETURNING branch_key", new { tree, name }), name, null);

    public void SetTip(long branch, CommitId? tip) =>
        connection.Execute("UPDATE branches SET tip = @tip WHERE branch_key = @branch", new { branch, tip = tip?.ToBytes() });

    /// <summary>Whether the community has a mainline that has been read, be it that it is to be read again.</summary>
    public bool HasMainline() =>
        connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (SELECT 1
                           FROM   trees t
                                  CROSS JOIN branches b       ON b.tree_key = t.tree_key
                                  CROSS JOIN branch_commits h ON h.branch_key = b.branch_key AND h.left_at IS NULL
                           WHERE  t.community_key = @community AND t.role = @Mainline)
            """, new { community, Mainline });

    public long LastCommitKey() => connection.ExecuteScalar<long>("SELECT coalesce(max(commit_key), 0) FROM commits");

    public bool HoldsAny(long branch) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM branch_commits WHERE branch_key = @branch AND left_at IS NULL)", new { branch });

    /// <summary>Whether anything is stored of what the branch holds or held.</summary>
    public bool HasAny(long branch) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM branch_commits WHERE branch_key = @branch)", new { branch });

    /// <summary>Remembers the commits that the next calls are about.</summary>
    public void Select(List<long> keys)
    {
        connection.Execute("CREATE TEMP TABLE IF NOT EXISTS selected (commit_key INTEGER PRIMARY KEY); DELETE FROM temp.selected;");
        keys.Sort();
        for (int first = 0, next; first < keys.Count; first = next)
        {
            for (next = first + 1; next < keys.Count && keys[next] - keys[next - 1] <= 1;)
                next++;
            connection.Execute(
                "INSERT INTO temp.selected SELECT commit_key FROM commits WHERE commit_key BETWEEN @from AND @to",
                new { from = keys[first], to = keys[next - 1] });
        }
    }

    /// <summary>Remembers the commits with these ids that are known.</summary>
    public void Select(IEnumerable<CommitId> ids) =>
        Select([.. ids.Select(id => connection.ExecuteScalar<long?>(
            "SELECT commit_key FROM commits WHERE community_key = @community AND id = @id", new { community, id = id.ToBytes() })).OfType<long>()]);

    /// <summary>
    /// These commits are in the branch. New commits wait to be matched anyway: only older ones change a landing. How one
    /// came into a rebuilt branch stays as it was when it was first seen there: each state brings it in anew.
    /// </summary>
    /// <returns>How many were not there.</returns>
    public int Join(long branch, IEnumerable<Entry> entries, bool isRebuilt, DateTimeOffset now, long lastKnownCommit)
    {
        using var holds = new Statement(connection, "SELECT 1 FROM branch_commits WHERE branch_key = ?1 AND commit_key = ?2 AND left_at IS NULL");
        using var queue = new Statement(connection, "INSERT OR IGNORE INTO landing_queue (commit_key) VALUES (?1)");
        using var join = new Statement(
            connection,
            """
            INSERT INTO branch_commits (branch_key, commit_key, seen_at, entered_at, brought_by) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET left_at = NULL,
                                      entered_at = CASE WHEN ?6 THEN coalesce(entered_at, excluded.entered_at) ELSE excluded.entered_at END,
                                      brought_by = CASE WHEN ?6 THEN coalesce(brought_by, excluded.brought_by) ELSE excluded.brought_by END
            WHERE  left_at IS NOT NULL OR entered_at IS NULL
                   OR NOT ?6 AND (entered_at IS NOT excluded.entered_at OR brought_by IS NOT excluded.brought_by)
            """);
        join.Bind(1, branch).Bind(3, now.ToUnixTimeSeconds()).Bind(6, isRebuilt);
        holds.Bind(1, branch);
        var joined = 0;
        foreach (var entry in entries)
        {
            var isKnown = entry.CommitKey <= lastKnownCommit;
            if (!isKnown || holds.Bind(2, entry.CommitKey).Run() is null)
            {
                joined++;
                if (isKnown)
                    queue.Bind(1, entry.CommitKey).Run();
            }
            join.Bind(2, entry.CommitKey).Bind(4, entry.At).Bind(5, entry.BroughtBy).Run();
        }
        return joined;
    }

    /// <summary>What mainline held at that moment is no longer an integration tree's own.</summary>
    public int LeaveHeldByMainline(long branch, DateTimeOffset moment, DateTimeOffset now) =>
        Leave(
            """
            SELECT b.branch_key, b.commit_key
            FROM   branch_commits b
            WHERE  b.branch_key = @branch AND b.left_at IS NULL
                   AND EXISTS (SELECT 1
                               FROM   branch_commits m
                                      CROSS JOIN branches o ON o.branch_key = m.branch_key
                                      CROSS JOIN trees t    ON t.tree_key = o.tree_key
                               WHERE  m.commit_key = b.commit_key AND m.left_at IS NULL AND m.entered_at <= @moment
                                      AND t.role = @Mainline AND t.community_key = @community)
            """, new { branch, community, Mainline, moment = moment.ToUnixTimeSeconds() }, now);

    public IReadOnlyList<Snapshot> Snapshots(long branch) =>
        [.. connection.Query<SnapshotRow>("SELECT tip AS Tip, taken_at AS TakenAt, tag AS Tag FROM snapshots WHERE branch_key = @branch ORDER BY taken_at", new { branch })
            .Select(row => new Snapshot(CommitId.FromBytes(row.Tip), DateTimeOffset.FromUnixTimeSeconds(row.TakenAt), row.Tag))];

    public void Add(long branch, Snapshot snapshot) =>
        connection.Execute(
            "INSERT OR REPLACE INTO snapshots (branch_key, taken_at, tip, tag) VALUES (@branch, @takenAt, @tip, @Tag)",
            new { branch, takenAt = snapshot.TakenAt.ToUnixTimeSeconds(), tip = snapshot.Tip.ToBytes(), snapshot.Tag });

    public void SetSource(long commit, MergedTree source) =>
        connection.Execute(
            "INSERT OR IGNORE INTO merge_sources (commit_key, name, url) VALUES (@commit, @Name, @Url)", new { commit, source.Name, source.Url });

    /// <summary>What mainline has got, the other trees' branches hold no longer by themselves.</summary>
    public void LeaveOthers(DateTimeOffset now, long lastKnownCommit) =>
        Leave(
            """
            SELECT b.branch_key, b.commit_key
            FROM   temp.selected s
                   CROSS JOIN branch_commits b ON b.commit_key = s.commit_key
                   CROSS JOIN branches o ON o.branch_key = b.branch_key
                   CROSS JOIN trees t ON t.tree_key = o.tree_key
            WHERE  s.commit_key <= @lastKnownCommit AND b.left_at IS NULL AND t.role <> @Mainline
            """, new { lastKnownCommit, Mainline }, now);

    /// <summary>The selected commits are in the branch no longer.</summary>
    public int Leave(long branch, DateTimeOffset now) =>
        Leave(
            """
            SELECT b.branch_key, b.commit_key
            FROM   temp.selected s CROSS JOIN branch_commits b ON b.branch_key = @branch AND b.commit_key = s.commit_key
            WHERE  b.left_at IS NULL
            """, new { branch }, now);

    /// <summary>All that was in the branch, but for the selected commits, is there no longer.</summary>
    public int LeaveAllOther(long branch, DateTimeOffset now) =>
        Leave(
            """
            SELECT branch_key, commit_key
            FROM   branch_commits
            WHERE  branch_key = @branch AND left_at IS NULL AND commit_key NOT IN (SELECT commit_key FROM temp.selected)
            """, new { branch }, now);

    /// <summary>Whether other trees held commits back because mainline has them cannot be told any longer: their branches are compared whole.</summary>
    public void ReadOthersAnew() =>
        connection.Execute(
            "UPDATE branches SET tip = NULL WHERE tree_key IN (SELECT tree_key FROM trees WHERE community_key = @community AND role <> @Mainline)",
            new { community, Mainline });

    /// <param name="movedAt">The date of the newest commit that any branch stands at; null when there is none.</param>
    public void SetRead(long tree, DateTimeOffset now, DateTimeOffset? movedAt) =>
        connection.Execute(
            "UPDATE trees SET read_at = @now, moved_at = @movedAt, failure = NULL WHERE tree_key = @tree",
            new { tree, now = now.ToUnixTimeSeconds(), movedAt = movedAt?.ToUnixTimeSeconds() });

    private void ReadAllAnew() =>
        connection.Execute("UPDATE branches SET tip = NULL WHERE tree_key IN (SELECT tree_key FROM trees WHERE community_key = @community)", new { community });

    private int Leave(string which, object values, DateTimeOffset now)
    {
        connection.Execute("CREATE TEMP TABLE IF NOT EXISTS leaving (branch_key INTEGER, commit_key INTEGER); DELETE FROM temp.leaving;");
        connection.Execute($"INSERT INTO temp.leaving {which}", values);
        return connection.ExecuteScalar<int>(
            """
            INSERT OR IGNORE INTO landing_queue (commit_key) SELECT commit_key FROM temp.leaving;
            UPDATE branch_commits SET left_at = @now WHERE (branch_key, commit_key) IN (SELECT branch_key, commit_key FROM temp.leaving);
            SELECT count(*) FROM temp.leaving;
            """, new { now = now.ToUnixTimeSeconds() });
    }

    private sealed record Row(long Key, string Name, byte[]? Tip);

    private sealed record SnapshotRow(byte[] Tip, long TakenAt, string? Tag);
}
