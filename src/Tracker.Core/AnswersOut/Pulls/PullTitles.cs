namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>The titles that git gives a merge of what a pull request names.</summary>
internal static class PullTitles
{
    private static readonly string[] Schemes = ["git://", "https://", "http://", "ssh://", "git+ssh://"];

    /// <summary>In every scheme: who pulls may fetch by another one than was written.</summary>
    public static IEnumerable<string> Of(string url, string? name)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var bare = Bare(scheme < 0 ? url : url[(scheme + 3)..]);
        IEnumerable<string> urls = scheme < 0 ? [bare] : Schemes.Select(known => known + bare);
        return urls.SelectMany(place => Of(place, name is null ? null : ShortRef(name), IsTag(name)));
    }

    /// <summary>As git-fmt-merge-msg(1) does: without slashes at the end and ".git".</summary>
    public static string Bare(string url)
    {
        var bare = url.TrimEnd('/');
        return bare.Length > 4 && bare.EndsWith(".git", StringComparison.Ordinal) ? bare[..^4] : bare;
    }

    public static string ShortRef(string name)
    {
        foreach (var start in (string[])["refs/tags/", "refs/heads/", "tags/", "heads/"])
        {
            if (name.StartsWith(start, StringComparison.Ordinal))
                return name[start.Length..];
        }
        return name;
    }

    private static bool IsTag(string? name) =>
        name is not null && (name.StartsWith("tags/", StringComparison.Ordinal) || name.StartsWith("refs/tags/", StringComparison.Ordinal));

    private static IEnumerable<string> Of(string url, string? name, bool isTag)
    {
        if (name is null)
            return [$"Merge {url}"];
        // A bare name may be of either.
        return isTag ? [$"Merge tag '{name}' of {url}"] : [$"Merge branch '{name}' of {url}", $"Merge tag '{name}' of {url}"];
    }
}
