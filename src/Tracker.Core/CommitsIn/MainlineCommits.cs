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
        WHERE  c.community_key = ?1 AND c.id = ?2 AND t.role = {Mainline} AND t.is_followed = 1 AND b.left_at IS NULL
               AND (?3 IS NULL OR b.entered_at <= ?3)
        LIMIT  1
        """);

    /// <summary>Whether mainline holds it today.</summary>
    public bool Hold(GitOid commit) => Ask(commit, null);

    /// <summary>Whether mainline held it at that moment already.</summary>
    public bool HeldAt(GitOid commit, DateTimeOffset moment) => Ask(commit, moment.ToUnixTimeSeconds());

    public void Dispose() => holds.Dispose();

    // When a commit came is not known of what an earlier release has read, until it is read again: that it is there, is.
    private bool Ask(GitOid commit, long? moment) => holds.Bind(1, community).Bind(2, commit.ToBytes()).Bind(3, moment).Run() is not null;
}
