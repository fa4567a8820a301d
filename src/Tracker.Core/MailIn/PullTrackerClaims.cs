using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>pr-tracker-bot's answer to a pull request: "has been merged into torvalds/linux.git:" and the merge.</summary>
internal static partial class PullTrackerClaims
{
    public static IEnumerable<MailClaim> In(ClaimingMail mail) =>
        mail.Parent is not null && Merged().Match(mail.Text) is { Success: true } merged && CommitNames.Commit(merged.Groups["commit"].Value) is { } commit
            ? [new(mail.Parent, Part: null, Title: null, merged.Groups["tree"].Value, commit, Upstream: null)]
            : [];

    [GeneratedRegex(@"has been merged into (?<tree>[^\s:]{1,200}):\s+(?<commit>https?://\S+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Merged();
}
