using System.Buffers;

namespace Tracker.Core.Git;

/// <summary>
/// What may be fetched from: https, http, git, file, a path. Other forms that git knows (gitremote-helpers(7): "ext::",
/// or a leading dash) run programs and are refused.
/// </summary>
public static class RemoteUrl
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '\u007f']);

    private static readonly string[] Schemes = ["https://", "http://", "git://", "file://"];

    public static bool IsRemote(string url) => Schemes[..3].Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The folder that a path or file: URL names; null when it is on the network.</summary>
    public static string? LocalFolder(string url) =>
        IsRemote(url) ? null
        : url.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(url["file://".Length..])
        : Path.GetFullPath(url);

    /// <summary>Why it is not fetched from; null when it may be.</summary>
    public static string? Refusal(string url) =>
        string.IsNullOrWhiteSpace(url) ? "it is empty"
        : url.AsSpan().ContainsAny(Controls) ? "it contains a control character"
        : Schemes.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) ? null
        : url.StartsWith('-') ? "it begins with a dash"
        : IsPath(url) ? null
        : "only https, http, git, file and paths can be fetched";

    // "host:path" is ssh's short form and "word::address" a remote helper's, to git: a colon before the first slash.
    private static bool IsPath(string url) =>
        url.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0
            ? url.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 && slash < colon
            : true;
}
