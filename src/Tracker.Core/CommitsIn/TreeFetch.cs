using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>Brings a tree's branches, and its releases where they mean something, into its community's store.</summary>
public static class TreeFetch
{
    /// <param name="since">The states that an integration tree has tagged are fetched from this day on; null: all of them.</param>
    /// <returns>Whether anything was new, moved or gone.</returns>
    /// <exception cref="TrackerException">It could not be fetched; what was there before is as it was.</exception>
    public static bool Fetch(GitStore store, Tree tree, DateOnly? since, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (tree.Seed is { } seed)
            store.Borrow(seed, tree.Name);
        return GitFetch.Fetch(store, Request(tree, since), progress, cancellationToken);
    }

    /// <summary>Maintainers tag for every pull, integration trees every day: only releases count, and the days that archives are read for.</summary>
    private static FetchRequest Request(Tree tree, DateOnly? since) =>
        new($"Tree '{tree.Name}'", tree.Url, TreeReader.RefPrefix(tree.Name), tree.Branches,
            tag => HasReleases(tree.Role) ? ReleaseName.TryParse(tag, out _) : IsSnapshot(tree, tag, since));

    private static bool IsSnapshot(Tree tree, string tag, DateOnly? since) =>
        tree.Role == TreeRole.Next && Snapshot.DayOf(tag) is { } day && (since is null || day >= since);

    internal static bool HasReleases(TreeRole role) => role is TreeRole.Mainline or TreeRole.Stable;
}
