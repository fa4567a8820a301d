using Microsoft.Data.Sqlite;
using Tracker.Core.Git;
using Tracker.Core.Storage;

namespace Tracker.Core.CommitsIn;

/// <summary>One reading of one tree.</summary>
internal sealed class TreeIntake : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly long community;
    private readonly Tree tree;
    private readonly TreeReader reader;
    private readonly DateTimeOffset now;
    private readonly int batchSize;
    private readonly IProgress<long> progress;
    private readonly CancellationToken cancellationToken;
    private readonly TreeStore treeStore;
    private readonly BranchStore store;
    private readonly MainlineCommits? mainline;
    private readonly MainlineCommits? mainlineAhead;
    private readonly SqliteConnection? connectionAhead;
    private readonly List<CommitRead> setAside = [];
    private IReadOnlyList<string> newBranches = [];
    private long treeKey;
    private long lastKnown;
    private long read;
    private long joined;
    private long left;

    public TreeIntake(
        SqliteConnection connection, long community, Tree tree, TreeReader reader, DateTimeOffset now, int batchSize,
        IProgress<long> progress, CancellationToken cancellationToken)
    {
        (this.connection, this.community, this.tree, this.reader, this.now, this.batchSize) = (connection, community, tree, reader, now, batchSize);
        (this.progress, this.cancellationToken) = (progress, cancellationToken);
        treeStore = new TreeStore(connection, community);
        store = new BranchStore(connection, community);
        if (tree.Role == TreeRole.Mainline || !treeStore.HasMainline())
            return;
        mainline = new MainlineCommits(connection, community);
        // The thread that reads ahead must not share the writer's connection.
        connectionAhead = new TrackerDatabase(connection.DataSource).OpenForReading();
        mainlineAhead = new MainlineCommits(connectionAhead, community);
    }

    private bool IsRebuilt => tree.Role == TreeRole.Next;

    public CommitIntakeResult Run()
    {
        if (mainline is null && tree.Role != TreeRole.Mainline && treeStore.FollowedMainline() is { } awaited)
            throw new TrackerException($"Tree '{tree.Name}' waits for mainline tree '{awaited}', which has not been read yet: it holds only what mainline has not. Sync '{awaited}' first.");
        var tips = Prepare();
        lastKnown = store.LastCommitKey();
        var states = tips.Select(PresentState).ToList();
        var readings = ReadAll(states);
        cancellationToken.ThrowIfCancellationRequested();
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var (reading, state) in readings.Zip(states))
                Move(reading, state, DateTimeOffset.MaxValue);
            TakeInReleases(readings);
            // Not only with new commits: those of a pass that was killed are known already, and their markers are open.
            if (readings.Count > 0)
                new MarkerStore(connection, community).Resolve();
            treeStore.SetRead(treeKey, now, MovedAt());
            transaction.Commit();
        }
        return new CommitIntakeResult(store.LastCommitKey() - lastKnown, joined, left, setAside, newBranches);
    }

    public void Dispose()
    {
        mainline?.Dispose();
        mainlineAhead?.Dispose();
        connectionAhead?.Dispose();
    }

    private List<BranchReading> ReadAll(List<State> states)
    {
        var isFirst = lastKnown == 0;
        if (isFirst)
            DeferredIndexes.TakeOff(connection, "commits", "commit_links", "commit_markers");
        try
        {
            return Read([.. states.Select(state => Change(state, null))], null);
        }
        finally
        {
            if (isFirst)
                DeferredIndexes.PutBack(connection);
        }
    }

    /// <summary>The branches that are not where they were.</summary>
    private List<(StoredBranch Branch, CommitId? Tip)> Prepare()
    {
        using var transaction = connection.BeginTransaction();
        treeKey = treeStore.KeyOf(tree);
        new SetAsideStore(connection, treeKey).TakeBack(commit => reader.Read(commit).Facts is not null);
        var known = store.Branches(treeKey);
        var tips = reader.Branches().ToDictionary(branch => branch.Name, branch => branch.Tip);
        var fresh = tips.Keys.Except(known.Select(branch => branch.Name)).ToList();
        newBranches = known.Count == 0 ? [] : fresh;
        var branches = known.Concat(fresh.Select(name => store.Add(treeKey, name)));
        var changes = branches
            .Select(branch => (Branch: branch, Tip: tips.TryGetValue(branch.Name, out var tip) ? tip : (CommitId?)null))
            .Where(change => change.Tip != change.Branch.Tip || (change.Tip is null && store.HoldsAny(change.Branch.Key)))
            .ToList();
        transaction.Commit();
        return changes;
    }

    /// <summary>The state that the branch has; of a rebuilt one, the states between are gone through first.</summary>
    private State PresentState((StoredBranch Branch, CommitId? Tip) change)
    {
        if (!IsRebuilt || change.Tip is not { } tip)
            return new State(change.Branch, change.Tip, null);
        var isFresh = change.Branch.Tip is null && !store.HasAny(change.Branch.Key);
        // Tags do not say of which branch they are: they tell a tree's only one.
        var tagged = reader.Branches().Count == 1 ? reader.Snapshots() : [];
        var (past, present) = Snapshot.Plan(store.Snapshots(change.Branch.Key), tagged, isFresh, tip, now);
        var branch = past.Where(snapshot => reader.Has(snapshot.Tip)).Aggregate(change.Branch, TakeInPast);
        return new State(branch, tip, present);
    }

    private StoredBranch TakeInPast(StoredBranch branch, Snapshot snapshot)
    {
        var state = new State(branch, snapshot.Tip, snapshot);
        var reading = Read([Change(state, snapshot.TakenAt)], snapshot.TakenAt)[0];
        cancellationToken.ThrowIfCancellationRequested();
        using var transaction = connection.BeginTransaction();
        Move(reading, state, snapshot.TakenAt);
        transaction.Commit();
        return branch with { Tip = snapshot.Tip };
    }

    /// <param name="heldAt">What mainline held then is not the branch's own; null: what it holds.</param>
    private BranchChange Change(State state, DateTimeOffset? heldAt) => new(
        state.Branch, state.Tip, state.Branch.Tip is { } before && reader.Has(before) ? before : null, state.Snapshot?.TakenAt ?? now, IsOfMainline(mainline, heldAt));

    private static Func<GitOid, bool>? IsOfMainline(MainlineCommits? mainline, DateTimeOffset? heldAt) =>
        mainline is null ? null : heldAt is { } moment ? commit => mainline.HeldAt(commit, moment) : mainline.Hold;

    private List<BranchReading> Read(List<BranchChange> changes, DateTimeOffset? heldAt)
    {
        var readings = changes.Select(change => new BranchReading(tree, reader, change, IsOfMainline(mainlineAhead, heldAt))).ToList();
        new CommitBatches(connection, community, batchSize, Report).Run(readings, cancellationToken);
        return [.. readings.Select(reading => IsOffItsLine(reading) ? Read([reading.Change with { Before = null }], heldAt)[0] : reading)];
    }

    /// <summary>
    /// Whether the branch's line no longer goes through where it stood, as after a rewind or a pull the wrong way round: then
    /// what brought the older commits in may be another than before. The lines of rebuilt branches never do.
    /// </summary>
    private bool IsOffItsLine(BranchReading reading) =>
        !IsRebuilt && reading.Change is { Tip: not null, Before: { } before } && reading.LineBefore() != before;

    private void Report(int commits)
    {
        read += commits;
        progress.Report(read);
    }

    /// <param name="heldAt">What mainline held then, a rebuilt branch does not hold by itself.</param>
    private void Move(BranchReading reading, State state, DateTimeOffset heldAt)
    {
        var (change, branch) = (reading.Change, reading.Change.Branch.Key);
        if (change is { Before: { } before, Tip: { } tip })
            Leave(change, before, tip);
        store.Select([.. reading.Gained.Select(commit => commit.Key)]);
        if (change.Before is null || change.Tip is null)
            Left(store.LeaveAllOther(branch, change.At));
        joined += store.Join(branch, IsRebuilt ? reading.EntriesAt(change.At) : reading.Entries(CameBefore(reading), now), IsRebuilt, change.At, lastKnown);
        if (tree.Role == TreeRole.Mainline)
            store.LeaveOthers(now, lastKnown);
        if (state.Snapshot is { } snapshot)
            MoveRebuilt(reading, snapshot, heldAt);
        store.SetTip(branch, change.Tip);
        setAside.AddRange(reading.SetAside);
        new SetAsideStore(connection, treeKey).Add(reading.SetAside);
    }

    /// <summary>When the commit came that the branch's line goes on from.</summary>
    private long? CameBefore(BranchReading reading) => reading.LineBefore() is { } before
        ? store.EnteredAt(reading.Change.Branch.Key, before) ?? reader.Read(before).Facts?.CommittedAt.ToUnixTimeSeconds()
        : null;

    private void MoveRebuilt(BranchReading reading, Snapshot snapshot, DateTimeOffset heldAt)
    {
        var branch = reading.Change.Branch.Key;
        Left(store.LeaveHeldByMainline(branch, heldAt, snapshot.TakenAt));
        store.Add(branch, snapshot);
        var sources = MergedTrees.Read(reader.Objects, GitOid.From(snapshot.Tip));
        if (sources.Count == 0)
            return;
        foreach (var (merge, tip) in reading.Merges())
        {
            if (sources.TryGetValue(tip, out var source))
                store.SetSource(merge, source);
        }
    }

    private void Leave(BranchChange change, CommitId before, CommitId tip)
    {
        var walk = new CommitWalk(reader.Objects, change.IsOfMainline);
        var gone = walk.Run([GitOid.From(before)], [GitOid.From(tip)], cancellationToken);
        store.Select(gone.Select(number => walk.Graph[number].ToCommitId()));
        Left(store.Leave(change.Branch.Key, change.At));
    }

    private void Left(int commits)
    {
        left += commits;
        if (commits > 0 && tree.Role == TreeRole.Mainline)
            treeStore.ReadOthersAnew();
    }

    private void TakeInReleases(List<BranchReading> readings)
    {
        if (!TreeFetch.HasReleases(tree.Role))
            return;
        var tips = readings.Where(reading => reading.Gained.Count > 0)
            .Select(reading => (reading.Change.Tip.GetValueOrDefault(), reading.Change.Before)).ToList();
        var whole = readings is [var only] ? only : null;
        new ReleaseIntake(new ReleaseStore(connection, community, treeKey), reader, now, mainline is null ? null : mainline.Hold, whole)
            .TakeIn(tips, lastKnown, cancellationToken);
    }

    private DateTimeOffset? MovedAt() => reader.Branches()
        .Select(branch => reader.Read(branch.Tip).Facts?.CommittedAt)
        .Where(date => date is { } at && LineDates.IsBelievable(at.ToUnixTimeSeconds(), now.ToUnixTimeSeconds()))
        .Max();

    /// <param name="Snapshot">Of a rebuilt branch alone.</param>
    private sealed record State(StoredBranch Branch, CommitId? Tip, Snapshot? Snapshot);
}
