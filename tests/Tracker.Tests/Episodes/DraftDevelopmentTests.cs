using FluentAssertions;
using Tracker.Core.AnswersOut;
using Tracker.Core.Episodes.Drafting;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.Episodes.DraftWorld;

namespace Tracker.Tests.Episodes;

public sealed class DraftDevelopmentTests
{
    private const string Ben = "Ben Burner <ben@example.org>";
    private const string BenAtHome = "Ben Burner <ben@home.example.net>";
    private const string Cora = "Cora <cora@example.org>";
    private const string Robot = "kernel test robot <lkp@intel.com>";

    [Fact]
    public void ARepliesSeriesIsThatOfTheNearestPatchAboveIt()
    {
        using var world = new DraftWorld(
            Patch("one@x.org", "[PATCH] lamp: one", 1), Patch("two@x.org", "[PATCH] wick: two", 2).InReplyTo("one@x.org"),
            Reply("r1@x.org", "one@x.org", Ben), Reply("r2@x.org", "two@x.org", Ben).InReplyTo("two@x.org", "one@x.org"),
            Reply("r3@x.org", "r2@x.org", Cora, 13).InReplyTo("r2@x.org", "one@x.org", "two@x.org"),
            Reply("r4@x.org", "lost@x.org", Cora, 14).InReplyTo("lost@x.org", "one@x.org", "two@x.org"));
        world.Development().Select(series => (series.Title, series.Replies, series.People)).Should().BeEquivalentTo(
            [("lamp: one", 1, 1), ("wick: two", 3, 2)]);
    }

    [Fact]
    public void SomebodyWithTwoAddressesIsOneAndRobotsAreNobody()
    {
        using var world = new DraftWorld(
            Patch("one@x.org", "[PATCH] lamp: one", 1),
            Reply("r1@x.org", "one@x.org", Ben), Reply("r2@x.org", "one@x.org", BenAtHome), Reply("r3@x.org", "one@x.org", Robot));
        world.Development().Should().ContainSingle().Which.Should().Match<DraftSeries>(series => series.Replies == 2 && series.People == 1);
        world.Draft().Counts.Should().Be(new DraftCounts(3, 2, 1, 1));
    }

    [Fact]
    public void EveryMailThatAPersonSentIsCounted()
    {
        using var world = new DraftWorld(
            At(MailBuilder.Mail("rc@x.org", "Linux 4.13-rc1").From(Ben).Body("It is there.\n"), 1),
            At(MailBuilder.Mail("pull@x.org", "[GIT PULL] lamp updates").From(Cora).Body("are available in the Git repository at:\n\n  https://git.example.org/lamp.git tags/lamp\n"), 2),
            Patch("one@x.org", "[PATCH] lamp: one", 3),
            At(MailBuilder.Mail("t.b4-ty@x.org", "Re: [PATCH] lamp: one").From(BenAtHome).InReplyTo("one@x.org").Body(
                "Applied to lamp/for-next, thanks!\n\n[1/1] lamp: one\n      commit: 7c1e5f0a93b64d2287aa05c39e1f84d6b2c07e11\n"), 4),
            At(MailBuilder.Mail("bot@x.org", "Re: [GIT PULL] lamp updates").From("pr-tracker-bot@kernel.org").InReplyTo("pull@x.org").Body("It has been merged.\n"), 5),
            Reply("lkp@x.org", "one@x.org", Robot, 6));
        world.Draft().Counts.Should().Be(new DraftCounts(4, 3, 1, 1));
    }

    [Fact]
    public void WhatManySpokeOfComesBeforeWhatOneWroteMuchOf()
    {
        using var world = new DraftWorld(
            [
                Patch("loud@x.org", "[PATCH] lamp: loud", 1), Patch("lively@x.org", "[PATCH] lamp: lively", 2), Patch("still@x.org", "[PATCH] lamp: still", 3),
                .. Enumerable.Range(0, 12).Select(number => Reply($"l{number}@x.org", "loud@x.org", Cora)),
                Reply("a@x.org", "lively@x.org", Ben), Reply("b@x.org", "lively@x.org", Cora), Reply("c@x.org", "lively@x.org", "Dan Dim <dan@example.org>"),
            ]);
        world.Development(2).Select(series => series.Title).Should().Equal("lamp: lively", "lamp: loud");
    }

    [Fact]
    public void WhatWasPostedBeforeAndIsTalkedOfIsToldAsThat()
    {
        using var world = new DraftWorld(Patch("old@x.org", "[PATCH v2] lamp: old", -100), Reply("r@x.org", "old@x.org", Ben));
        world.Development().Should().ContainSingle().Which.Should().Match<DraftSeries>(series => !series.IsPosted && !series.IsFirst && series.Version == 2 && series.Posted.Count == 0);
        world.Text().Should().Contain("People went on talking of version 2 of a patch entitled “lamp: old” (<old@x.org>), which Ada Author had posted on 27 October 2023.");
    }

    [Fact]
    public void TheVersionThatWasTheLatestThenIsTold()
    {
        using var world = new DraftWorld(
            Patch("v1@x.org", "[PATCH] lamp: one", 1), Patch("v2@x.org", "[PATCH v2] lamp: one", 30), Patch("v3@x.org", "[PATCH v3] lamp: one", 24 * 20));
        var series = world.Development().Should().ContainSingle().Subject;
        (series.Version, series.MessageId, series.IsFirst).Should().Be((2, "v2@x.org", true));
        series.Posted.Should().Equal(1, 2);
        world.Text().Should().Contain("Versions 1 and 2 came in these days.");
        world.Draft(from: 14).Development.SelectMany(subsystem => subsystem.Series).Should().ContainSingle().Which.Should().Match<DraftSeries>(later => later.Version == 3 && !later.IsFirst);
    }

    [Fact]
    public void WhatEpisodesSaidBeforeIsNamed()
    {
        using var world = new DraftWorld(Patch("v1@x.org", "[PATCH] lamp: one", -400), Patch("v2@x.org", "[PATCH v2] lamp: one", 1));
        world.Cover("the last one", "v1@x.org", null, Start.AddDays(-10));
        world.Cover("one that is to come", "v2@x.org", 2, Start.AddDays(10));
        var series = world.Development().Should().ContainSingle().Subject;
        series.CoveredIn.Should().Equal(new CoveredAnswer("the last one", new DateOnly(2023, 10, 22), 1, 7));
        series.CoveredIn.Should().BeSubsetOf(world.World.Answers.Status(series.MessageId, 5).Series.Should().ContainSingle().Subject.CoveredIn);
        world.Text().Should().Contain("Covered in the last one as version 1. ");
    }

    [Fact]
    public void ACoverLetterIsQuotedAndWithoutOneTheFirstPatch()
    {
        using var world = new DraftWorld(
            At(MailBuilder.Mail("0@x.org", "[PATCH 0/2] lamp: two things").Body("Hi,\n\nLamps have been\ntoo dark for years now.\n\nAda Author (2):\n  lamp: a\n"), 1),
            Patch("1@x.org", "[PATCH 1/2] lamp: a", 1.1).InReplyTo("0@x.org"), Patch("2@x.org", "[PATCH 2/2] lamp: b", 1.2).InReplyTo("0@x.org"),
            At(Said("3@x.org", "[PATCH] wick: c", "Wicks burn from both of their ends."), 2));
        world.Development().Select(series => (series.Quote?.Text, series.Quote?.From)).Should().BeEquivalentTo(
            [("Lamps have been too dark for years now.", "cover letter"), ("Wicks burn from both of their ends.", "patch")]);
    }

    [Fact]
    public void ACoverLetterThatTellsOnlyWhatHasChangedLeavesTheWordToTheFirstPatch()
    {
        using var world = new DraftWorld(
            At(MailBuilder.Mail("0@x.org", "[PATCH v2 0/1] lamp: brighter").Body("Changes v1->v2:\n - a better name for what was there\n"), 1),
            At(Said("1@x.org", "[PATCH v2 1/1] lamp: brighter", "Wicks burn from both of their ends.").InReplyTo("0@x.org"), 1.1));
        world.Development().Should().ContainSingle().Which.Quote.Should().Be(new DraftQuotation("Wicks burn from both of their ends.", "patch", "1@x.org", null));
    }

    [Fact]
    public void WhatAMaintainerSaidIsToldWhereNoTreeBearsItOut()
    {
        using var world = new DraftWorld(
            Patch("one@x.org", "[PATCH] lamp: one", 1),
            At(MailBuilder.Mail("t.b4-ty@x.org", "Re: [PATCH] lamp: one").From(Ben).InReplyTo("one@x.org").Body(
                "Applied to lamp/for-next, thanks!\n\n[1/1] lamp: one\n      commit: 7c1e5f0a93b64d2287aa05c39e1f84d6b2c07e11\n"), 5));
        world.Text().Should().Contain("in no tree that is followed; said to be in lamp/for-next by Ben Burner on 1 November 2023.");
    }

    [Fact]
    public void AnEntryWhoseTextIsGoneStandsWithoutItsQuoteAndSaysSo()
    {
        using var world = new DraftWorld(At(Said("3@x.org", "[PATCH] wick: c", "Wicks burn from both of their ends."), 2));
        File.Delete(world.World.MailFile);
        world.Development().Should().ContainSingle().Which.Should().Match<DraftSeries>(series => series.Quote == null && series.QuoteNote!.Length > 0);
        world.Text().Should().Contain("posted a patch entitled “wick: c”").And.Contain("*No quotation: ");
    }

    [Fact]
    public void SubsystemsStandInAlphabeticalOrderAndThoseWithoutANameLast()
    {
        using var world = new DraftWorld(
            Patch("1@x.org", "[PATCH] Wick/long: a", 1), Patch("2@x.org", "[PATCH] lamp: b", 2), Patch("3@x.org", "[PATCH] Everything is new", 3), Patch("4@x.org", "[PATCH] wick: c", 4));
        world.Draft().Development.Select(subsystem => (subsystem.Name, subsystem.Series.Count)).Should().Equal(("lamp", 1), ("wick", 2), ("Other", 1));
    }

    [Theory]
    [InlineData(0, false, 0, 0, new int[0], 0)]
    [InlineData(1, true, 1, 0, new int[0], 5)]
    [InlineData(2, false, 17, 3, new[] { 1, 9 }, 27)]
    [InlineData(1, false, 400, 90, new[] { 5 }, 22)]
    public void PointsAreCountedAsTheDocumentSays(int versions, bool isFirst, int parts, int ofAuthor, int[] ofOthers, int points) =>
        DraftScore.Of(versions, isFirst, parts, ofAuthor, ofOthers).Should().Be(points);

    private static MailBuilder Patch(string id, string subject, double hours) => At(MailBuilder.Patch(id, subject, $"{id}.c"), hours);

    private static MailBuilder Said(string id, string subject, string text) => MailBuilder.Mail(id, subject).Body(
        $"{text}\n\nSigned-off-by: Ada Author <ada@example.org>\n---\n{MailBuilder.Diff("a.c", "new", "old")}\n");
}
