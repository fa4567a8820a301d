using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Tests.CommitsIn;

/// <summary>A community's store and database, into which trees are taken.</summary>
internal sealed class FollowedTrees : IDisposable
{
    private readonly TempFolder folder = new();

    public FollowedTrees()
    {
        Connection = new TrackerDatabase(folder.At("tracker.db")).OpenForWriting();
        AskForCommitsSince(DateTimeOffset.UnixEpoch);
    }

    public SqliteConnection Connection { get; }

    public FixedClock Clock { get; } = new(new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));

    public int BatchSize { get; init; } = 1000;

    public string StoreFolder => GitStore.FolderOf(folder.Path, "test");

    public static Tree Mainline(TempTree at, params string[] branches) => new("mainline", TreeRole.Mainline, at.Path, branches is [] ? ["master"] : branches, null);

    public static Tree Next(TempTree at) => new("next", TreeRole.Next, at.Path, ["next"], null);

    public static Tree Stable(TempTree at) => new("stable", TreeRole.Stable, at.Path, ["linux-*.y"], null);

    public CommitIntakeResult Sync(params Tree[] trees) => Sync(CancellationToken.None, trees);

    /// <returns>What came of the last of the trees.</returns>
    public CommitIntakeResult Sync(CancellationToken cancellationToken, params Tree[] trees)
    {
        CommitIntakeResult? result = null;
        foreach (var tree in trees)
        {
            TreeFetch.Fetch(GitStore.Open(StoreFolder), tree, since: null, new Progress<string>(), CancellationToken.None);
            result = TakeIn(tree, cancellationToken);
        }
        return result ?? throw new ArgumentException("no tree", nameof(trees));
    }

    public CommitIntakeResult TakeIn(Tree tree, CancellationToken cancellationToken, IProgress<long>? progress = null)
    {
        using var reader = new TreeReader(StoreFolder, tree);
        return new CommitIntake(Clock) { BatchSize = BatchSize }.TakeIn(Connection, "test", tree, reader, progress ?? new Progress<long>(), cancellationToken);
    }

    public IReadOnlyList<string> In(string tree, string branch = "master") => Titles(tree, branch, "b.left_at IS NULL");

    public IReadOnlyList<string> Left(string tree, string branch = "master") => Titles(tree, branch, "b.left_at IS NOT NULL");

    /// <summary>"title release" of each commit that is in one.</summary>
    public IReadOnlyList<string> Releases(string tree = "mainline") =>
        [.. Connection.Query<string>(
            """
            SELECT c.title || ' ' || r.name
            FROM   branch_commits b
                   JOIN commits c ON c.commit_key = b.commit_key
                   JOIN releases r ON r.release_key = b.release_key
                   JOIN trees t ON t.tree_key = r.tree_key
            WHERE  t.name = @tree
            ORDER BY 1
            """, new { tree })];

    /// <summary>"title, entered day, by merge's title" of each commit that is there, by title.</summary>
    public IReadOnlyList<string> Entered(string tree, string branch = "master") =>
        [.. Connection.Query<string>(
            """
            SELECT   c.title || ', ' || date(b.entered_at, 'unixepoch') || coalesce(', by ' || m.title, '')
            FROM     branch_commits b
                     JOIN branches o ON o.branch_key = b.branch_key
                     JOIN trees t ON t.tree_key = o.tree_key
                     JOIN commits c ON c.commit_key = b.commit_key
                     LEFT JOIN commits m ON m.commit_key = b.brought_by
            WHERE    t.name = @tree AND o.name = @branch AND b.left_at IS NULL
            ORDER BY 1
            """, new { tree, branch })];

    /// <summary>"title, first day, day when it was missed" of each commit that is or was there, by title.</summary>
    public IReadOnlyList<string> Stays(string tree, string branch) =>
        [.. Connection.Query<string>(
            """
            SELECT   c.title || ', ' || date(b.entered_at, 'unixepoch') || coalesce(', ' || date(b.left_at, 'unixepoch'), '')
            FROM     branch_commits b
                     JOIN branches o ON o.branch_key = b.branch_key
                     JOIN trees t ON t.tree_key = o.tree_key
                     JOIN commits c ON c.commit_key = b.commit_key
            WHERE    t.name = @tree AND o.name = @branch AND c.is_merge = 0
            ORDER BY 1
            """, new { tree, branch })];

    public IReadOnlyList<string> Queued(string queue) =>
        [.. Connection.Query<string>($"SELECT c.title FROM {queue} q JOIN commits c ON c.commit_key = q.commit_key ORDER BY 1")];

    /// <summary>As matching does when it has patches of that time.</summary>
    public void AskForCommitsSince(DateTimeOffset time) => Connection.Execute(
        """
        INSERT OR IGNORE INTO communities (name) VALUES ('test');
        INSERT OR REPLACE INTO match_windows (community_key, since, rules) SELECT community_key, @since, 'test' FROM communities;
        """, new { since = time.ToUnixTimeSeconds() });

    public void EmptyQueues() => Connection.Execute("DELETE FROM commit_queue; DELETE FROM landing_queue;");

    /// <summary>All that the trees gave, without keys and moments.</summary>
    public IReadOnlyList<string> Everything() =>
        [.. Connection.Query<string>(
            """
            SELECT   t.name || ' ' || o.name || ' ' || c.title || ' ' || hex(c.id) || ' ' || (b.left_at IS NULL) || ' ' || coalesce(r.name, '-')
                     || ' ' || b.entered_at || ' ' || coalesce((SELECT hex(m.id) FROM commits m WHERE m.commit_key = b.brought_by), '-')
            FROM     branch_commits b
                     JOIN branches o ON o.branch_key = b.branch_key
                     JOIN trees t ON t.tree_key = o.tree_key
                     JOIN commits c ON c.commit_key = b.commit_key
                     LEFT JOIN releases r ON r.release_key = b.release_key
            ORDER BY 1
            """)];

    public void Dispose()
    {
        Connection.Dispose();
        folder.Dispose();
    }

    private List<string> Titles(string tree, string branch, string where) =>
        [.. Connection.Query<string>(
            $"""
            SELECT c.title
            FROM   branch_commits b
                   JOIN branches o ON o.branch_key = b.branch_key
                   JOIN trees t ON t.tree_key = o.tree_key
                   JOIN commits c ON c.commit_key = b.commit_key
            WHERE  t.name = @tree AND o.name = @branch AND {where}
            ORDER BY 1
            """, new { tree, branch })];
}
