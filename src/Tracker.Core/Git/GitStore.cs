using System.Text;
using LibGit2Sharp;

namespace Tracker.Core.Git;

/// <summary>
/// A bare repository of Tracker's own, into which others are fetched side by side: what they share is there once.
/// Whoever opens it for writing holds the pass's lock.
/// </summary>
public sealed class GitStore
{
    private GitStore(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>Where the trees of a community are kept.</summary>
    public static string FolderOf(string dataFolder, string community) => Path.Combine(dataFolder, "trees", $"{Escape(community)}.git");

    /// <summary>A name as a part of a ref's or file's name (git-check-ref-format(1)): all but letters, digits, dash and underscore as %XX.</summary>
    public static string Escape(string name)
    {
        var escaped = new StringBuilder();
        foreach (var part in Encoding.UTF8.GetBytes(name))
            _ = char.IsAsciiLetterOrDigit((char)part) || part is (byte)'-' or (byte)'_' ? escaped.Append((char)part) : escaped.Append($"%{part:X2}");
        return escaped.ToString();
    }

    /// <summary>Makes it when it is not there; clears away what a pass that was killed has left half-written.</summary>
    /// <exception cref="TrackerException">The disk does not let us, or the folder holds something else.</exception>
    public static GitStore Open(string folder)
    {
        NativeGit.EnsureLoaded();
        try
        {
            ClearLeftovers(folder);
            if (!Repository.IsValid(folder))
                Repository.Init(folder, isBare: true);
            return new GitStore(folder);
        }
        catch (Exception failure) when (failure is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            throw new TrackerException($"The folder {folder} for fetched git data cannot be used: {failure.Message.TrimEnd('.')}. Check the disk's space and permissions.", failure);
        }
    }

    /// <summary>Borrows the objects of a clone that is there already, so that they need not be fetched (gitrepository-layout(5), alternates).</summary>
    /// <param name="name">Of the tree that it is the seed of.</param>
    /// <exception cref="TrackerException">The clone is not there, or is no clone.</exception>
    public void Borrow(string seed, string name)
    {
        var gitFolder = Repository.Discover(seed) is { } found ? CommonFolder(found)
            : throw new TrackerException($"The seed {seed} of tree '{name}' is not a git repository. Name a clone, or take Seed out of the configuration.");
        var objects = Path.Combine(Path.GetFullPath(gitFolder), "objects");
        if (BorrowObjects(objects))
            RememberTips(gitFolder, name);
    }

    /// <returns>Whether they were not borrowed before.</returns>
    internal bool BorrowObjects(string objects)
    {
        var alternates = Path.Combine(Folder, "objects", "info", "alternates");
        var borrowed = File.Exists(alternates) ? File.ReadAllLines(alternates) : [];
        if (borrowed.Contains(objects))
            return false;
        Directory.CreateDirectory(Path.Combine(Folder, "objects", "info"));
        File.WriteAllLines(alternates + ".new", [.. borrowed, objects]);
        File.Move(alternates + ".new", alternates, overwrite: true);
        return true;
    }

    /// <summary>Where a repository's objects are; null when the folder is no repository.</summary>
    internal static string? ObjectsOf(string repository) =>
        Repository.IsValid(repository) && Repository.Discover(repository) is { } found ? Path.GetFullPath(Path.Combine(CommonFolder(found), "objects")) : null;

    /// <exception cref="TrackerException">Objects were borrowed from a folder that is there no longer.</exception>
    public void CheckBorrowed()
    {
        var alternates = Path.Combine(Folder, "objects", "info", "alternates");
        var gone = File.Exists(alternates) ? File.ReadAllLines(alternates).FirstOrDefault(folder => !Directory.Exists(folder)) : null;
        if (gone is not null)
            throw new TrackerException($"{Folder} borrows objects from {gone}, which is there no longer. Bring it back, or remove {Folder} to fetch everything anew.");
    }

    // What is fetched is told to the other side by refs: without them it would send again what is borrowed.
    private void RememberTips(string gitFolder, string name)
    {
        using var seed = new Repository(gitFolder);
        using var store = new Repository(Folder);
        var tips = seed.Refs.Select(reference => reference.ResolveToDirectReference()?.TargetIdentifier).OfType<string>().Distinct();
        foreach (var tip in tips.Where(tip => store.Lookup(tip) is Commit or TagAnnotation))
            store.Refs.Add($"refs/seeds/{Escape(name)}/{tip}", tip, allowOverwrite: true);
    }

    // A work tree's own folder (git-worktree(1)) names the one that has the objects.
    private static string CommonFolder(string gitFolder)
    {
        var pointer = Path.Combine(gitFolder, "commondir");
        return File.Exists(pointer) ? Path.Combine(gitFolder, File.ReadAllText(pointer).Trim()) : gitFolder;
    }

    private static void ClearLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        var packs = Path.Combine(folder, "objects", "pack");
        IEnumerable<string> leftovers = Directory.EnumerateFiles(folder, "*.lock", SearchOption.TopDirectoryOnly);
        if (Directory.Exists(Path.Combine(folder, "refs")))
            leftovers = leftovers.Concat(Directory.EnumerateFiles(Path.Combine(folder, "refs"), "*.lock", SearchOption.AllDirectories));
        if (Directory.Exists(packs))
            leftovers = leftovers.Concat(Directory.EnumerateFiles(packs, "pack_git2_*")).Concat(Directory.EnumerateFiles(packs, "*.lock")).Concat(Directory.EnumerateFiles(packs, $"{LocalObjects.Unfinished}*"));
        foreach (var leftover in leftovers.ToList())
            File.Delete(leftover);
    }
}
