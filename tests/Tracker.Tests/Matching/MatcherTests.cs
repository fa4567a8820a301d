using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Matching;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Matching;

public sealed class MatcherTests
{
    private const long Day = 86_400;
    private const long Posted = 1_700_000_000;

    private static readonly Person Ada = new("Ada Author", "ada@example.org");
    private static readonly Person Bob = new("Bob Builder", "bob@example.org");

    private static readonly PostedPatch Leak = Patch(1, "leak@example.org", "tcp: fix a leak", Ada, Posted, Diff("tcp.c", "free(sk);", "if (sk)"));

    private static readonly CommitToMatch LeakCommit = new(
        PatchTitle.Hash("tcp: fix a leak"), Ada, Posted, Posted + Day, [], Leak.Diff, []);

    [Fact]
    public void APatchAppliedAsPostedIsFoundByEverythingThatSpeaksForIt()
    {
        var found = Found(LeakCommit, Leak);

        found.Patch.Patch.Should().Be(Leak);
        found.Patch.Evidence.Select(evidence => evidence.Kind).Should().BeEquivalentTo(
            [EvidenceKind.AuthorDate, EvidenceKind.PatchId, EvidenceKind.Content, EvidenceKind.Title, EvidenceKind.Lines]);
    }

    [Fact]
    public void TwoUnknownDiffsAreNotTheSameDiff()
    {
        var commit = LeakCommit with { Diff = null, TitleHash = PatchTitle.Hash("another title"), AuthoredAt = Posted + 1 };

        Matcher.Match(commit, [Leak with { Diff = null }]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void TwoPatchesWithoutATitleDoNotShareIt()
    {
        var commit = LeakCommit with { Diff = null, TitleHash = PatchTitle.NoTitle, AuthoredAt = Posted + 1 };

        Matcher.Match(commit, [Leak with { Diff = null, TitleHash = PatchTitle.NoTitle }]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void ATrailerOutweighsTheSameChangeInANewerVersion()
    {
        var newer = Leak with { MailKey = 2, MessageId = "leak-v2@example.org", PostedAt = Posted + 100, AuthoredAt = Posted + 100 };
        var commit = LeakCommit with { LinkedMessageIds = ["leak@example.org"], AuthoredAt = Posted + 100 };

        Found(commit, newer, Leak).Patch.Patch.Should().Be(Leak);
    }

    [Fact]
    public void ATrailerThatNothingBearsOutIsNotBelieved()
    {
        var wrong = Patch(2, "other@example.org", "udp: something else", Bob, Posted + 50, Diff("udp.c", "x = 1;", "x = 2;"));
        var commit = LeakCommit with { LinkedMessageIds = ["other@example.org"] };

        Found(commit, wrong, Leak).Patch.Patch.Should().Be(Leak);
        Matcher.Match(commit, [wrong]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void WhatAMailSaysOutweighsTheSameChangeInANewerVersion()
    {
        var newer = Leak with { MailKey = 2, MessageId = "leak-v2@example.org", PostedAt = Posted + 100, AuthoredAt = Posted + 100 };
        var commit = LeakCommit with { AuthoredAt = Posted + 100, Claims = [Said(Leak)] };

        var found = Found(commit, newer, Leak);

        found.Patch.Patch.Should().Be(Leak);
        found.Patch.Evidence.Should().Contain(new Evidence(EvidenceKind.TipBot, "said@example.org"));
    }

    [Fact]
    public void WhatAMailSaysIsNotBelievedWhereNothingBearsItOut()
    {
        var wrong = Patch(2, "other@example.org", "udp: something else", Bob, Posted + 50, Diff("udp.c", "x = 1;", "x = 2;"));

        Matcher.Match(LeakCommit with { Claims = [Said(wrong)] }, [wrong]).Should().BeOfType<PatchMatch.None>();
        Found(LeakCommit with { Claims = [Said(wrong)] }, wrong, Leak).Patch.Patch.Should().Be(Leak);
    }

    [Fact]
    public void APatchRewrittenAndRetitledIsFoundWhenAMailSaysSoAndAQuarterOfItIsLeft()
    {
        var patch = Leak with { Diff = Lines("a", "b", "c", "d") };
        var commit = LeakCommit with { TitleHash = PatchTitle.Hash("net: plug it"), Author = Bob, AuthoredAt = Posted + 5, Diff = Lines("a", "b", "x", "y") };

        Matcher.Match(commit, [patch]).Should().BeOfType<PatchMatch.None>();
        Found(commit with { Claims = [Said(patch)] }, patch).Patch.Patch.Should().Be(patch);
    }

    [Fact]
    public void APatchEditedOnApplyIsFoundByItsAuthorDateAndTitle()
    {
        var commit = LeakCommit with { Diff = Diff("tcp.c", "kfree(sk);", "if (sk)") };

        Found(commit, Leak).Patch.Patch.Should().Be(Leak);
    }

    [Fact]
    public void APatchRetitledOnApplyIsFoundByItsChange()
    {
        var commit = LeakCommit with { TitleHash = PatchTitle.Hash("net: tcp: plug a leak"), AuthoredAt = Posted + 5 };

        Found(commit, Leak).Patch.Patch.Should().Be(Leak);
    }

    [Fact]
    public void TheSameTitleByAnotherAuthorWithAnotherChangeIsAnotherPatch()
    {
        var commit = LeakCommit with { Author = Bob, AuthoredAt = Posted + 5, Diff = Diff("mm.c", "y = 1;", "y = 2;") };

        Matcher.Match(commit, [Leak]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void ATypoFixOfAnotherFileByTheSameAuthorIsAnotherPatch()
    {
        var typo = Leak with { TitleHash = PatchTitle.Hash("Fix typo"), Diff = Diff("a.c", "the", "teh") };
        var commit = LeakCommit with { TitleHash = PatchTitle.Hash("Fix typo"), AuthoredAt = Posted + 5, Diff = Diff("b.c", "their", "thier") };

        Matcher.Match(commit, [typo]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void OfTwoVersionsTheOneWithTheChangeThatLandedIsMeant()
    {
        var first = Leak with { MailKey = 1, MessageId = "v1@example.org", Diff = Diff("tcp.c", "free(sk);", "if (sk)") };
        var second = Leak with { MailKey = 2, MessageId = "v2@example.org", PostedAt = Posted + Day, AuthoredAt = Posted + Day, Diff = Diff("tcp.c", "kfree(sk);", "if (sk)") };
        var commit = LeakCommit with { AuthoredAt = Posted + 7, CommittedAt = Posted + (2 * Day), Diff = first.Diff };

        Found(commit, second, first).Patch.Patch.MessageId.Should().Be("v1@example.org");
    }

    [Fact]
    public void OfTwoVersionsWithTheSameChangeTheAuthorDateNamesTheOne()
    {
        var second = Leak with { MailKey = 2, MessageId = "v2@example.org", PostedAt = Posted + Day, AuthoredAt = Posted + Day };

        Found(LeakCommit with { CommittedAt = Posted + (2 * Day) }, second, Leak).Patch.Patch.Should().Be(Leak);
    }

    [Fact]
    public void OfTwoVersionsThatAreAboutAsLikeTheCommitTheAuthorDateNamesTheOne()
    {
        var first = Leak with { MailKey = 1, MessageId = "v1@example.org", Diff = Lines("a", "b", "c", "d", "e", "f", "g", "old") };
        var second = Leak with { MailKey = 2, MessageId = "v2@example.org", PostedAt = Posted + 500, AuthoredAt = Posted + 500, Diff = Lines("a", "b", "c", "d", "e", "f", "new") };
        var commit = LeakCommit with { AuthoredAt = Posted + 500, Diff = Lines("a", "b", "c", "d", "e", "f", "g", "edited on apply") };

        Found(commit, first, second).Patch.Patch.MessageId.Should().Be("v2@example.org");
    }

    [Fact]
    public void OfTwoVersionsThatAreAboutAlikeTheOnePostedAfterTheCommitIsNotMeant()
    {
        var late = Leak with { MailKey = 2, MessageId = "v2@example.org", PostedAt = Posted + Day + 20_000, AuthoredAt = Posted + Day + 20_000 };

        Found(LeakCommit with { AuthoredAt = Posted - 5 }, late, Leak).Patch.Patch.Should().Be(Leak);
    }

    [Fact]
    public void APatchThatWaitedForYearsIsFoundByItsTitleWithItsDateOrItsChange()
    {
        var late = LeakCommit with { CommittedAt = Posted + (900 * Day) };

        Found(late with { Diff = null }, Leak).Patch.Patch.Should().Be(Leak);
        Found(late with { AuthoredAt = Posted + 5 }, Leak).Patch.Patch.Should().Be(Leak);
        Matcher.Match(late with { AuthoredAt = Posted + 5, Diff = null }, [Leak]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void APatchRetitledAndRewrittenOnApplyIsFoundByItsAuthorDateAndAFewLines()
    {
        var patch = Leak with { Diff = Lines("a", "b", "c", "d", "e") };
        var commit = LeakCommit with { TitleHash = PatchTitle.Hash("net: plug it"), Diff = Lines("a", "v", "w", "x") };

        Found(commit, patch).Patch.Patch.Should().Be(patch);
        Matcher.Match(commit with { Author = Bob }, [patch]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void TheSameAuthorAndSecondWithoutACommonLineIsTheNextPartOfTheSeriesPerhaps()
    {
        var commit = LeakCommit with { TitleHash = PatchTitle.Hash("net: plug it"), Diff = Lines("v", "w", "x") };

        Matcher.Match(commit, [Leak with { Diff = Lines("a", "b", "c") }]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void AMailPostedLongAfterItsCommitIsNotIt()
    {
        var late = Leak with { PostedAt = Posted + (30 * Day) };

        Matcher.Match(LeakCommit, [late]).Should().BeOfType<PatchMatch.None>();
    }

    [Fact]
    public void ABackportOfAMatchedCommitIsTheSamePatch()
    {
        var backport = new CommitToMatch(PatchTitle.Hash("tcp: fix a leak"), Bob, 1, Posted + (1_000 * Day), [], null, [Leak.MailKey]);

        Found(backport, Leak).Patch.Has(EvidenceKind.Upstream).Should().BeTrue();
    }

    [Fact]
    public void TheOrderOfTheCandidatesChangesNothing()
    {
        PostedPatch[] versions =
        [
            .. Enumerable.Range(1, 5).Select(number => Leak with { MailKey = number, MessageId = $"v{number}@example.org", PostedAt = Posted + (number % 3) }),
        ];
        var winners = Enumerable.Range(0, 20).Select(seed => new Random(seed)).Select(random =>
        {
            var shuffled = versions.ToArray();
            random.Shuffle(shuffled);
            return Found(LeakCommit, shuffled).Patch.Patch.MessageId;
        });

        winners.Distinct().Should().ContainSingle();
    }

    private static PatchMatch.Found Found(CommitToMatch commit, params PostedPatch[] candidates) =>
        Matcher.Match(commit, candidates).Should().BeOfType<PatchMatch.Found>().Subject;

    private static ClaimedPatch Said(PostedPatch patch) => new(patch.MailKey, new Evidence(EvidenceKind.TipBot, "said@example.org"));

    private static PostedPatch Patch(long key, string id, string title, Person author, long posted, PatchDiff? diff) =>
        new(key, id, PatchTitle.Hash(title), author, author, posted, posted, [], diff);

    private static PatchDiff? Diff(string file, string added, string removed) =>
        PatchDiff.Read(System.Text.Encoding.UTF8.GetBytes(Tracker.Testing.MailBuilder.Diff(file, added, removed)));

    private static PatchDiff? Lines(params string[] added) => PatchDiff.Read(System.Text.Encoding.UTF8.GetBytes(
        $"diff --git a/tcp.c b/tcp.c\n--- a/tcp.c\n+++ b/tcp.c\n@@ -1,1 +1,{added.Length + 1} @@\n before\n{string.Concat(added.Select(line => $"+{line}\n"))}"));
}
