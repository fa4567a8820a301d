using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>Keeps the commits of a tree that could not be read. All of it within the caller's transaction.</summary>
internal sealed class SetAsideStore(SqliteConnection connection, long tree)
{
    /// <summary>Where a commit can be read now that could not, the tree's branches are read whole again, and so is what it leads to.</summary>
    public void TakeBack(Func<CommitId, bool> isReadable)
    {
        if (!All().ToList().Exists(commit => isReadable(commit)))
            return;
        connection.Execute(
            """
            DELETE FROM commits_set_aside WHERE tree_key = @tree;
            UPDATE branches SET tip = NULL WHERE tree_key = @tree;
            """, new { tree });
    }

    public void Add(IEnumerable<CommitRead> unreadable)
    {
        foreach (var commit in unreadable)
        {
            connection.Execute(
                "INSERT OR REPLACE INTO commits_set_aside (tree_key, id, reason) VALUES (@tree, @id, @SetAside)",
                new { tree, id = commit.Id.ToBytes(), commit.SetAside });
        }
    }

    private IEnumerable<CommitId> All() =>
        connection.Query<byte[]>("SELECT id FROM commits_set_aside WHERE tree_key = @tree", new { tree }).Select(id => CommitId.FromBytes(id));
}
