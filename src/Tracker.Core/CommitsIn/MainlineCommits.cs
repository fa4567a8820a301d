using Microsoft.Data.Sqlite;
using Tracker.Core.Git;
using Tracker.Core.Storage;

namespace Tracker.Core.CommitsIn;

/// <summary>Asks the database whether mainline holds a commit: what it holds leads to nothing that it does not hold.</summary>
internal sealed class MainlineCommits(SqliteConnection connection, long community) : IDisposable
{
    // For the SQL below.
    private const long Mainline = (long)TreeRole.Mainline;

    private readonly Statement holds = new(
        connection,
        $"""
        SELECT 1
        FROM   commits c
               CROSS JOIN branch_commits b ON b.commit_key = c.commit_key
               CROSS JOIN branches o       ON o.branch_key = b.branch_key
               CROSS JOIN trees t          ON t.tree_key = o.tree_key
        WHERE  c.community_key = ?1 AND c.id = ?2 AND t.role = {Mainline} AND b.left_at IS NULL AND coalesce(b.entered_at, 0) <= ?3
        LIMIT  1
        """);

    /// <summary>Whether mainline holds it today.</summary>
    public bool Hold(GitOid commit) => HeldAt(commit, DateTimeOffset.MaxValue);

    /// <summary>Whether mainline held it at that moment already.</summary>
    public bool HeldAt(GitOid commit, DateTimeOffset moment) =>
        holds.Bind(1, community).Bind(2, commit.ToBytes()).Bind(3, moment.ToUnixTimeSeconds()).Run() is not null;

    public void Dispose() => holds.Dispose();
}
