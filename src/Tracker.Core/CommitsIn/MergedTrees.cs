using System.Text;
using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>A tree that an integration tree was built from.</summary>
/// <param name="Url">With the branch behind a "#"; null when it is not told.</param>
internal sealed record MergedTree(string Name, string? Url);

/// <summary>
/// Which trees an integration tree was built from, where it says so in files of its own: linux-next's Next/SHA1s has the
/// name and tip of each, Next/Trees its name, type and URL.
/// </summary>
internal static class MergedTrees
{
    private const int MostTrees = 5_000;
    private const int LongestFile = 1 << 20;

    /// <summary>By the tip that was merged; empty when there are no such files.</summary>
    public static IReadOnlyDictionary<GitOid, MergedTree> Read(GitObjects objects, GitOid tip)
    {
        if (CommitFiles.Child(objects, CommitFiles.Root(objects, tip), "Next"u8) is not { } folder)
            return new Dictionary<GitOid, MergedTree>();
        return Parse(Text(objects, CommitFiles.Child(objects, folder, "SHA1s"u8)), Text(objects, CommitFiles.Child(objects, folder, "Trees"u8)));
    }

    internal static IReadOnlyDictionary<GitOid, MergedTree> Parse(string tips, string trees)
    {
        var urls = new Dictionary<string, string>();
        foreach (var (name, columns) in Lines(trees))
            urls.TryAdd(name, columns[^1]);
        var merged = new Dictionary<GitOid, MergedTree>();
        foreach (var (name, columns) in Lines(tips))
        {
            if (GitOid.FromHex(columns[0]) is { } tip)
                merged.TryAdd(tip, new MergedTree(name, urls.GetValueOrDefault(name)));
        }
        return merged;
    }

    private static IEnumerable<(string Name, string[] Columns)> Lines(string text) => text.Split('\n').Take(MostTrees)
        .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Where(columns => columns.Length > 1)
        .Select(columns => (columns[0], columns[1..]));

    private static string Text(GitObjects objects, GitOid? blob) => Encoding.UTF8.GetString(CommitFiles.Bytes(objects, blob, LongestFile) ?? []);
}
