using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;

namespace Tracker.Core;

/// <summary>Keeps the passes, and how the last one fared with each archive and tree.</summary>
internal sealed class PassStore(SqliteConnection connection, TimeProvider clock)
{
    private long passKey;

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public void Begin(IReadOnlyList<Community> communities)
    {
        using var transaction = connection.BeginTransaction();
        passKey = connection.ExecuteScalar<long>("INSERT INTO sync_passes (started_at) VALUES (@Now) RETURNING pass_key", new { Now });
        var followed = FollowedTrees();
        connection.Execute("UPDATE archives SET is_followed = 0; UPDATE trees SET is_followed = 0;");
        foreach (var community in communities)
            Declare(community);
        var changed = FollowedTrees().ToHashSet();
        changed.SymmetricExceptWith(followed);
        foreach (var tree in changed)
            ChangeFollowing(tree);
        transaction.Commit();
    }

    public void End(SyncOutcome outcome) => connection.Execute(
        "UPDATE sync_passes SET ended_at = @Now, failures = @failures, summary = @summary WHERE pass_key = @passKey",
        new
        {
            Now,
            passKey,
            failures = outcome.Failures.Count == 0 ? null : string.Join('\n', outcome.Failures),
            summary = $"{outcome.Mails} mails, {outcome.SetAside} set aside, {outcome.Commits} commits, {outcome.Landings} landings",
        });

    /// <param name="failure">Null when it could be read.</param>
    public void SetArchiveFailure(string community, string archive, string? failure) => connection.Execute(
        """
        UPDATE archives SET failure = @failure
        WHERE  name = @archive AND community_key = (SELECT community_key FROM communities WHERE name = @community)
        """, new { community, archive, failure });

    /// <param name="failure">Null when it could be read.</param>
    public void SetTreeFailure(string community, string tree, string? failure) => connection.Execute(
        """
        UPDATE trees SET failure = @failure
        WHERE  name = @tree AND community_key = (SELECT community_key FROM communities WHERE name = @community)
        """, new { community, tree, failure });

    private void Declare(Community community)
    {
        var communityKey = CommunityRow.Ensure(connection, community.Name);
        // Since and role of what is known already are left to who reads it: there a change means to read anew.
        foreach (var archive in community.Archives)
            connection.Execute(
                """
                INSERT INTO archives (community_key, name, web, since)
                VALUES (@communityKey, @Name, @web, @since)
                ON CONFLICT (community_key, name) DO UPDATE SET web = excluded.web, is_followed = 1
                """, new { communityKey, archive.Name, web = WebAddress(archive), since = archive.Earliest?.ToUnixTimeSeconds() });
        foreach (var tree in community.Trees)
            connection.Execute(
                """
                INSERT INTO trees (community_key, name, role)
                VALUES (@communityKey, @Name, @role)
                ON CONFLICT (community_key, name) DO UPDATE SET is_followed = 1
                """, new { communityKey, tree.Name, role = (long)tree.Role });
    }

    private List<FollowedTree> FollowedTrees() =>
        [.. connection.Query<FollowedTree>("SELECT tree_key AS Key, community_key AS Community, role AS Role FROM trees WHERE is_followed = 1")];

    /// <summary>A tree that is followed no longer, or again, changes where patches are; a mainline, what the others hold by themselves.</summary>
    private void ChangeFollowing(FollowedTree tree)
    {
        var trees = new TreeStore(connection, tree.Community);
        trees.JudgeAnew(tree.Key);
        if (tree.Role == (long)TreeRole.Mainline)
            trees.ReadAllAnew();
    }

    private static string? WebAddress(Archive archive) =>
        archive.Format == ArchiveFormat.PublicInbox && archive.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? archive.Url : null;

    private sealed record FollowedTree(long Key, long Community, long Role);
}
