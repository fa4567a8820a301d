using System.Text.RegularExpressions;

namespace Tracker.Core.CommitsIn;

/// <summary>Tells when a commit takes back a part only: the rest of what it names is still there.</summary>
internal static partial class PartialRevert
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static bool IsTitle(string title) => Mention().IsMatch(title);

    /// <summary>"This is a partial revert."</summary>
    public static bool IsSaidOfAll(ReadOnlySpan<char> body) => Statement().IsMatch(body);

    /// <summary>"This partially reverts commit X.", "It reverts parts of Y."</summary>
    public static bool IsMentioned(ReadOnlySpan<char> body) => Mention().IsMatch(body);

    [GeneratedRegex(@"\b(?:partial(?:ly)?|partly|half)[\s-]+(?:re-?apply|reverts?|reverting)\b|\breverts?\s+(?:only\s+)?(?:(?:the|a|some|one|other)\s+)?(?:parts?|portions?|half|bits?|hunks?|pieces?)\b", Options)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\bthis\s+(?:(?:commit|patch|one|change)\s+)?is\s+(?:only\s+|just\s+)?(?:an?\s+partial\s+revert|not\s+an?\s+(?:full|complete|whole)\s+revert)\b", Options)]
    private static partial Regex Statement();
}
