using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>Brings a tree's branches, and its releases where they mean something, into its community's store.</summary>
public static class TreeFetch
{
    /// <returns>Whether anything was new, moved or gone.</returns>
    /// <exception cref="TrackerException">It could not be fetched; what was there before is as it was.</exception>
    public static bool Fetch(GitStore store, Tree tree, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (tree.Seed is { } seed)
            store.Borrow(seed, tree.Name);
        return GitFetch.Fetch(store, Request(tree), progress, cancellationToken);
    }

    /// <summary>Integration trees tag every day, maintainers for every pull: only what is released counts.</summary>
    private static FetchRequest Request(Tree tree) =>
        new($"Tree '{tree.Name}'", tree.Url, TreeReader.RefPrefix(tree.Name), tree.Branches,
            tag => HasReleases(tree.Role) && ReleaseName.TryParse(tag, out _));

    internal static bool HasReleases(TreeRole role) => role is TreeRole.Mainline or TreeRole.Stable;
}
