using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Mails and trees in, answers out, with nothing left out in between.</summary>
public sealed class WholeFlowTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();

    public WholeFlowTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Mainline.Commit("start of another", "other.c", "before\nold line\nafter\n");
    }

    [Fact]
    public void ATreeThatBecomesMainlineIsReadAsOne()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        world.Mainline.Apply(patch.ToMbox());
        world.Follow("fork", TreeRole.Other, world.Mainline.Path, "master");
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
        world.Unfollow("mainline").Unfollow("fork").Follow("fork", TreeRole.Mainline, world.Mainline.Path, "master");
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void APatchThatWasAppliedIsMergedAndItsReleaseIsNamed()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        var commit = world.Mainline.Apply(patch.ToMbox());
        world.Mainline.Tag("v1.1");

        world.Sync();

        var answer = world.Only("plug a leak");
        answer.Verdict.Should().Be(Verdicts.Merged);
        answer.Sentence.Should().Be("Merged: version 1 of the patch is in mainline, first released in v1.1. As of 1 March 2026.");
        answer.Patches.Single().Landings.Single().Should().BeEquivalentTo(
            new { Tree = "mainline", Branch = "master", Release = "v1.1", Commit = commit, State = "landed", Version = 1 });
    }

    [Fact]
    public void ASeriesOfWhichOnePatchWasAppliedIsPartlyMerged()
    {
        var (cover, first, second) = Series();
        world.Post(cover, first, second);
        world.Mainline.Apply(first.ToMbox());

        world.Sync();

        var answer = world.Only("tidy everything");
        answer.Verdict.Should().Be(Verdicts.PartlyMerged);
        answer.Sentence.Should().StartWith("Partly merged: 1 of 2 patches of version 1 is in mainline, not in a release yet");
        answer.Trees.Single().Should().BeEquivalentTo(new { Tree = "mainline", Landed = 1, Of = 2 });
    }

    [Fact]
    public void ASeriesWhosePatchLandedInAnotherSeriesIsToldAsWhatItIs()
    {
        var (cover, first, second) = Series();
        var again = MailBuilder.Patch("again@example.org", "[PATCH v2] file: tidy").Date(Posted.AddDays(100));
        world.Post(cover, first, second, again);
        var commit = world.Mainline.At(Posted.AddDays(101)).Apply(again.ToMbox());

        world.Sync();

        var answer = world.Only("tidy everything");
        answer.Should().BeEquivalentTo(new { Verdict = Verdicts.PartlyMerged, LandedVersion = (int?)null });
        answer.Sentence.Should().StartWith(
            "Partly merged: 1 of 2 patches of version 1 is in mainline, not in a release yet; it was posted again in another series.");
        answer.Patches[0].Landings.Single().Should().BeEquivalentTo(new { Commit = commit, PostedAgain = "again@example.org" });
    }

    [Fact]
    public void ATitleThatAnotherSeriesSharesIsNotItsPatch()
    {
        world.Mainline.Commit("start of a third", "third.c", "before\nthird line\nafter\n");
        var (cover, first, second) = Series();
        var other = MailBuilder.Patch("again@example.org", "[PATCH v2] file: tidy").Date(Posted.AddDays(100))
            .Body(MailBuilder.Diff("third.c", "another line", "third line") + "\n");
        world.Post(cover, first, second, other);
        world.Mainline.At(Posted.AddDays(101)).Apply(other.ToMbox());

        world.Sync();

        world.Only("tidy everything").Verdict.Should().Be(Verdicts.NotMerged);
    }

    [Fact]
    public void APartThatTheArchivesLackIsToldAsSuch()
    {
        var (cover, first, _) = Series();
        world.Post(cover, first);
        world.Mainline.Apply(first.ToMbox());

        world.Sync();

        world.Only("tidy everything").Sentence.Should().StartWith(
            "Partly merged: 1 of 2 patches of version 1 is in mainline, not in a release yet; 1 of the 2 patches is not in the archives.");
    }

    [Fact]
    public void APatchThatNobodyAppliedIsNotMergedAsOfTheLastSync()
    {
        world.Since = new DateOnly(2023, 6, 1);
        world.Post(MailBuilder.Patch("lost@example.org", "[PATCH v2] file: never picked up"));

        world.Sync();

        var answer = world.Only("never picked up");
        answer.Verdict.Should().Be(Verdicts.NotMerged);
        answer.Sentence.Should().Be("Not merged: version 2 of the patch is in no tree that is followed. As of 1 March 2026, in archives read since 1 June 2023.");
    }

    [Fact]
    public void ARevertTakesTheVerdictBackAndTheHistoryStays()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        var commit = world.Mainline.Apply(patch.ToMbox());
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);

        world.Mainline.Revert(commit);
        world.Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Reverted);
        world.Answers.Landings(tree: null).Single().State.Should().Be("reverted");
    }

    [Fact]
    public void ARevertThatIsTakenBackLaterOrLeavesTheBranchGivesTheVerdictBack()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        var revert = world.Mainline.Revert(world.Mainline.Apply(patch.ToMbox()));
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Reverted);

        world.Mainline.Revert(revert);
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);

        world.Mainline.Rewind(revert);
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Reverted);

        world.Mainline.Rewind($"{revert}~1");
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void AMailThatComesAfterItsCommitIsMatchedAllTheSame()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(MailBuilder.Patch("other@example.org", "[PATCH] other: something else", "other.c").Date(Posted.AddDays(-20)));
        world.Mainline.Apply(patch.ToMbox());
        world.Sync();

        world.Post(patch);
        world.Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void WhatLeftNextWithoutReachingMainlineWasDroppedAndMayComeBack()
    {
        using var next = new TempTree();
        next.Git("pull", "--quiet", world.Mainline.Path, "master");
        var start = next.Head;
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Follow("next", TreeRole.Next, next.Path, "master").Post(patch);
        next.Apply(patch.ToMbox());
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.InNext);

        next.Rewind(start);
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Dropped);

        next.Apply(patch.ToMbox());
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.InNext);
    }

    [Fact]
    public void ABackportCountsForThePatchThatItsMainlineCommitIs()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        using var stable = new TempTree();
        stable.Git("pull", "--quiet", world.Mainline.Path, "master");
        var commit = world.Mainline.Apply(patch.ToMbox());
        stable.Branch("linux-1.0.y");
        stable.Git("fetch", "--quiet", world.Mainline.Path, "master");
        stable.CherryPick(commit, $"commit {commit} upstream.");
        stable.Tag("v1.0.1");
        world.Follow("stable", TreeRole.Stable, stable.Path, "linux-*.y");

        world.Sync();

        var landing = world.Answers.Landings("stable").Single();
        landing.Should().BeEquivalentTo(new { Branch = "linux-1.0.y", Release = "v1.0.1", MessageId = "leak@example.org" });
        landing.Evidence.Should().Contain("upstream");
        world.Only("plug a leak").Sentence.Should().Contain("backported to 1.0.1.");
    }

    [Fact]
    public void ATrailerIsEvidenceUnlessTrailersAreToBeIgnored()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        world.Mainline.Apply(patch.ToMbox(), "Link: https://lore.kernel.org/r/leak@example.org");
        world.Sync();
        world.Answers.Landings(tree: null).Single().Evidence.Split(',').Should().Contain("link");

        world.IgnoreTrailers = true;
        world.Sync();

        world.Answers.Landings(tree: null).Single().Evidence.Split(',').Should().NotContain("link").And.Contain("date");
    }

    [Fact]
    public void ATreeThatCannotBeFetchedIsNamedAndTheOthersAreRead()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch).Follow("gone", TreeRole.Other, "/nowhere/at/all.git", "master");
        world.Mainline.Apply(patch.ToMbox());

        var outcome = world.Sync();

        outcome.Failures.Should().ContainSingle().Which.Should().Contain("gone").And.Contain("/nowhere/at/all.git");
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
        world.Answers.Coverage().Single(source => source.Name == "gone").Should().BeEquivalentTo(new { ReadAt = (DateTimeOffset?)null });
    }

    [Fact]
    public void ASecondSyncWithNothingNewDoesNothing()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        world.Mainline.Apply(patch.ToMbox());
        world.Sync();

        world.Sync().Should().BeEquivalentTo(new { Mails = 0L, Commits = 0L, Landings = 0L });
    }

    [Fact]
    public void RebuildEndsWithTheSameAnswersUnderTheSameAddresses()
    {
        var (cover, first, second) = Series();
        world.Post(MailBuilder.Mail("noise@example.org", "Hello"), cover, first, second);
        world.Mainline.Apply(first.ToMbox());
        world.Sync();
        var before = world.Only("tidy everything");
        var export = world.Answers.Landings(tree: null).ToList();

        world.Rebuild();

        world.Only("tidy everything").Should().BeEquivalentTo(before);
        world.Answers.Landings(tree: null).Should().Equal(export);
    }

    [Fact]
    public void ATreeThatIsFollowedNoLongerIsLeftOutOfTheAnswers()
    {
        using var other = new TempTree();
        other.Commit("unrelated", "unrelated.c");
        world.Follow("other", TreeRole.Other, other.Path, "master").Post(MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak"));
        world.Sync();

        world.Unfollow("other").Sync();

        world.Answers.Coverage().Select(source => source.Name).Should().Equal("list", "mainline");
    }

    public void Dispose() => world.Dispose();

    private static (MailBuilder Cover, MailBuilder First, MailBuilder Second) Series() =>
    (
        MailBuilder.Mail("cover@example.org", "[PATCH 0/2] tidy everything").Date(Posted).Body("What it is about.\n\nAda Author (2):\n"),
        MailBuilder.Patch("first@example.org", "[PATCH 1/2] file: tidy", "file.c").Date(Posted.AddSeconds(1)).InReplyTo("cover@example.org"),
        MailBuilder.Patch("second@example.org", "[PATCH 2/2] other: tidy", "other.c").Date(Posted.AddSeconds(2)).InReplyTo("cover@example.org")
    );
}
