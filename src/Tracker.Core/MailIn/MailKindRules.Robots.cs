using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

// Those who write by machine or by script, and what they say.
public static partial class MailKindRules
{
    private static readonly string[] RobotAddresses =
    [
        "lkp@intel.com", "lkft@linaro.org", "bot@", "bot+", "syzbot", "ci@", "ci_notify@", "cki-project@", "sashiko", "patchwork@", "no-reply@patchew.org",
        "noreply@github.com", "noreply@", "buildbot@",
    ];

    private static readonly string[] RobotNames =
        ["kernel test robot", "kbuild test robot", "0day robot", "syzbot", "sashiko", "kernelci", "Patchwork"];

    private static readonly string[] RobotNameEnds = [" bot", "-bot", " robot", " CI"];

    private static readonly string[] MmMarks =
    [
        "[merged", "[folded", "[obsolete]", "[to-be-updated]", "[withdrawn]", "[alternative-merged]", "[nacked]", "[dropped]", "[failures]",
        "[wrong patch]", "[removed", "[to-be-rewritten]", "mmotm ", "incoming",
    ];

    private static bool IsTestRobot(MailSigns mail) =>
        RobotAddresses.Any(start => Begins(mail.From.Email, start))
        || RobotNames.Any(start => Begins(mail.From.Name, start))
        || RobotNameEnds.Any(end => mail.From.Name.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    // akpm's own reviews come from the same address; only his scripts' subjects, and patches sent on, are the tree's.
    private static bool IsMmTree(MailSigns mail) =>
        (Begins(mail.From.Email, "akpm@") || Begins(mail.From.Email, "mm-commits"))
        && !mail.Parsed.IsReply
        && (MmMarks.Any(mark => Begins(mail.Subject, mark)) || MmQueue().IsMatch(mail.Subject) || (mail.Parsed.IsPatch && Has(mail.Client, "s-nail")));

    private static bool IsApplied(MailSigns mail) =>
        Has(mail.MessageId, "b4-ty")
        || AppliedTitle().IsMatch(mail.Parsed.Title)
        || (mail.Parsed.IsReply && Has(mail.Text, "\n[") && AppliedList().IsMatch(mail.Text))
        || (mail.Parsed is { IsReply: true, IsPatch: true } && HandMadeThanks.IsIn(mail.Text));

    private static bool IsAnnouncement(MailSigns mail) =>
        HasInBrackets(mail.Subject, "ANNOUNCE") || Begins(mail.Parsed.Title, "ANNOUNCE") || AnnouncedRelease().IsMatch(mail.Parsed.Title)
        || ((ReleaseAlone().IsMatch(mail.Parsed.Title) || mail.Parsed.Prefixes.Contains("RELEASE", StringComparer.OrdinalIgnoreCase))
            && AnnouncementMail.Read(mail.Parsed.Title, "").Count > 0);

    /// <summary>"+ maple_tree-fix.patch added to mm-unstable branch", "- x.patch removed from -mm tree".</summary>
    [GeneratedRegex(@"^[+-] \S+\.patch (added to|removed from) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex MmQueue();

    /// <summary>'Applied "spi: ..." to the spi tree', 'patch "staging: ..." added to staging-next'.</summary>
    [GeneratedRegex(@"^(applied "".*"" to the |patch "".*"" added to )", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex AppliedTitle();

    /// <summary>b4 ty's list: "[1/4] title" with the commit on the indented line below it.</summary>
    [GeneratedRegex(@"^\[[0-9]{1,4}/[0-9]{1,4}\] [^\n]*\n[ \t]+(commit: [0-9a-f]{7,64}|https?://\S+|\(no commit info\))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex AppliedList();

    /// <summary>"Linux 6.18-rc1", "Linux 4.4.76, 4.9.36, and 4.11.9", "erofs-utils 1.8 released", "b4 v0.14 is available".</summary>
    [GeneratedRegex(@"^(Linux [0-9]+\.[0-9]+(\.[0-9]+)*(-r[ct][0-9]+)*((,? and |, ?)[0-9]+\.[0-9]+(\.[0-9]+)*(-r[ct][0-9]+)*)*$|.*\bhas been released\b.*|.*[0-9]\.[0-9]\S* (released|(is|now) (out|available))\b.*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex AnnouncedRelease();

    /// <summary>A name and a version, and nothing else: "Git v2.40.0-rc1", "util-linux 2.30-rc1", "libgpiod v0.3 release".</summary>
    /// <remarks>"Ubuntu 22.04" is a question's subject as well: the number has to look like a release's.</remarks>
    [GeneratedRegex(@"^[a-z][\w+-]{1,40}:? (v[0-9]+(\.[0-9]+)+(-rc[0-9]+)?( release)?|[0-9]+(\.[0-9]+)+-?rc[0-9]+|[0-9]+(\.[0-9]+)+ release|release v?[0-9]+(\.[0-9]+)+(-rc[0-9]+)?)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ReleaseAlone();
}
