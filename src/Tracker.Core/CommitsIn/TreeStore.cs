using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>The trees of a community, and what it means for all of them when one's role changes. All of it within the caller's transaction.</summary>
internal sealed class TreeStore(SqliteConnection connection, long community)
{
    // For the SQL below.
    private const long Mainline = (long)TreeRole.Mainline;

    public long KeyOf(Tree tree)
    {
        var known = connection.Query<Row>("SELECT tree_key AS Key, role AS Role FROM trees WHERE community_key = @community AND name = @Name", new { community, tree.Name })
            .SingleOrDefault();
        if (known is not null && known.Role != (long)tree.Role)
            ChangeRole(known, tree.Role);
        return connection.ExecuteScalar<long>(
            """
            INSERT INTO trees (community_key, name, role) VALUES (@community, @Name, @role)
            ON CONFLICT (community_key, name) DO UPDATE SET role = excluded.role
            RETURNING tree_key
            """, new { community, tree.Name, role = (long)tree.Role });
    }

    /// <summary>Whether the community has a mainline whose commits are known: that its branches are to be read anew changes nothing of that.</summary>
    public bool HasMainline() =>
        connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (SELECT 1
                           FROM   trees t
                                  CROSS JOIN branches o ON o.tree_key = t.tree_key
                           WHERE  t.community_key = @community AND t.role = @Mainline AND t.is_followed = 1
                                  AND EXISTS (SELECT 1 FROM branch_commits b WHERE b.branch_key = o.branch_key AND b.left_at IS NULL))
            """, new { community, Mainline });

    /// <summary>A mainline tree that the community follows, read or not; null when it has none.</summary>
    public string? FollowedMainline() =>
        connection.QueryFirstOrDefault<string>(
            "SELECT name FROM trees WHERE community_key = @community AND role = @Mainline AND is_followed = 1 ORDER BY name", new { community, Mainline });

    /// <summary>Whether other trees held commits back because mainline has them cannot be told any longer: their branches are compared whole.</summary>
    public void ReadOthersAnew() =>
        connection.Execute(
            "UPDATE branches SET tip = NULL WHERE tree_key IN (SELECT tree_key FROM trees WHERE community_key = @community AND role <> @Mainline)",
            new { community, Mainline });

    /// <summary>A mainline tree has come or gone: what the community's branches hold by themselves is told anew.</summary>
    public void ReadAllAnew() =>
        connection.Execute("UPDATE branches SET tip = NULL WHERE tree_key IN (SELECT tree_key FROM trees WHERE community_key = @community)", new { community });

    /// <summary>Whether the tree counts, or as what, has changed: the landings of all that it has are judged anew.</summary>
    public void JudgeAnew(long tree) =>
        connection.Execute(
            """
            INSERT OR IGNORE INTO landing_queue (commit_key)
            SELECT m.commit_key
            FROM   (SELECT DISTINCT commit_key FROM matches) m
                   CROSS JOIN branch_commits b ON b.commit_key = m.commit_key
                   CROSS JOIN branches o       ON o.branch_key = b.branch_key
            WHERE  o.tree_key = @tree
            """, new { tree });

    /// <param name="movedAt">The date of the newest commit that any branch stands at; null when there is none.</param>
    public void SetRead(long tree, DateTimeOffset now, DateTimeOffset? movedAt) =>
        connection.Execute(
            "UPDATE trees SET read_at = @now, moved_at = @movedAt, failure = NULL WHERE tree_key = @tree",
            new { tree, now = now.ToUnixTimeSeconds(), movedAt = movedAt?.ToUnixTimeSeconds() });

    // When a commit came into a branch means another thing where the branch is rebuilt: it is told anew.
    private void ChangeRole(Row tree, TreeRole role)
    {
        if (tree.Role == Mainline || role == TreeRole.Mainline)
            ReadAllAnew();
        JudgeAnew(tree.Key);
        connection.Execute(
            """
            UPDATE branch_commits SET entered_at = NULL, brought_by = NULL
            WHERE  left_at IS NULL AND branch_key IN (SELECT branch_key FROM branches WHERE tree_key = @Key);
            UPDATE branches SET tip = NULL WHERE tree_key = @Key;
            """, new { tree.Key });
    }

    private sealed record Row(long Key, long Role);
}
