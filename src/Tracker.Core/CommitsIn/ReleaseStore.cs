using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Git;
using Tracker.Core.Storage;

namespace Tracker.Core.CommitsIn;

/// <summary>A tree's releases, and which was the first to contain each of its branches' commits.</summary>
internal sealed class ReleaseStore(SqliteConnection connection, long community, long tree)
{
    public IReadOnlyList<StoredRelease> All() =>
        [.. connection.Query<Row>("SELECT release_key AS Key, name AS Name, commit_id AS Id, tagged_at AS TaggedAt FROM releases WHERE tree_key = @tree", new { tree })
            .Select(row => new StoredRelease(row.Key, row.Name, CommitId.FromBytes(row.Id), DateTimeOffset.FromUnixTimeSeconds(row.TaggedAt)))];

    /// <summary>A tag that has gone or moved is no release any more: its commits are in none until they are settled again.</summary>
    public void Remove(StoredRelease release)
    {
        connection.Execute(
            """
            INSERT OR IGNORE INTO landing_queue (commit_key)
            SELECT b.commit_key FROM branch_commits b JOIN branches o ON o.branch_key = b.branch_key WHERE o.tree_key = @tree AND b.release_key = @Key;
            DELETE FROM releases WHERE release_key = @Key;
            """, new { tree, release.Key });
    }

    /// <summary>Whether the commit is of a release before that moment.</summary>
    public bool IsSettledBefore(CommitId commit, long moment) =>
        connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM   commits c
                       CROSS JOIN branch_commits b ON b.commit_key = c.commit_key
                       CROSS JOIN releases r       ON r.release_key = b.release_key
                WHERE  c.community_key = @community AND c.id = @id AND r.tree_key = @tree AND r.tagged_at < @moment)
            """, new { community, tree, id = commit.ToBytes(), moment });

    public long Add(ReleaseTag tag) =>
        connection.ExecuteScalar<long>(
            "INSERT INTO releases (tree_key, name, commit_id, tagged_at) VALUES (@tree, @Name, @commit, @taggedAt) RETURNING release_key",
            new { tree, tag.Name.Name, commit = tag.Commit.ToBytes(), taggedAt = tag.TaggedAt.ToUnixTimeSeconds() });

    /// <summary>Sets the first release of each of these commits that the tree's branches hold or held; one whose key is not given is looked up.</summary>
    public void Settle(IEnumerable<(long? Key, GitOid Id, long Release)> firsts, long lastKnownCommit)
    {
        connection.Execute("CREATE TEMP TABLE IF NOT EXISTS settled (commit_key INTEGER PRIMARY KEY, release_key INTEGER); DELETE FROM temp.settled;");
        using (var settle = new Statement(connection, "INSERT OR REPLACE INTO temp.settled VALUES (?2, ?1)"))
        using (var find = new Statement(connection, "INSERT OR REPLACE INTO temp.settled SELECT commit_key, ?1 FROM commits WHERE community_key = ?2 AND id = ?3"))
        {
            foreach (var (key, id, release) in firsts)
                _ = key is { } known ? settle.Bind(1, release).Bind(2, known).Run() : find.Bind(1, release).Bind(2, community).Bind(3, id.ToBytes()).Run();
        }
        Apply(lastKnownCommit);
    }

    private void Apply(long lastKnownCommit)
    {
        foreach (var branch in connection.Query<long>("SELECT branch_key FROM branches WHERE tree_key = @tree", new { tree }).ToList())
        {
            connection.Execute(
                """
                INSERT OR IGNORE INTO landing_queue (commit_key)
                SELECT s.commit_key
                FROM   temp.settled s CROSS JOIN branch_commits b ON b.branch_key = @branch AND b.commit_key = s.commit_key
                WHERE  s.commit_key <= @lastKnownCommit AND b.release_key IS NOT s.release_key;

                UPDATE branch_commits SET release_key = s.release_key
                FROM   temp.settled s
                WHERE  branch_commits.branch_key = @branch AND branch_commits.commit_key = s.commit_key
                       AND branch_commits.release_key IS NOT s.release_key;
                """, new { branch, lastKnownCommit });
        }
    }

    private sealed record Row(long Key, string Name, byte[] Id, long TaggedAt);
}

/// <summary>A release as the database has it.</summary>
internal sealed record StoredRelease(long Key, string Name, CommitId Commit, DateTimeOffset TaggedAt)
{
    public bool Is(ReleaseTag tag) => Name == tag.Name.Name && Commit == tag.Commit && TaggedAt.ToUnixTimeSeconds() == tag.TaggedAt.ToUnixTimeSeconds();
}
