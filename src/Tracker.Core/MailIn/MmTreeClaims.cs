using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>
/// akpm's scripts: "+ x.patch added to mm-unstable branch", "[merged mm-stable] x.patch removed from -mm tree", and the
/// many ways in which a patch leaves without having been merged: then there is no tree to name.
/// </summary>
internal static partial class MmTreeClaims
{
    public static IEnumerable<MailClaim> In(ClaimingMail mail)
    {
        if (Titled().Match(mail.Text) is not { Success: true } titled || PatchSubject.Parse(titled.Groups["title"].Value) is not { Title.Length: > 0 } patch)
            return [];
        var tree = Added().Match(mail.Subject) is { Success: true } added ? added.Groups["tree"].Value
            : Merged().Match(mail.Subject) is { Success: true } merged ? merged.Groups["tree"].Value
            : null;
        return [new(mail.Parent ?? Linked(mail.Text), patch.Part, patch.Title, tree, Commit: null, Upstream: null)];
    }

    /// <summary>A series' first patch links the cover letter and then itself: the last one is meant. Footnoted links are others'.</summary>
    private static string? Linked(string text) =>
        Link().Matches(text).Select(link => MessageLinks.TryReadMessageId(link.Groups["url"].Value, out var id) ? id : null).OfType<string>().LastOrDefault();

    [GeneratedRegex(@"^The (quilt )?patch titled\s+Subject: (?<title>[^\n]+(\n[ \t]+[^\n]+){0,3})\n(has been|was) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Titled();

    [GeneratedRegex(@"^\+ \S+ added to (the )?(?<tree>\S{1,100})( branch| tree)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Added();

    [GeneratedRegex(@"^\[merged (?<tree>mm-[a-z-]{1,100})\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Merged();

    [GeneratedRegex(@"^Link: (?<url>https?://lkml\.kernel\.org/r/\S+)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Link();
}
