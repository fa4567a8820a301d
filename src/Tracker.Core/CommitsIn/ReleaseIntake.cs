using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>Settles which release was the first to contain each commit of a tree, and looks again only where tags or branches changed.</summary>
internal sealed class ReleaseIntake(ReleaseStore store, TreeReader reader, IReadOnlyList<CommitId> mainline)
{
    private readonly IReadOnlyList<ReleaseTag> tags = reader.Releases();
    private readonly IReadOnlyList<StoredRelease> known = store.All();

    /// <summary>Whether any tag is new, moved or gone.</summary>
    public bool IsChanged => tags.Count != known.Count || !AreKnown;

    private bool AreKnown => known.ToDictionary(release => release.Name) is var byName && tags.All(tag => byName.GetValueOrDefault(tag.Name.Name)?.Is(tag) == true);

    /// <param name="joined">The tips of branches that took commits in, each with what it had before.</param>
    public void TakeIn(IReadOnlyList<(CommitId Tip, CommitId? Before)> joined, long lastKnownCommit, CancellationToken cancellationToken)
    {
        if (!IsChanged && joined.Count == 0)
            return;
        var byName = tags.ToDictionary(tag => tag.Name.Name);
        var gone = known.Where(release => byName.GetValueOrDefault(release.Name) is not { } tag || !release.Is(tag)).ToList();
        var settled = known.Except(gone).ToList();
        var fresh = tags.Where(tag => settled.TrueForAll(release => release.Name != tag.Name.Name)).ToList();
        foreach (var release in gone)
            store.Remove(release);
        var keys = settled.ToDictionary(release => release.Name, release => release.Key);
        foreach (var tag in fresh)
            keys.Add(tag.Name.Name, store.Add(tag));
        if (gone.Count > 0 || IsLate(fresh, settled) || TookInSettled(joined, settled, cancellationToken))
            Settle(tags, [], keys, lastKnownCommit, cancellationToken);
        else if (fresh.Count > 0)
            Settle(fresh, settled, keys, lastKnownCommit, cancellationToken);
    }

    // A tag that is no newer than one already settled may be the first for commits that have another.
    private static bool IsLate(List<ReleaseTag> fresh, List<StoredRelease> settled) =>
        fresh.Count > 0 && settled.Count > 0
        && fresh.Min(tag => tag.TaggedAt.ToUnixTimeSeconds()) <= settled.Max(release => release.TaggedAt.ToUnixTimeSeconds());

    /// <summary>Whether what branches took in is in a settled release already: a branch newly followed, a maintenance branch merged.</summary>
    private bool TookInSettled(IReadOnlyList<(CommitId Tip, CommitId? Before)> joined, List<StoredRelease> settled, CancellationToken cancellationToken)
    {
        if (settled.Count == 0 || joined.Count == 0)
            return false;
        var before = mainline.Concat(joined.Select(branch => branch.Before).OfType<CommitId>()).Where(reader.Has).ToList();
        var without = Count(joined, before, cancellationToken);
        return without != Count(joined, [.. before, .. settled.Select(release => release.Commit)], cancellationToken);
    }

    private int Count(IReadOnlyList<(CommitId Tip, CommitId? Before)> joined, List<CommitId> hidden, CancellationToken cancellationToken) =>
        new CommitWalk(reader.Objects).Run(joined.Select(branch => GitOid.From(branch.Tip)), hidden.Select(GitOid.From), cancellationToken).Count();

    private void Settle(
        IReadOnlyList<ReleaseTag> which, IReadOnlyList<StoredRelease> settled, Dictionary<string, long> keys, long lastKnownCommit, CancellationToken cancellationToken)
    {
        var walk = new CommitWalk(reader.Objects);
        var hidden = settled.Select(release => release.Commit).Concat(mainline);
        foreach (var _ in walk.Run(which.Select(tag => GitOid.From(tag.Commit)), hidden.Select(GitOid.From), cancellationToken))
        {
            // The walk fills its graph; what it finds is asked of that.
        }
        var placed = which.Select(tag => (Commit: walk.Graph.Find(GitOid.From(tag.Commit)) ?? -1, tag)).Where(tag => tag.Commit >= 0 && walk.IsWanted(tag.Commit)).ToList();
        var firsts = FirstReleases.Find(walk.Graph, walk.IsWanted, placed);
        store.Settle(firsts.Select(first => (walk.Graph[first.Commit].ToBytes(), keys[placed[first.Tag].tag.Name.Name])), lastKnownCommit);
    }
}
