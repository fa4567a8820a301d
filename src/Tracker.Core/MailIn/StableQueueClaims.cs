using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>
/// The stable queue: 'Patch "net: fix a leak" has been added to the 6.1-stable tree', with the patch itself behind, whose
/// message names the mainline commit. It answers the mail in which somebody asked for it, if somebody did.
/// </summary>
internal static partial class StableQueueClaims
{
    public static IEnumerable<MailClaim> In(ClaimingMail mail) =>
        Added().Match(mail.Parsed.Title) is { Success: true } added
            ? [new(mail.Parent, Part: null, added.Groups["title"].Value, added.Groups["tree"].Value, Commit: null, Upstream(mail.Text))]
            : [];

    private static string? Upstream(string text) =>
        Marker().Match(text) is { Success: true } marker ? marker.Groups["hex"].Value : CommitNames.FormatPatchCommit(text);

    [GeneratedRegex(@"^patch ""(?<title>.+)"" has been added to the (?<tree>\S{1,100}) tree$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Added();

    /// <summary>"commit X upstream." as Greg Kroah-Hartman writes it, "[ Upstream commit X ]" as Sasha Levin does.</summary>
    [GeneratedRegex(@"^(commit (?<hex>[0-9a-f]{7,64}) upstream\.?|\[ ?upstream commit (?<hex>[0-9a-f]{7,64}) ?\])\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Marker();
}
