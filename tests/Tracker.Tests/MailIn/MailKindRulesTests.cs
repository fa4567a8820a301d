using FluentAssertions;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class MailKindRulesTests
{
    private const string Ada = "Ada Author <ada@example.org>";
    private const string Greg = "Greg Kroah-Hartman <gregkh@linuxfoundation.org>";
    private const string Andrew = "Andrew Morton <akpm@linux-foundation.org>";
    private const string Patch = "It leaks.\n\nSigned-off-by: Ada <ada@example.org>\n---\n a | 2 +-\n\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\n+b\n";
    private const string Shortlog = "Fixes.\n\nAda Author (2):\n  a\n  b\n\n 2 files changed, 1 insertion(+)\n";

    [Theory]
    [InlineData("[PATCH] net: fix", MailKind.Patch)]
    [InlineData("[PATCH v2 3/7] net: fix", MailKind.Patch)]
    [InlineData("[LTP] [PATCH v2 3/7] net: fix", MailKind.Patch)]
    [InlineData("[RFC v2 1/2] net: fix", MailKind.Patch)]
    [InlineData("[PATCH 5.10 1/3] net: fix", MailKind.Patch)]
    [InlineData("[RFC] net: fix", MailKind.Patch)]
    [InlineData("net: fix", MailKind.Patch)]
    [InlineData("[COMMITTED] net: fix", MailKind.Patch)]
    [InlineData("Re: [PATCH v2 3/7] net: fix", MailKind.Reply)]
    [InlineData("[PATCH AUTOSEL 5.4 001/107] net: fix", MailKind.Autosel)]
    [InlineData("[PATCH AUTOSEL 6.17-5.4] net: fix", MailKind.Autosel)]
    [InlineData("Re: [PATCH AUTOSEL 5.4 001/107] net: fix", MailKind.Reply)]
    [InlineData("FAILED: patch \"[PATCH] net: fix\" failed to apply to 5.10-stable tree", MailKind.FailedToApply)]
    [InlineData("Patch \"net: fix\" has been added to the 6.1-stable tree", MailKind.StableQueue)]
    [InlineData("Re: Patch \"net: fix\" has been added to the 6.1-stable tree", MailKind.Reply)]
    [InlineData("patch \"staging: fix\" added to staging-next", MailKind.Applied)]
    [InlineData("Applied \"spi: fix\" to the spi tree", MailKind.Applied)]
    [InlineData("linux-next: build failure after merge of the net tree", MailKind.Discussion)]
    public void AMailWithAPatchIsWhatItsSubjectSays(string subject, MailKind kind) =>
        KindOf(subject, Ada, Patch).Should().Be(kind);

    [Theory]
    [InlineData("[PATCH 0/7] net: fixes", "", MailKind.Cover)]
    [InlineData("[RFC 00/19] net: fixes", "", MailKind.Cover)]
    [InlineData("Re: [PATCH 0/7] net: fixes", "", MailKind.Reply)]
    [InlineData("[PATCHSET v2] net: fixes", "", MailKind.Cover)]
    [InlineData("[PATCH v2] net: fixes", Shortlog, MailKind.Cover)]
    [InlineData("[RFC] Shall we fix net?", "What do you think?", MailKind.Discussion)]
    [InlineData("[PATCH] net: fix", "", MailKind.Patch)]
    [InlineData("[GIT PULL] net fixes", "", MailKind.PullRequest)]
    [InlineData("[GIT PULL 0/3] soc fixes", "", MailKind.PullRequest)]
    [InlineData("Fixes for 6.8", "The following changes since commit 0123456:\n\nare available in the Git repository at:\n", MailKind.PullRequest)]
    [InlineData("Linux 6.18-rc1", "", MailKind.Announcement)]
    [InlineData("Linux 6.6.12", "", MailKind.Announcement)]
    [InlineData("Linux 6.6.12 does not boot", "", MailKind.Discussion)]
    [InlineData("[ANNOUNCE] erofs-utils: release 1.8", "", MailKind.Announcement)]
    [InlineData("[LTP] The Linux Test Project has been released for MAY 2023", "", MailKind.Announcement)]
    [InlineData("xfsprogs v6.5.0 released", "", MailKind.Announcement)]
    [InlineData("Linux 4.4.76, 4.9.36, and 4.11.9", "", MailKind.Announcement)]
    [InlineData("Git v2.40.0-rc1", "", MailKind.Announcement)]
    [InlineData("util-linux 2.30-rc1", "", MailKind.Announcement)]
    [InlineData("libgpiod v0.3 release", "", MailKind.Announcement)]
    [InlineData("[RELEASE] LTTng-modules 2.9.3, 2.8.6", "", MailKind.Announcement)]
    [InlineData("[RELEASE] when?", "", MailKind.Discussion)]
    [InlineData("Ubuntu 22.04", "", MailKind.Discussion)]
    [InlineData("Re: Git v2.40.0-rc1", "", MailKind.Reply)]
    [InlineData("[PULL 00/10] lamp queue", "", MailKind.PullRequest)]
    [InlineData("EFT payment successfully released", "", MailKind.Discussion)]
    [InlineData("Re: Linux 6.18-rc1", "", MailKind.Reply)]
    [InlineData("net leaks", "Since 6.1 it leaks.", MailKind.Discussion)]
    [InlineData("", "", MailKind.Discussion)]
    public void AMailWithoutAPatchIsWhatItSays(string subject, string text, MailKind kind) =>
        KindOf(subject, Ada, text).Should().Be(kind);

    [Theory]
    [InlineData("tip-bot2 for Ada <tip-bot2@linutronix.de>", "[tip: irq/urgent] irqchip: Fix", MailKind.TipBot)]
    [InlineData("tip-bot for Ada <tipbot@zytor.com>", "[tip:x86/urgent] x86: Fix", MailKind.TipBot)]
    [InlineData("patchwork-bot+netdevbpf@kernel.org", "Re: [PATCH net-next v2] net: fix", MailKind.PatchworkBot)]
    [InlineData("pr-tracker-bot@kernel.org", "Re: [GIT PULL] net fixes", MailKind.PullTracker)]
    [InlineData("kernel test robot <lkp@intel.com>", "Re: [PATCH] net: fix", MailKind.TestRobot)]
    [InlineData("kernel test robot <oliver.sang@intel.com>", "[mm] 0123: fail", MailKind.TestRobot)]
    [InlineData("kernel test robot <lkp@intel.com>", "[PATCH] net: fix warnings", MailKind.TestRobot)]
    [InlineData("syzbot <syzbot+0123@syzkaller.appspotmail.com>", "[syzbot] WARNING in leak", MailKind.TestRobot)]
    [InlineData("kernelci.org bot <bot@kernelci.org>", "next/master build", MailKind.TestRobot)]
    [InlineData("bot+bpf-ci@kernel.org", "Re: [PATCH bpf] fix", MailKind.TestRobot)]
    [InlineData("sashiko-bot <sashiko-bot@kernel.org>", "Re: [PATCH] fix", MailKind.TestRobot)]
    [InlineData("Andrew Morton <akpm@linux-foundation.org>", "+ mm-fix.patch added to mm-unstable branch", MailKind.MmTree)]
    [InlineData("Andrew Morton <akpm@linux-foundation.org>", "[merged mm-stable] mm-fix.patch removed from -mm tree", MailKind.MmTree)]
    [InlineData("Andrew Morton <akpm@linux-foundation.org>", "Re: [PATCH] mm: fix", MailKind.Reply)]
    [InlineData("Andrew Morton <akpm@linux-foundation.org>", "[PATCH] mm: fix", MailKind.Patch)]
    [InlineData("Elena Abbott <elena@example.org>", "[PATCH] mm: fix", MailKind.Patch)]
    public void ARobotIsKnownByItsSender(string from, string subject, MailKind kind) =>
        KindOf(subject, from, Patch).Should().Be(kind);

    [Fact]
    public void PatchesSentOnFromTheMmTreeAreNotPostings() =>
        KindOf("[patch 12/78] mm: fix", Andrew, Patch, client: "s-nail v14.9.24").Should().Be(MailKind.MmTree);

    [Theory]
    [InlineData("review", "", "", MailKind.StableReview)]
    [InlineData("", "LinuxStableQueue (scripts by bwh)", "", MailKind.StableReview)]
    [InlineData("", "", "5.4-stable review patch.  If anyone has any objections, please let me know.\n\n", MailKind.StableReview)]
    [InlineData("commit", "", "", MailKind.StableQueue)]
    [InlineData("", "git-send-email 2.39.5", "commit 0123456789abcdef upstream.\n\n", MailKind.Patch)]
    public void AStableReviewIsKnownByItsMarks(string stableMark, string client, string start, MailKind kind) =>
        KindOf("[PATCH 5.4 132/179] net: fix", Greg, start + Patch, stableMark, client).Should().Be(kind);

    [Theory]
    [InlineData("Applied, thanks!\n\n[1/2] net: fix\n      commit: 0123456789abcdef0123456789abcdef01234567\n", MailKind.Applied)]
    [InlineData("Applied, thanks!\n\n[1/2] net: fix\n      https://git.example.org/c/0123456789ab\n", MailKind.Applied)]
    [InlineData("Queued.\n\n[2/2] net: fix\n      (no commit info)\n", MailKind.Applied)]
    [InlineData("Applied to net-next, thanks.\n", MailKind.Applied)]
    [InlineData("Applied to net-next, and it still crashes.\n", MailKind.Reply)]
    [InlineData("See [1].\n\n[1] https://example.org\n", MailKind.Reply)]
    public void AScriptsThanksListsWhatWasApplied(string text, MailKind kind) =>
        KindOf("Re: [PATCH 0/2] net: fixes", Ada, text).Should().Be(kind);

    [Theory]
    [InlineData("[PATCH v2 3/7] net: fix", Patch, MailKind.Patch)]
    [InlineData("[PATCH v2 3/7] net: fix", "Looks good, thanks.\n", MailKind.Reply)]
    [InlineData("[PATCH v2 0/7] net: fix", "Seven fixes.\n", MailKind.Cover)]
    [InlineData("something else", Patch, MailKind.Reply)]
    [InlineData("[Interdiff v3~v4 4/4] net: fix", Patch, MailKind.Reply)]
    [InlineData("[ANNOUNCE] erofs-utils: release 1.1", "", MailKind.Announcement)]
    public void WhatFollowsAnotherMailIsAPatchWhenItHasOne(string subject, string text, MailKind kind) =>
        KindOf(subject, Ada, text, hasParent: true).Should().Be(kind);

    private static MailKind KindOf(string subject, string from, string text, string stableMark = "", string client = "", bool hasParent = false) =>
        MailKindRules.KindOf(new MailSigns(
            "m1@example.org", subject, PatchSubject.Parse(subject), PersonOf(from), hasParent, stableMark, client, text,
            HasDiff: text.Contains("\ndiff --git ", StringComparison.Ordinal)));

    private static Person PersonOf(string from) =>
        from.Split('<') is [var name, var email] ? new Person(name.Trim(), email.TrimEnd('>')) : new Person("", from);
}
