using FluentAssertions;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Patches;

public sealed class PatchSubjectTests
{
    [Theory]
    [InlineData("[PATCH] tcp: fix a leak", null, null, null, "")]
    [InlineData("[PATCH 3/7] tcp: fix a leak", null, 3, 7, "")]
    [InlineData("[PATCH v2 03/07] tcp: fix a leak", 2, 3, 7, "")]
    [InlineData("[PATCH net-next v2 3/7] tcp: fix a leak", 2, 3, 7, "net-next")]
    [InlineData("[PATCH V2 3/7] tcp: fix a leak", 2, 3, 7, "")]
    [InlineData("[PATCHv3] tcp: fix a leak", 3, null, null, "")]
    [InlineData("[PATCH-v3 1/2] tcp: fix a leak", 3, 1, 2, "")]
    [InlineData("[PATCH v6,19/24] tcp: fix a leak", 6, 19, 24, "")]
    [InlineData("[PATCH nf-next,v2 1/2] tcp: fix a leak", 2, 1, 2, "nf-next")]
    [InlineData("[PATCH -stable,4.14 1/6] tcp: fix a leak", null, 1, 6, "-stable 4.14")]
    [InlineData("[PATCH 5.15 418/779] tcp: fix a leak", null, 418, 779, "5.15")]
    [InlineData("[PATCH AUTOSEL 5.4 001/107] tcp: fix a leak", null, 1, 107, "AUTOSEL 5.4")]
    [InlineData("[PATCH 6/5] tcp: fix a leak", null, 6, 5, "")]
    [InlineData("[PATCH 3 of 7] tcp: fix a leak", null, 3, 7, "")]
    [InlineData("[iptables PATCH v2 2/3] tcp: fix a leak", 2, 2, 3, "iptables")]
    [InlineData("[RFC PKS/PMEM 1/9] tcp: fix a leak", null, 1, 9, "PKS/PMEM")]
    [InlineData("[patch 07/29] tcp: fix a leak", null, 7, 29, "")]
    [InlineData("[LTP] [PATCH v4 1/2] tcp: fix a leak", 4, 1, 2, "LTP")]
    [InlineData("[PATCH [RFC] v2 1/3] tcp: fix a leak", 2, 1, 3, "")]
    [InlineData("[PATCH][v2][1/3] tcp: fix a leak", 2, 1, 3, "")]
    [InlineData("[net-next,v2,1/4] tcp: fix a leak", 2, 1, 4, "net-next")]
    [InlineData("[PATCH 1/2 (try 2)] tcp: fix a leak", 2, 1, 2, "")]
    [InlineData("[PATCH take #3] tcp: fix a leak", 3, null, null, "")]
    [InlineData("[PATCH v2-1/3] tcp: fix a leak", 2, 1, 3, "")]
    [InlineData("[RESEND PATCH v4] tcp: fix a leak", 4, null, null, "")]
    [InlineData("[PATCH v2 ]tcp:  fix\r\n\ta leak", 2, null, null, "")]
    public void BracketsSayVersionPartAndTree(string subject, int? version, int? part, int? parts, string prefixes)
    {
        var parsed = PatchSubject.Parse(subject);

        parsed.Title.Should().Be("tcp: fix a leak");
        parsed.IsPatch.Should().BeTrue();
        (parsed.Version, parsed.Part, parsed.Parts).Should().Be((version, part, parts));
        string.Join(' ', parsed.Prefixes).Should().Be(prefixes);
    }

    [Theory]
    [InlineData("[PATCH v5.2-rc5] x", "v5.2-rc5")]
    [InlineData("[PATCH V11.1 1/2] x", "V11.1")]
    [InlineData("[PATCH v5.1 10/12] x", "v5.1")]
    [InlineData("[PATCH 4.10] x", "4.10")]
    [InlineData("[PATCH v4l2] x", "v4l2")]
    [InlineData("[PATCH v6-rc1] x", "v6-rc1")]
    [InlineData("[PATCH v20240101] x", "v20240101")]
    public void AKernelVersionIsNotAPatchVersion(string subject, string prefix)
    {
        var parsed = PatchSubject.Parse(subject);

        parsed.Version.Should().BeNull();
        parsed.Prefixes.Should().Equal(prefix);
    }

    [Fact]
    public void ADateIsNoCounter() => PatchSubject.Parse("[PATCH 2024/01/15] x").Part.Should().BeNull();

    [Theory]
    [InlineData("Re: [PATCH 1/2] x")]
    [InlineData("RE: [PATCH] x")]
    [InlineData("Re[2]: [PATCH] x")]
    [InlineData("AW: [PATCH] x")]
    [InlineData("Fwd: x")]
    [InlineData("回复：[PATCH] x")]
    [InlineData("回复: [PATCH] x")]
    [InlineData("[LTP] Re: [PATCH] x")]
    [InlineData("Re: [LTP] 答复: [PATCH] x")]
    [InlineData("Re: (subset) [PATCH 000/141] x")]
    [InlineData("Odp: [PATCH] x")]
    public void AReplyIsToldByItsMark(string subject)
    {
        var parsed = PatchSubject.Parse(subject);

        parsed.IsReply.Should().BeTrue();
        parsed.Title.Should().Be("x");
    }

    [Theory]
    [InlineData("mm: [media] fix", "mm: [media] fix")]
    [InlineData("[PATCH] mm: remove x", "mm: remove x")]
    [InlineData("real: numbers", "real: numbers")]
    public void ASubsystemIsNoReplyMark(string subject, string title)
    {
        var parsed = PatchSubject.Parse(subject);

        parsed.IsReply.Should().BeFalse();
        parsed.Title.Should().Be(title);
    }

    [Theory]
    [InlineData("[RFC] x", true, false)]
    [InlineData("[RFC/PATCH v2] x", true, false)]
    [InlineData("[PATCH RFCv2 1/2] x", true, false)]
    [InlineData("[RFC PATCHSET 0/3] x", true, false)]
    [InlineData("[PATCH RESEND] x", false, true)]
    [InlineData("[RESEND][PATCH] x", false, true)]
    [InlineData("[PATCH-RESEND] x", false, true)]
    [InlineData("[REPOST RFC PATCH] x", true, true)]
    public void RfcAndResendAreSeenInAnyPlace(string subject, bool isRfc, bool isResend)
    {
        var parsed = PatchSubject.Parse(subject);

        parsed.IsPatch.Should().BeTrue();
        (parsed.IsRfc, parsed.IsResend).Should().Be((isRfc, isResend));
    }

    [Theory]
    [InlineData("[GIT PULL] ext4 fixes")]
    [InlineData("[PULL] ext4 fixes")]
    [InlineData("[PULL REQUEST] ext4 fixes")]
    [InlineData("[GIT] Networking")]
    [InlineData("[GIT PULL 1/4] SoC changes")]
    [InlineData("pull request: bluetooth 2024-01-01")]
    [InlineData("pull-request: bpf 2024-01-01")]
    public void APullRequestIsToldByItsWords(string subject)
    {
        var parsed = PatchSubject.Parse(subject);

        parsed.IsPullRequest.Should().BeTrue();
        parsed.Prefixes.Should().BeEmpty();
    }

    [Theory]
    [InlineData("[ANNOUNCE] ltp 20240101")]
    [InlineData("[tip: irq/urgent] irqchip: fix")]
    [InlineData("+ mm-fix.patch added to mm-unstable branch")]
    [InlineData("[merged mm-stable] mm-fix.patch removed from -mm tree")]
    [InlineData("Patch \"x\" has been added to the 5.15-stable tree")]
    [InlineData("[patchwork] new release")]
    [InlineData("")]
    public void OtherSubjectsAreNoPatches(string subject) => PatchSubject.Parse(subject).IsPatch.Should().BeFalse();

    [Fact]
    public void AVersionBehindTheTitleIsThatOfALonePatch()
    {
        PatchSubject.Parse("[PATCH] drm: fix (v3)").Version.Should().Be(3);
        PatchSubject.Parse("[PATCH v4] drm: fix (v3)").Version.Should().Be(4);
        PatchSubject.Parse("[PATCH 2/5] drm: fix (v3)").Version.Should().BeNull();
        PatchSubject.Parse("drm: fix (v3)").Version.Should().BeNull();
    }

    [Fact]
    public void AnUnclosedBracketIsPartOfTheTitle() =>
        PatchSubject.Parse("[PATCH v2 fix").Title.Should().Be("[PATCH v2 fix");

    [Fact]
    public void LongSubjectsOfAnyShapeAreRead()
    {
        foreach (var piece in new[] { "[", "[]", "[a ", "[[]", "Re: ", "v2 ", "1/", "[PATCH 1/2]", "\0", "a/b-", "x: [" })
        {
            var subject = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
            PatchSubject.Parse(subject).Prefixes.Count.Should().BeLessThan(17);
            PatchSubject.Parse($"[{subject}]").Prefixes.Count.Should().BeLessThan(17);
        }
    }
}
