using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>
/// patchwork-bot: "This series was applied to netdev/net-next.git (main)", then each patch with its commit's address, or
/// "(no matching commit)" where the bot knows none: that patch was edited, or not taken.
/// </summary>
internal static partial class PatchworkBotClaims
{
    public static IEnumerable<MailClaim> In(ClaimingMail mail)
    {
        var tree = AppliedTo().Match(mail.Text) is { Success: true } applied ? applied.Groups["tree"].Value : null;
        if (tree is null)
            yield break;
        foreach (Match item in Item().Matches(mail.Text))
        {
            var subject = PatchSubject.Parse(item.Groups["title"].Value);
            if (subject.Title.Length > 0)
                yield return new(mail.Parent, subject.Part, subject.Title, tree, CommitNames.Commit(item.Groups["commit"].Value), Upstream: null);
        }
    }

    [GeneratedRegex(@"^This (patch|series|pull request) was applied to (?<tree>\S[^\n]{0,200}?)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex AppliedTo();

    [GeneratedRegex(@"^  - (?<title>[^\n]+)\n[ \t]+(?<commit>https?://\S+|\(no matching commit\))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Item();
}
