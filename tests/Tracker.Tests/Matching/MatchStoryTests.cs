using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Matching;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Matching;

/// <summary>How a decision is told: the one that was taken, what tells it from the others, what does not fit.</summary>
public sealed class MatchStoryTests
{
    private const long Day = 86_400;
    private const long Posted = 1_700_000_000;

    private static readonly Person Ada = new("Ada Author", "ada@example.org");
    private static readonly Person Bob = new("Bob Builder", "bob@example.org");

    private static readonly PostedPatch First = Patch(1, "v1@example.org", Posted, Diff("a = 1;", "b = 1;", "c = 1;", "d = 1;"));
    private static readonly PostedPatch Second = Patch(2, "v2@example.org", Posted + Day, Diff("a = 2;", "b = 2;", "c = 2;", "d = 2;"));

    private static readonly CommitToMatch Commit = new(
        PatchTitle.Hash("tcp: fix a leak"), Ada, Posted + 5, Posted + (2 * Day), [], Second.Diff, []);

    [Fact]
    public void TheOneThatWasTakenStandsFirstAndTheOthersSayWhatTheyLack()
    {
        var story = Explain(Commit, [First, Second], decided: 2);

        story.Chosen!.Weighed.Patch.Should().Be(Second);
        story.AlsoFit.Should().ContainSingle().Which.Difference.Should().Be(new RankDifference(MatchRank.SameChange, IsForChosen: true));
        story.IsAmbiguous.Should().BeFalse();
    }

    [Fact]
    public void TheStoryAndTheDecisionAgree()
    {
        var found = (PatchMatch.Found)Matcher.Match(Commit, [First, Second]);

        Explain(Commit, [First, Second], found.Patch.Patch.MailKey).Candidates.Select(candidate => candidate.Weighed.Patch.MailKey)
            .Should().Equal(found.Siblings.Prepend(found.Patch).Select(candidate => candidate.Patch.MailKey));
    }

    [Fact]
    public void WhatOnlyItsAgeTellsFromAnotherIsAmbiguous()
    {
        var same = Second with { MailKey = 3, MessageId = "v3@example.org", PostedAt = Second.PostedAt + 60 };

        Explain(Commit, [Second, same], decided: 3).IsAmbiguous.Should().BeTrue();
        Explain(Commit, [Second, same with { PostedAt = Second.PostedAt }], decided: 2).AlsoFit.Single().Difference.Should().BeNull();
        Explain(Commit with { AuthoredAt = Second.AuthoredAt!.Value }, [Second, same with { AuthoredAt = null }], decided: 2).IsAmbiguous.Should().BeFalse();
    }

    [Fact]
    public void WhatWasSettledBeforeChangesWereComparedMayBeBehind() =>
        Explain(Commit, [First, Second], decided: 1).AlsoFit.Single().Difference.Should().Be(new RankDifference(MatchRank.SameChange, IsForChosen: false));

    [Theory]
    [MemberData(nameof(TooLittle))]
    public void WhatIsNotEnoughSaysWhatItLacks(PostedPatch patch, CommitToMatch commit, Objection objection)
    {
        Matcher.Match(commit, [patch]).Should().BeOfType<PatchMatch.None>();
        Explain(commit, [patch], decided: null).Candidates.Single().Objection.Should().Be(objection);
    }

    public static TheoryData<PostedPatch, CommitToMatch, Objection> TooLittle()
    {
        var other = Diff("x = 1;", "y = 1;", "z = 1;", "w = 1;") with { Files = ["mm.c"] };
        var retitled = Commit with { TitleHash = PatchTitle.Hash("net: plug it") };
        return new()
        {
            { First with { Diff = null }, retitled with { LinkedMessageIds = [First.MessageId] }, Objection.NotBorneOut },
            { Second with { PostedAt = Commit.CommittedAt + (9 * Day) }, Commit, Objection.PostedLater },
            { First with { PostedAt = Commit.CommittedAt - (500 * Day) }, Commit, Objection.Forgotten },
            { First with { Diff = other }, Commit, Objection.AnotherChange },
            { First with { Diff = null }, Commit with { Author = Bob }, Objection.AnotherAuthor },
            { First with { Diff = null, AuthoredAt = Commit.AuthoredAt }, retitled, Objection.OnlyTheSecond },
            { First with { Diff = Diff("i++;") }, retitled with { Author = Bob, Diff = Diff("i++;") }, Objection.SmallChange },
            { First with { Diff = null, CoverMessageIds = ["v0@example.org"] }, retitled with { LinkedMessageIds = ["v0@example.org"] }, Objection.OnlyTheSeries },
            { First with { Diff = Diff("a = 2;", "b = 2;", "x = 1;", "y = 1;") }, retitled with { Author = Bob }, Objection.OnlySomeLines },
        };
    }

    [Fact]
    public void ALinkToTheOneAndTheChangeOfTheOtherIsAContradiction()
    {
        var linked = Commit with { LinkedMessageIds = [First.MessageId] };

        Told(linked, decided: 1).Should().Equal((ContradictionKind.ChangeElsewhere, 2), (ContradictionKind.AnotherChange, 1));
        Told(linked, decided: 2).Should().Equal((ContradictionKind.LinkElsewhere, 1));
    }

    [Fact]
    public void AnAuthorDateAndAClaimOfAnotherPostingAreContradictions()
    {
        var claimed = Commit with { AuthoredAt = First.AuthoredAt!.Value, Claims = [new ClaimedPatch(1, new Evidence(EvidenceKind.Applied, "said@example.org"))] };

        Told(claimed, decided: 2).Should().Equal((ContradictionKind.ClaimElsewhere, 1), (ContradictionKind.DateElsewhere, 1));
    }

    [Fact]
    public void WhereEverythingFitsNothingIsContradicted() => Told(Commit, decided: 2).Should().BeEmpty();

    [Fact]
    public void ALinkThatNothingBearsOutIsToldThoughNoneWasTaken() =>
        Contradictions.Of(Explain(Commit with { TitleHash = 1, LinkedMessageIds = [First.MessageId] }, [First], decided: null))
            .Should().ContainSingle().Which.Kind.Should().Be(ContradictionKind.LinkElsewhere);

    [Fact]
    public void WhatIsSaidBesideTheCommitIsTakenFromWhatWasKept()
    {
        var same = Second with { MailKey = 3, MessageId = "v3@example.org", PostedAt = Second.PostedAt + 60 };

        var story = Explain(Commit, [Second, same], decided: 2, (2, new Evidence(EvidenceKind.Applied, "said@example.org")));

        story.AlsoFit.Single().Difference.Should().Be(new RankDifference(MatchRank.Claim, IsForChosen: true));
        Explain(Commit, [Second, same], decided: 2, (2, new Evidence(EvidenceKind.Squashed, "1"))).AlsoFit.Single().Difference!.Rank.Should().Be(MatchRank.Beside);
        Explain(Commit with { TitleHash = 1, Diff = null }, [Second], decided: 2).Chosen.Should().NotBeNull("it was taken, whatever is known of it now");
    }

    private static MatchStory Explain(CommitToMatch commit, IReadOnlyList<PostedPatch> candidates, long? decided, params (long Mail, Evidence Evidence)[] stored) =>
        Matcher.Explain(commit, candidates, decided, stored.ToLookup(kept => kept.Mail, kept => kept.Evidence));

    private static IEnumerable<(ContradictionKind Kind, long Patch)> Told(CommitToMatch commit, long decided) =>
        Contradictions.Of(Explain(commit, [First, Second], decided)).Select(found => (found.Kind, found.Patch.Patch.MailKey));

    private static PostedPatch Patch(long key, string messageId, long postedAt, PatchDiff diff) =>
        new(key, messageId, PatchTitle.Hash("tcp: fix a leak"), Ada, Ada, postedAt, postedAt, [], diff);

    private static PatchDiff Diff(params string[] added)
    {
        var lines = string.Concat(added.Select(line => $"+{line}\n"));
        return PatchDiff.Read(System.Text.Encoding.UTF8.GetBytes($"diff --git a/tcp.c b/tcp.c\n--- a/tcp.c\n+++ b/tcp.c\n@@ -1,1 +1,{added.Length + 1} @@\n before\n{lines}"))!;
    }
}
