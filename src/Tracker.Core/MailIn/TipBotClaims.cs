using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>tip-bot2: "[tip: irq/urgent] irqchip: Fix a leak" with the "Commit-ID:" inside, in answer to the patch.</summary>
internal static partial class TipBotClaims
{
    public static IEnumerable<MailClaim> In(ClaimingMail mail)
    {
        if (mail.Parsed.Title.Length == 0 || CommitId().Match(mail.Text) is not { Success: true } commit)
            return [];
        var branch = Branch().Match(mail.Subject) is { Success: true } named ? named.Groups["branch"].Value : null;
        return [new(mail.Parent ?? Linked(mail.Text), Part: null, mail.Parsed.Title, branch is null ? "tip" : $"tip {branch}", commit.Groups["hex"].Value, Upstream: null)];
    }

    /// <summary>The patch's own link is the last that tip's scripts add; those before it are what it is about.</summary>
    private static string? Linked(string text) =>
        Link().Matches(text).Select(link => MessageLinks.TryReadMessageId(link.Groups["url"].Value, out var id) ? id : null).OfType<string>().LastOrDefault();

    [GeneratedRegex(@"^Commit-ID:\s+(?<hex>[0-9a-f]{40})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex CommitId();

    [GeneratedRegex(@"^\[tip:\s*(?<branch>[^\]\s]{1,100})\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Branch();

    [GeneratedRegex(@"^Link: (?<url>https?://\S+)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Link();
}
