using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>One reading of one tree.</summary>
internal sealed class TreeIntake(
    SqliteConnection connection, long community, Tree tree, TreeReader reader, DateTimeOffset now, int batchSize,
    IProgress<long> progress, CancellationToken cancellationToken)
{
    // What waits to be written, in memory.
    private const int ChunkSize = 500;
    private const int ChunksAhead = 4;

    private readonly BranchStore store = new(connection, community);
    private readonly List<CommitRead> setAside = [];
    private long read;
    private long joined;
    private long left;

    public CommitIntakeResult Run()
    {
        var (treeKey, changes) = Prepare();
        var lastKnown = store.LastCommitKey();
        var mainline = tree.Role == TreeRole.Mainline ? [] : store.MainlineTips();
        ReadCommits(changes, mainline);
        cancellationToken.ThrowIfCancellationRequested();
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var change in changes)
                Move(change, lastKnown);
            TakeInReleases(treeKey, changes, mainline, lastKnown);
            // Not only with new commits: those of a pass that was killed are known already, and their markers are open.
            if (changes.Count > 0)
                new MarkerStore(connection, community).Resolve();
            new SetAsideStore(connection, treeKey).Add(setAside);
            store.SetRead(treeKey, now);
            transaction.Commit();
        }
        return new CommitIntakeResult(store.LastCommitKey() - lastKnown, joined, left, setAside);
    }

    private (long TreeKey, List<Change> Changes) Prepare()
    {
        using var transaction = connection.BeginTransaction();
        var treeKey = store.TreeKey(tree);
        new SetAsideStore(connection, treeKey).TakeBack(commit => reader.Read(commit).Facts is not null);
        var known = store.Branches(treeKey);
        var tips = reader.Branches().ToDictionary(branch => branch.Name, branch => branch.Tip);
        var branches = known.Concat(tips.Keys.Except(known.Select(branch => branch.Name)).Select(name => store.Add(treeKey, name)));
        var changes = branches
            .Select(branch => new Change(branch, tips.TryGetValue(branch.Name, out var tip) ? tip : null))
            .Where(change => change.Tip != change.Branch.Tip || (change.Tip is null && store.HoldsAny(change.Branch.Key)))
            .ToList();
        transaction.Commit();
        return (treeKey, changes);
    }

    private void ReadCommits(List<Change> changes, IReadOnlyList<CommitId> mainline)
    {
        using var commits = new CommitStore(connection, community);
        foreach (var change in changes)
        {
            if (change.Tip is { } tip)
                ReadCommits(change, tip, mainline, commits);
        }
    }

    private void ReadCommits(Change change, CommitId tip, IReadOnlyList<CommitId> mainline, CommitStore commits)
    {
        var hidden = Before(change) is { } before ? [.. mainline, before] : mainline;
        using var ahead = ReadAhead.Of(stop => reader.Walk([tip], hidden, stop).Select(Prepare).Chunk(ChunkSize), ChunksAhead, cancellationToken).GetEnumerator();
        bool isMore;
        do
        {
            isMore = AddBatch(change, tip, ahead, commits);
            progress.Report(read);
        }
        while (isMore);
    }

    // What takes time and no database is done on the thread that reads.
    private static (CommitRead Read, CommitRow? Row) Prepare(CommitRead commit) => (commit, commit.Facts is { } facts ? CommitRow.Of(facts) : null);

    /// <returns>Whether there was anything to add.</returns>
    private bool AddBatch(Change change, CommitId tip, IEnumerator<(CommitRead Read, CommitRow? Row)[]> ahead, CommitStore commits)
    {
        using var transaction = connection.BeginTransaction();
        var end = read + batchSize;
        while (read < end && ahead.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (commit, row) in ahead.Current)
                Add(change, tip, commit, row, commits);
            read += ahead.Current.Length;
        }
        transaction.Commit();
        return read >= end;
    }

    private void Add(Change change, CommitId tip, CommitRead commit, CommitRow? row, CommitStore commits)
    {
        if (row is not null)
            change.Joined.Add(commits.Add(row));
        else if (commit.Id == tip)
            throw new TrackerException($"Tree '{tree.Name}': the tip of branch '{change.Branch.Name}' cannot be read: {commit.SetAside}. Remove the fetched store to fetch it anew, or check the seed it borrows from.");
        else
            setAside.Add(commit);
    }

    /// <summary>Where the branch stood, when that can still be read.</summary>
    private CommitId? Before(Change change) => change.Branch.Tip is { } before && reader.Has(before) ? before : null;

    private void Move(Change change, long lastKnown)
    {
        var branch = change.Branch.Key;
        if (Before(change) is { } before && change.Tip is { } tip)
            Leave(branch, before, tip);
        store.Select(change.Joined);
        if (Before(change) is null || change.Tip is null)
            Left(store.LeaveAllOther(branch, now));
        joined += change.Joined.Count;
        store.Join(branch, now, lastKnown);
        if (tree.Role == TreeRole.Mainline)
            store.LeaveOthers(now, lastKnown);
        store.SetTip(branch, change.Tip);
    }

    private void Leave(long branch, CommitId before, CommitId tip)
    {
        store.Select(reader.Walk([before], [tip], cancellationToken).Select(commit => commit.Id));
        Left(store.Leave(branch, now));
    }

    private void Left(int commits)
    {
        left += commits;
        if (commits > 0 && tree.Role == TreeRole.Mainline)
            store.ReadOthersAnew();
    }

    private void TakeInReleases(long treeKey, List<Change> changes, IReadOnlyList<CommitId> mainline, long lastKnown)
    {
        if (!TreeFetch.HasReleases(tree.Role))
            return;
        var tips = changes.Where(change => change.Joined.Count > 0 && change.Tip is not null)
            .Select(change => (change.Tip.GetValueOrDefault(), Before(change))).ToList();
        new ReleaseIntake(new ReleaseStore(connection, community, treeKey), reader, mainline).TakeIn(tips, lastKnown, cancellationToken);
    }

    /// <summary>A branch that is not where it was.</summary>
    private sealed record Change(StoredBranch Branch, CommitId? Tip)
    {
        /// <summary>The keys of the commits that came.</summary>
        public List<long> Joined { get; } = [];
    }
}
