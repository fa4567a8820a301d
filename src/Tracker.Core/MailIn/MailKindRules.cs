using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>Tells what a mail is, so that only what somebody posted for review becomes a version of a series.</summary>
/// <remarks>The classes are those of PaStA's MailCharacteristics.py, and of the robots and scripts that kernel lists see.</remarks>
public static partial class MailKindRules
{
    /// <summary>The first that fits wins: robots first, since their mails look like patches, replies and covers.</summary>
    private static readonly (MailKind Kind, Func<MailSigns, bool> Fits)[] FromStrongest =
    [
        (MailKind.PullTracker, mail => IsFrom(mail, "pr-tracker-bot")),
        (MailKind.PatchworkBot, mail => IsFrom(mail, "patchwork-bot")),
        (MailKind.TipBot, IsTipBot),
        (MailKind.TestRobot, IsTestRobot),
        (MailKind.FailedToApply, IsFailedToApply),
        (MailKind.StableQueue, IsStableQueue),
        (MailKind.StableReview, IsStableReview),
        (MailKind.Autosel, mail => !mail.Parsed.IsReply && HasInBrackets(mail.Subject, "AUTOSEL")),
        (MailKind.MmTree, IsMmTree),
        (MailKind.Applied, IsApplied),
        (MailKind.Reply, mail => mail.Parsed.IsReply),
        (MailKind.Cover, IsCover),
        (MailKind.PullRequest, IsPullRequest),
        (MailKind.Patch, IsPatch),
        (MailKind.Announcement, IsAnnouncement),
        (MailKind.Reply, mail => mail.HasParent),
    ];

    public static MailKind KindOf(MailSigns mail)
    {
        foreach (var (kind, fits) in FromStrongest)
        {
            if (fits(mail))
                return kind;
        }
        return MailKind.Discussion;
    }

    private static bool IsFrom(MailSigns mail, string start) => Begins(mail.From.Email, start) || Begins(mail.From.Name, start);

    private static bool IsTipBot(MailSigns mail) =>
        IsFrom(mail, "tip-bot") || IsFrom(mail, "tipbot@") || Begins(mail.Client, "tip-git-log-daemon");

    // The stable queue's mails come from a maintainer's own address: the scripts' marks and words tell them apart.
    private static bool IsStableQueue(MailSigns mail) =>
        !mail.Parsed.IsReply
        && (mail.StableMark == "commit"
            || (Begins(mail.Parsed.Title, "patch \"") && Has(mail.Parsed.Title, "has been added to the ") && Has(mail.Parsed.Title, "stable")));

    private static bool IsFailedToApply(MailSigns mail) =>
        !mail.Parsed.IsReply && Begins(mail.Parsed.Title, "FAILED: patch \"") && Has(mail.Parsed.Title, "failed to apply");

    /// <summary>A developer's own "[PATCH 5.10 1/3]", a request to backport, has none of these marks and is a patch.</summary>
    private static bool IsStableReview(MailSigns mail) =>
        !mail.Parsed.IsReply
        && (mail.StableMark == "review"
            || Begins(mail.Client, "LinuxStableQueue")
            || Has(Start(mail.Text), "review patch.  If anyone has any objections")
            || (IsStableMaintainer(mail.From) && Has(Start(mail.Text), "-stable review patch")));

    private static bool IsStableMaintainer(Person from) =>
        from.Email is "gregkh@linuxfoundation.org" or "sashal@kernel.org" or "gregkh@suse.de" or "ben@decadent.org.uk";

    private static bool IsCover(MailSigns mail) =>
        mail.Parsed.IsPatch
        && !mail.Parsed.IsPullRequest
        && (mail.Parsed.Part == 0 || (mail.Parsed.Part is null && !mail.HasDiff && IsUncountedCover(mail)));

    // "[PATCHSET v2] ..." and covers whose sender forgot the counter: they say what the series changes, and show no change.
    private static bool IsUncountedCover(MailSigns mail) =>
        HasInBrackets(mail.Subject, "PATCHSET") || (Has(mail.Text, " changed, ") && ShortlogName().IsMatch(mail.Text));

    private static bool IsPullRequest(MailSigns mail) =>
        mail.Parsed.IsPullRequest
        || (!mail.Parsed.IsPatch && Has(mail.Text, "The following changes since commit ") && Has(mail.Text, "vailable in the "));

    // Some answer under the subject without "Re:": what follows another mail has to look like a patch.
    private static bool IsPatch(MailSigns mail) =>
        !HasInBrackets(mail.Subject, "INTERDIFF") && (mail.Parsed.IsPatch
            ? mail.HasDiff || (mail.HasParent ? HasLine(mail.Text, "---") : IsCalledPatch(mail))
            : !mail.HasParent && IsFormatPatch(mail));

    // "[RFC] ..." alone is a question as often as it is a patch.
    private static bool IsCalledPatch(MailSigns mail) => mail.Parsed.Part is not null || HasInBrackets(mail.Subject, "PATCH");

    /// <summary>What git format-patch writes, under whatever subject.</summary>
    private static bool IsFormatPatch(MailSigns mail) =>
        mail.HasDiff
        && HasLine(mail.Text, "---")
        && HasLineStart(mail.Text, "Signed-off-by: ")
        && !Begins(mail.Parsed.Title, "linux-next:")
        && !HasInBrackets(mail.Subject, "git commit");

    private static bool HasLine(string text, string line) =>
        text.Contains($"\n{line}\n", StringComparison.Ordinal);

    private static bool HasLineStart(string text, string start) =>
        text.StartsWith(start, StringComparison.Ordinal) || text.Contains("\n" + start, StringComparison.Ordinal);

    /// <summary>In one of the brackets that the subject starts with.</summary>
    private static bool HasInBrackets(string subject, string word)
    {
        var end = subject.LastIndexOf(']');
        return end > 0 && subject.AsSpan(0, end).Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static bool Begins(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string text, string words) => text.Contains(words, StringComparison.Ordinal);

    private static string Start(string text) => text.Length <= 500 ? text : text[..500];

    /// <summary>"Ada Lovelace (3):", as git-shortlog(1) heads what somebody made.</summary>
    [GeneratedRegex(@"^\S[^\n]{0,80} \([0-9]{1,4}\):\r?$", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex ShortlogName();
}
