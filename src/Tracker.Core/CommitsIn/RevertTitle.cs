using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.CommitsIn;

/// <summary>Reads from a commit's title which commit it takes back, as git-revert(1) writes it.</summary>
internal static partial class RevertTitle
{
    /// <summary>Nobody quotes a longer title whole.</summary>
    private const int Longest = 1_000;

    /// <summary>
    /// "Revert "x"" takes back the commit titled "x"; "Reapply "x"", which git (2.43 and later) writes for the revert of
    /// a revert, the one titled "Revert "x"". A subsystem may stand before it, and nothing behind it. Null for any other.
    /// </summary>
    public static string? Of(string title)
    {
        if (title.Length > Longest || title.IndexOf('"', StringComparison.Ordinal) is not (> 0 and var quote))
            return null;
        var before = Word().Match(title[..quote]);
        if (!before.Success || TakeQuotes(title[quote..]) is not { } inner)
            return null;
        return before.Groups["again"].Success ? $"Revert \"{inner}\"" : inner;
    }

    private static string? TakeQuotes(string quoted)
    {
        var text = quoted.TrimEnd(' ', '.');
        return text is ['"', .., '"'] && WhiteSpace.Collapse(text[1..^1]) is { Length: > 0 } inner ? inner : null;
    }

    [GeneratedRegex("""^(?:[^":]{1,60}: ?){0,4}(?:revert|(?<again>re-?apply)) $""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
