using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>Reads which tree "Applied to ..." names.</summary>
internal static partial class AppliedTree
{
    /// <summary>The tree that the text of a script's thanks names; null when it names none.</summary>
    public static string? In(string text) => BranchOfTree(text) ?? AtAddress(text) ?? Named(text);

    /// <summary>"Applied to the vfs.fixes branch of the vfs/vfs.git tree."</summary>
    private static string? BranchOfTree(string text) =>
        Branch().Match(text) is { Success: true } match ? $"{match.Groups["tree"].Value} ({match.Groups["branch"].Value})" : null;

    /// <summary>"Applied to", a blank line, then the repository's address and the branch.</summary>
    private static string? AtAddress(string text) =>
        Address().Match(text) is { Success: true } match && CommitNames.TreeAt(match.Groups["url"].Value) is { } tree
            ? $"{tree} ({match.Groups["branch"].Value})"
            : null;

    private static string? Named(string text) => Name().Match(text) is { Success: true } match ? match.Groups["tree"].Value : null;

    [GeneratedRegex(@"^Applied to the (?<branch>\S{1,100}) branch of the (?<tree>\S{1,100}) tree\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Branch();

    [GeneratedRegex(@"^Applied to\s+(?<url>(https?|git)://\S{1,300}) (?<branch>\S{1,100})\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Address();

    [GeneratedRegex(@"^(Applied|Queued|Pushed|Merged) (in)?to (the )?(?<tree>[\w./:+-]{1,100}?)( branch| tree)?([,.!] |[.!]?\r?$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Name();
}
