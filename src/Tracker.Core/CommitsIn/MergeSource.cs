using System.Text.RegularExpressions;

namespace Tracker.Core.CommitsIn;

/// <summary>From which tree a merge came, as git and its users title merges.</summary>
public static partial class MergeSource
{
    private const int LongestTitle = 500;

    /// <summary>Repositories that everybody calls the same: then their owner tells them apart.</summary>
    private static readonly string[] SameEverywhere = ["linux", "linux-2.6", "kernel", "src", "repo", "git", "tree"];

    /// <summary>Branches that everybody has: by themselves they name no tree.</summary>
    private static readonly string[] EverybodysBranches =
        ["master", "main", "next", "for-next", "for-linus", "linus", "fixes", "devel", "testing", "upstream", "origin", "head"];

    /// <summary>"tty" for "Merge tag 'tty-4.13-rc1' of git://git.kernel.org/.../gregkh/tty"; null when the title does not tell.</summary>
    public static string? Of(string title)
    {
        if (title.Length > LongestTitle)
            return null;
        if (OfRepository().Match(title) is { Success: true } repository)
            return RepositoryName(repository.Groups["url"].Value);
        return OfBranch().Match(title) is { Success: true } branch ? BranchName(branch.Groups["name"].Value) : null;
    }

    private static string? RepositoryName(string url)
    {
        var path = url.TrimEnd('/', '.').Split(['/', ':'], StringSplitOptions.RemoveEmptyEntries);
        var names = path.Select(part => part.EndsWith(".git", StringComparison.Ordinal) ? part[..^4] : part).Where(part => part.Length > 0 && part != "..").ToList();
        return names switch
        {
            [.., var owner, var name] when SameEverywhere.Contains(name, StringComparer.OrdinalIgnoreCase) && names.Count > 2 => owner,
            [.., var name] => name,
            [] => null,
        };
    }

    /// <summary>"foo" for the remote-tracking branch "foo/for-next"; "net" for the branch "net".</summary>
    private static string? BranchName(string branch)
    {
        var name = branch.Split('/')[0];
        return name.Length == 0 || EverybodysBranches.Contains(name, StringComparer.OrdinalIgnoreCase) ? null : name;
    }

    [GeneratedRegex(
        """^Merge (?:(?:(?:signed )?tag|(?:remote-tracking |remote )?branch(?:es)?|commit) (?:.* )?of (?<url>\S*[/:]\S*)|(?<url>[a-z+]+://\S+))""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OfRepository();

    [GeneratedRegex(
        """^Merge (?:tag '[^']*' of )?(?:remote-tracking |remote )?branch '(?<name>[^']+)'(?: into .*| \(.*| of .*)?$""",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex OfBranch();
}
