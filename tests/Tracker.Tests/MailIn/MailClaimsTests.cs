using FluentAssertions;
using Tracker.Core.MailIn;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.MailIn;

/// <summary>What mails claim beyond the samples beside this.</summary>
public sealed class MailClaimsTests
{
    [Theory]
    [InlineData("Applied, thanks.")]
    [InlineData("Hi Ada,\n\nPushed with two minor changes, thanks!")]
    [InlineData("Hi!\nMerged!")]
    [InlineData("On Monday Ada wrote:\n> a patch\nThis patch merged, thank you!")]
    [InlineData("I've applied this patch, thank you all.\n\nMia")]
    [InlineData("pushed\n\n-- \nMia")]
    [InlineData("Now queued up, thanks.")]
    public void ThanksByHandAreTakenForWhatTheyAre(string text) =>
        Claims(text).Should().Equal(new MailClaim("leak@example.org", 1, "net: fix a leak", null, null, null));

    [Theory]
    [InlineData("Applied to net-next, thanks!", "net-next")]
    [InlineData("Applied to the dev branch, thank you!", "dev")]
    [InlineData("Queued for 6.9, thanks.", "6.9")]
    [InlineData("Queued for -next.", "next")]
    [InlineData("applied to mips-fixes.", "mips-fixes")]
    public void ThanksByHandMayNameTheTree(string text, string tree) => Claims(text).Single().Tree.Should().Be(tree);

    [Theory]
    [InlineData("Patchset merged, thanks.")]
    [InlineData("Both pushed, thanks!")]
    [InlineData("I have merged this patchset, thanks for your review.")]
    public void ThanksForAllPatchesNameNone(string text) =>
        Claims(text).Should().Equal(new MailClaim("leak@example.org", null, null, null, null, null));

    [Theory]
    [InlineData("Applied?")]
    [InlineData("Has this been merged?")]
    [InlineData("> Applied, thanks.")]
    [InlineData("Applied in v3.")]
    [InlineData("Applied to my test box, it crashes.")]
    [InlineData("merged with master, it does not build")]
    [InlineData("This cannot go in until the other series has been reviewed and\nmerged.")]
    [InlineData("I've applied this patch\nand still see the crash.")]
    [InlineData("Not applied.")]
    [InlineData("Will be merged.")]
    [InlineData("Looks good.\n\n-- \nApplied, thanks.")]
    public void WhatMayMeanSomethingElseIsNotTaken(string text)
    {
        var facts = Read("Re: [PATCH 1/2] net: fix a leak", text);

        facts.Kind.Should().Be(MailKind.Reply);
        facts.Claims.Should().BeEmpty();
    }

    [Fact]
    public void ThanksInAThreadThatIsNoPatchesAreNoClaim() =>
        Read("Re: release preparations", "Merged, thanks!").Should().BeEquivalentTo(new { Kind = MailKind.Reply, Claims = Array.Empty<MailClaim>() });

    [Fact]
    public void WhatB4DidNotFindIsNotClaimed() =>
        Claims("Applied, thanks!\n\n[1/2] net: fix a leak\n      commit: 0123456789abcdef0123456789abcdef01234567\n[2/2] net: fix another\n      (no commit info)\n")
            .Select(claim => claim.Part).Should().Equal(1);

    [Theory]
    [InlineData("https://git.kernel.org/netdev/net-next/c/0123456789ab", "netdev/net-next", "0123456789ab")]
    [InlineData("https://git.kernel.org/pub/scm/linux/kernel/git/netdev/net-next.git/commit/?id=0123456789ab", "netdev/net-next.git", "0123456789ab")]
    [InlineData("https://github.com/kvm-x86/linux/commit/601aa29f762f", "kvm-x86/linux", "601aa29f762f")]
    [InlineData("commit: 0123456789abcdef0123456789abcdef01234567", null, "0123456789abcdef0123456789abcdef01234567")]
    [InlineData("https://example.org/no/commit", null, null)]
    public void ACommitIsNamedByItsIdOrItsAddress(string name, string? tree, string? commit) =>
        Claims($"Thanks.\n\n[1/2] net: fix a leak\n      {name}\n").Should().Equal(new MailClaim("leak@example.org", 1, "net: fix a leak", tree, commit, null));

    [Fact]
    public void AMailThatClaimsWithoutEndIsNotListenedToWithoutEnd()
    {
        var list = string.Concat(Enumerable.Range(1, 5_000).Select(number => $"[{number % 9999}/9999] a\n      commit: 0123456789ab\n"));

        Claims($"Applied, thanks!\n\n{list}").Count.Should().BeLessThanOrEqualTo(1_000);
    }

    [Theory]
    [InlineData("patchwork-bot+x@kernel.org", "Re: [PATCH] a", "This patch was applied to \n  - \n    https://")]
    [InlineData("tip-bot2@linutronix.de", "[tip: ]", "Commit-ID:     zzz")]
    [InlineData("tip-bot2@linutronix.de", "[tip: x/y] ", "Commit-ID:     0123456789abcdef0123456789abcdef01234567")]
    [InlineData("pr-tracker-bot@kernel.org", "Re: [GIT PULL] x", "has been merged into a: https://b")]
    [InlineData("akpm@linux-foundation.org", "+ x.patch added to mm-unstable branch", "The patch titled\n     Subject:")]
    [InlineData("gregkh@linuxfoundation.org", "Patch \"\" has been added to the 6.1-stable tree", "")]
    public void AMailThatLacksWhatItsKindSaysClaimsNothing(string from, string subject, string text) =>
        Read(subject, text, from).Claims.Should().BeEmpty();

    private static IReadOnlyList<MailClaim> Claims(string text) => Read("Re: [PATCH 1/2] net: fix a leak", text).Claims;

    private static MailFacts Read(string subject, string text, string from = "Mia Maintainer <mia@example.org>") =>
        MailReader.Read(MailBuilder.Mail("thanks@example.org", subject).From(from).InReplyTo("leak@example.org").Body(text + "\n").ToBytes(), archivedAt: null)
            .Should().BeOfType<MailReading.Mail>().Subject.Facts;
}
