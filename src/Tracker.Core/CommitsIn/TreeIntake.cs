using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>One reading of one tree.</summary>
internal sealed class TreeIntake(
    SqliteConnection connection, long community, Tree tree, TreeReader reader, DateTimeOffset now, IProgress<long> progress, CancellationToken cancellationToken)
{
    private const int BatchSize = 2000;
    private const int BatchesAhead = 2;

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
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var change in changes)
                Move(change, lastKnown);
            TakeInReleases(treeKey, changes, mainline, lastKnown);
            // Not only with new commits: those of a pass that was killed are known already, and their markers are open.
            if (changes.Exists(change => change.Joined.Count > 0))
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
            .Where(change => change.Tip != change.Branch.Tip || (change.Tip is null && !store.IsEmpty(change.Branch.Key)))
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
        foreach (var batch in ReadAhead.Of(stop => reader.Walk([tip], hidden, stop).Chunk(BatchSize), BatchesAhead, cancellationToken))
        {
            var unreadable = batch.Where(commit => commit.Facts is null).ToList();
            if (unreadable.Find(commit => commit.Id == tip) is { } broken)
                throw new TrackerException($"Tree '{tree.Name}': the tip of branch '{change.Branch.Name}' cannot be read: {broken.Id}, {broken.SetAside}. Remove the fetched store to fetch it anew, or check the seed it borrows from.");
            setAside.AddRange(unreadable);
            change.Joined.AddRange(commits.Add([.. batch.Select(commit => commit.Facts).OfType<CommitFacts>()]));
            progress.Report(read += batch.Length);
            cancellationToken.ThrowIfCancellationRequested();
        }
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
