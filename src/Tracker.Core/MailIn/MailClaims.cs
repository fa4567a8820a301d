using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>What the readers of claims are given of a mail.</summary>
/// <param name="Parent">The mail that it answers.</param>
/// <param name="Text">Without the diff that may stand at its end.</param>
internal sealed record ClaimingMail(string Subject, PatchSubject Parsed, string? Parent, string Text);

/// <summary>Reads what mails claim, each kind of mail in its own way.</summary>
internal static class MailClaims
{
    /// <summary>Series of some hundred patches occur; more claims than this in one mail are an attempt to make us busy.</summary>
    private const int Most = 1000;

    /// <summary>Longer texts are looked at up to here: robots are brief, and so is who says "Applied, thanks!".</summary>
    private const int LongestText = 200_000;

    private const int LongestTree = 200;

    public static IReadOnlyList<MailClaim> In(MailKind kind, string subject, PatchSubject parsed, string? parent, MailBody body)
    {
        if (ReaderOf(kind) is not { } read)
            return [];
        var text = body.Text[..Math.Min(body.DiffStart(), LongestText)];
        return [.. read(new ClaimingMail(subject, parsed, parent, text)).Take(Most).Select(Bounded)];
    }

    private static Func<ClaimingMail, IEnumerable<MailClaim>>? ReaderOf(MailKind kind) => kind switch
    {
        MailKind.TipBot => TipBotClaims.In,
        MailKind.PatchworkBot => PatchworkBotClaims.In,
        MailKind.Applied => AppliedClaims.In,
        MailKind.MmTree => MmTreeClaims.In,
        MailKind.StableQueue => StableQueueClaims.In,
        MailKind.PullTracker => PullTrackerClaims.In,
        _ => null,
    };

    private static MailClaim Bounded(MailClaim claim) => claim with
    {
        Title = claim.Title is { } title ? Headers.Clean(title) : null,
        Tree = claim.Tree is { } tree && Headers.Clean(tree) is { Length: > 0 } name ? StoredText.Cut(name, LongestTree) : null,
    };
}
