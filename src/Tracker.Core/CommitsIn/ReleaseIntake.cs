using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>Settles which release was the first to contain each commit of a tree, and looks again only where tags or branches changed.</summary>
/// <param name="isOfMainline">Whether a commit is of mainline, whose commits another tree does not settle; null for mainline itself.</param>
/// <param name="whole">A reading of all that the tree's branches hold, if there was one: a million commits are not read twice.</param>
internal sealed class ReleaseIntake(ReleaseStore store, TreeReader reader, DateTimeOffset now, Func<GitOid, bool>? isOfMainline, BranchReading? whole)
{
    private readonly IReadOnlyList<ReleaseTag> tags = reader.Releases(now);
    private readonly IReadOnlyList<StoredRelease> known = store.All();

    /// <param name="joined">The tips of branches that took commits in, each with what it had before.</param>
    public void TakeIn(IReadOnlyList<(CommitId Tip, CommitId? Before)> joined, long lastKnownCommit, CancellationToken cancellationToken)
    {
        var byName = tags.ToDictionary(tag => tag.Name.Name);
        var gone = known.Where(release => byName.GetValueOrDefault(release.Name) is not { } tag || !release.Is(tag)).ToList();
        var settled = known.Except(gone).ToList();
        var settledNames = settled.Select(release => release.Name).ToHashSet();
        var fresh = tags.Where(tag => !settledNames.Contains(tag.Name.Name)).ToList();
        if (gone.Count + fresh.Count + joined.Count == 0)
            return;
        var keys = Store(gone, settled, fresh);
        if (gone.Count > 0 || TookInSettled(joined, settled, cancellationToken) || !TrySettle(fresh, settled, keys, lastKnownCommit, cancellationToken))
            Settle(Walk(tags, [], cancellationToken), tags, keys, lastKnownCommit);
    }

    private Dictionary<string, long> Store(List<StoredRelease> gone, List<StoredRelease> settled, List<ReleaseTag> fresh)
    {
        foreach (var release in gone)
            store.Remove(release);
        var keys = settled.ToDictionary(release => release.Name, release => release.Key);
        foreach (var tag in fresh)
            keys.Add(tag.Name.Name, store.Add(tag));
        return keys;
    }

    /// <summary>Whether what branches took in is in a settled release already: a branch newly followed, a maintenance branch merged.</summary>
    private bool TookInSettled(IReadOnlyList<(CommitId Tip, CommitId? Before)> joined, List<StoredRelease> settled, CancellationToken cancellationToken)
    {
        if (settled.Count == 0 || joined.Count == 0)
            return false;
        var before = joined.Select(branch => branch.Before).OfType<CommitId>().Where(reader.Has).ToList();
        return Count(joined, before, cancellationToken) != Count(joined, [.. before, .. settled.Select(release => release.Commit)], cancellationToken);
    }

    private int Count(IReadOnlyList<(CommitId Tip, CommitId? Before)> joined, List<CommitId> hidden, CancellationToken cancellationToken) =>
        new CommitWalk(reader.Objects, isOfMainline).Run(joined.Select(branch => GitOid.From(branch.Tip)), hidden.Select(GitOid.From), cancellationToken).Count();

    /// <summary>Settles what is in no settled release yet.</summary>
    /// <returns>False when a new tag may be the first for commits that are settled already: nothing has been done then.</returns>
    private bool TrySettle(
        List<ReleaseTag> fresh, List<StoredRelease> settled, Dictionary<string, long> keys, long lastKnownCommit, CancellationToken cancellationToken)
    {
        if (fresh.Count == 0)
            return true;
        var walk = Walk(fresh, settled, cancellationToken);
        var within = fresh.Where(tag => NumberOf(walk, tag) is null).ToList();
        if (within.Count > 0 && settled.Count > 0 && Walk(within, [], cancellationToken) is var older && within.Exists(tag => NumberOf(older, tag) is not null))
            return false;
        if (IsLate(walk, fresh, settled))
            return false;
        Settle(walk, fresh, keys, lastKnownCommit);
        return true;
    }

    /// <summary>
    /// Whether a new tag is older than a settled one and contains commits that only the younger one was settled for.
    /// Stable branches are tagged in turn, so that most older tags are of another branch and change nothing.
    /// </summary>
    private bool IsLate(CommitWalk walk, List<ReleaseTag> fresh, List<StoredRelease> settled)
    {
        var earliest = fresh.Where(tag => NumberOf(walk, tag) is not null).Select(tag => tag.TaggedAt.ToUnixTimeSeconds()).DefaultIfEmpty(long.MaxValue).Min();
        return settled.Exists(release => release.TaggedAt.ToUnixTimeSeconds() >= earliest)
            && Border(walk).Any(commit => !(isOfMainline?.Invoke(commit) ?? false) && !store.IsSettledBefore(commit.ToCommitId(), earliest));
    }

    /// <summary>The hidden parents of commits that the walk found: what is older than they are was settled no later than they were.</summary>
    private static IEnumerable<GitOid> Border(CommitWalk walk)
    {
        var border = new HashSet<int>();
        for (var commit = 0; commit < walk.Graph.Count; commit++)
        {
            if (!walk.IsWanted(commit))
                continue;
            foreach (var parent in walk.Graph.Parents(commit))
                _ = !walk.IsWanted(parent) && border.Add(parent);
        }
        return border.Select(commit => walk.Graph[commit]);
    }

    private CommitWalk Walk(IReadOnlyList<ReleaseTag> from, List<StoredRelease> hidden, CancellationToken cancellationToken)
    {
        if (hidden.Count == 0 && whole?.WholeWalk is { } all && from.All(tag => NumberOf(all, tag) is not null))
            return all;
        var walk = new CommitWalk(reader.Objects, isOfMainline);
        var found = walk.Run(from.Select(tag => GitOid.From(tag.Commit)), hidden.Select(release => GitOid.From(release.Commit)), cancellationToken);
        foreach (var _ in found)
        {
            // The walk fills its graph; what it finds is asked of that.
        }
        return walk;
    }

    private static int? NumberOf(CommitWalk walk, ReleaseTag tag) =>
        walk.Graph.Find(GitOid.From(tag.Commit)) is { } number && walk.IsWanted(number) ? number : null;

    private void Settle(CommitWalk walk, IReadOnlyList<ReleaseTag> which, Dictionary<string, long> keys, long lastKnownCommit)
    {
        var placed = which.Select(tag => (Commit: NumberOf(walk, tag) ?? -1, tag)).Where(tag => tag.Commit >= 0).ToList();
        var firsts = FirstReleases.Find(walk.Graph, walk.IsWanted, placed);
        Func<int, long?> keyOf = walk == whole?.WholeWalk ? whole.KeyOf : _ => null;
        store.Settle(firsts.Select(first => (keyOf(first.Commit), walk.Graph[first.Commit], keys[placed[first.Tag].tag.Name.Name])), lastKnownCommit);
    }
}
