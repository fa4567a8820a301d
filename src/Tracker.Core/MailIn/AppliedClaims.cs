using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>
/// What b4 ty and maintainers' scripts write: "Applied to NAME, thanks!" with a list of "[1/4] title" and its commit; or
/// one mail for each patch, 'Applied "spi: ..." to the spi tree'; or, by hand, "Applied, thanks." and nothing else.
/// </summary>
internal static partial class AppliedClaims
{
    public static IEnumerable<MailClaim> In(ClaimingMail mail)
    {
        var listed = Listed(mail).ToList();
        if (listed.Count > 0)
            return listed;
        if (Announced().Match(mail.Parsed.Title) is { Success: true } announced)
            return [new(mail.Parent, Part: null, announced.Groups["title"].Value, announced.Groups["tree"].Value, CommitNames.FormatPatchCommit(mail.Text), Upstream: null)];
        return HandMadeThanks.In(mail) is { } thanks ? [thanks] : [];
    }

    private static IEnumerable<MailClaim> Listed(ClaimingMail mail)
    {
        var tree = AppliedTree.In(mail.Text);
        foreach (Match item in Item().Matches(mail.Text))
        {
            var commit = item.Groups["commit"].Value;
            yield return new(
                mail.Parent, int.Parse(item.Groups["part"].ValueSpan), item.Groups["title"].Value.Trim(), tree ?? CommitNames.Tree(commit), CommitNames.Commit(commit), Upstream: null);
        }
    }

    /// <summary>"(no commit info)" is said of what b4 did not find in the tree: nothing is claimed of that.</summary>
    [GeneratedRegex(@"^\[(?<part>[0-9]{1,4})/[0-9]{1,4}\] (?<title>[^\n]*\S[^\n]*)\n[ \t]+(?<commit>commit: [0-9a-f]{7,64}|https?://\S+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Item();

    /// <summary>'Applied "spi: ..." to the spi tree' of Mark Brown's scripts, 'patch "staging: ..." added to staging-next' of Greg Kroah-Hartman's.</summary>
    [GeneratedRegex(@"^(applied|patch) ""(?<title>.+)"" (added )?to (the )?(?<tree>\S{1,100})( tree)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Announced();
}
