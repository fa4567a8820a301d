using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>Reads how robots and scripts name a commit: its id, or an address that ends in it.</summary>
internal static partial class CommitNames
{
    private static readonly string[] Folders = ["pub/scm/", "linux/kernel/git/", "cgit/"];

    /// <summary>The commit in "commit: 0123abcd..." or "https://git.kernel.org/netdev/net-next/c/0123abcd"; null when there is none.</summary>
    public static string? Commit(string line) =>
        Named().Match(line) is { Success: true } named ? named.Groups["hex"].Value : null;

    /// <summary>The tree in a commit's address: "netdev/net-next"; null when there is none.</summary>
    public static string? Tree(string line) =>
        Address().Match(line) is { Success: true } address ? InPath(address.Groups["path"].Value) : null;

    /// <summary>The tree in a repository's own address: "netdev/net-next.git".</summary>
    public static string? TreeAt(string url) =>
        Repository().Match(url) is { Success: true } repository ? InPath(repository.Groups["path"].Value) : null;

    /// <summary>The commit in the line before which git format-patch lets a mail begin; null when the text has none.</summary>
    public static string? FormatPatchCommit(string text) =>
        FormatPatchLine().Match(text) is { Success: true } line ? line.Groups["hex"].Value : null;

    private static string InPath(string path)
    {
        foreach (var folder in Folders)
            path = path.StartsWith(folder, StringComparison.Ordinal) ? path[folder.Length..] : path;
        return path.TrimEnd('/');
    }

    [GeneratedRegex(@"^\s*(commit: |https?://\S*(/c/|/commit/|[?;&](id|h)=))(?<hex>[0-9a-f]{7,64})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex(@"^\s*https?://[^/\s]+/(?<path>[^\s?]+?)/(c|commit)/", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*(https?|git|ssh)://[^/\s]+/(?<path>\S+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Repository();

    [GeneratedRegex(@"^>?From (?<hex>[0-9a-f]{40}) Mon Sep 17 00:00:00 2001\r?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex FormatPatchLine();
}
