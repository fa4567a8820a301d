using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Trees that come into the configuration, go out of it, come back, or cannot be reached.</summary>
public sealed class FollowedTreesChangeTests : IDisposable
{
    private readonly SmallWorld world = new();
    private readonly TempTree other = new();
    private readonly MailBuilder patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");

    public FollowedTreesChangeTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        other.Git("pull", "--quiet", world.Mainline.Path, "master");
        world.Post(patch);
    }

    [Fact]
    public void AMainlineThatIsFollowedNoLongerKeepsItsCommitsOutOfNoOtherTree()
    {
        world.Mainline.Apply(patch.ToMbox());
        other.Git("pull", "--quiet", world.Mainline.Path, "master");
        world.Follow("other", TreeRole.Other, other.Path, "master");
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
        world.Answers.Landings("other").Should().BeEmpty("mainline has it");

        world.Unfollow("mainline").Sync();

        world.Only("plug a leak").Should().BeEquivalentTo(new { Verdict = Verdicts.InTree });
        world.Answers.Landings(tree: null).Should().ContainSingle().Which.Tree.Should().Be("other");

        world.Follow("mainline", TreeRole.Mainline, world.Mainline.Path, "master").Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
        world.Answers.Landings(tree: null).Should().ContainSingle().Which.Tree.Should().Be("mainline");
    }

    [Fact]
    public void WhatLeftNextForAMainlineThatIsFollowedNoLongerWasDropped()
    {
        var start = other.Head;
        other.Apply(patch.ToMbox());
        world.Follow("next", TreeRole.Next, other.Path, "master").Follow("second", TreeRole.Mainline, other.Path, "base");
        other.Git("branch", "base", start);
        world.Sync();
        other.Rewind(start);
        world.Mainline.Apply(patch.ToMbox());
        world.Sync();
        world.Answers.Landings("next").Single().State.Should().Be("landed");

        world.Unfollow("mainline").Sync();

        world.Answers.Landings("next").Single().State.Should().Be("dropped");
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Dropped);

        world.Follow("mainline", TreeRole.Mainline, world.Mainline.Path, "master").Sync();

        world.Answers.Landings("next").Single().State.Should().Be("landed");
    }

    [Fact]
    public void UntilMainlineHasBeenReadTheOthersWaitAndAreNotTakenForHoldersOfAllThatItHolds()
    {
        world.Mainline.Apply(patch.ToMbox());
        other.Git("pull", "--quiet", world.Mainline.Path, "master");
        world.Unfollow("mainline").Follow("mainline", TreeRole.Mainline, "/nowhere/at/all.git", "master").Follow("next", TreeRole.Next, other.Path, "master");

        world.Sync().Failures.Should().HaveCount(2).And.Contain(failure => failure.Contains("'next' waits for mainline tree 'mainline'"));

        world.Only("plug a leak").Sentence.Should().Be("Not merged: version 1 of the patch is in no tree that is followed. Not known for mainline, next, never read yet.");
        world.Unfollow("mainline").Follow("mainline", TreeRole.Mainline, world.Mainline.Path, "master").Sync().Failures.Should().BeEmpty();
        world.Answers.Landings(tree: null).Should().ContainSingle().Which.Tree.Should().Be("mainline");
    }

    [Fact]
    public void ACommunityWithoutMainlineIsFollowedAllTheSame()
    {
        other.Apply(patch.ToMbox());
        world.Unfollow("mainline").Follow("mine", TreeRole.Other, other.Path, "master");
        world.Sync().Failures.Should().BeEmpty();
        world.Only("plug a leak").Sentence.Should().StartWith("Not in mainline or next: version 1 of the patch is in mine master.");
    }

    [Fact]
    public void AnIntegrationTreeThatBecomesAnotherDroppedNothing()
    {
        var start = other.Head;
        other.Apply(patch.ToMbox());
        world.Follow("other", TreeRole.Next, other.Path, "master");
        world.Sync();
        other.Rewind(start);
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Dropped);

        world.Unfollow("other").Follow("other", TreeRole.Other, other.Path, "master").Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
        world.Answers.Landings(tree: null).Should().BeEmpty();
    }

    [Fact]
    public void ATreeThatCannotBeFetchedForAWeekKeepsItsAnswersSaysSinceWhenAndCatchesUpByItsTags()
    {
        world.Follow("next", TreeRole.Next, other.Path, "master");
        world.Clock.Now = Noon(20);
        var start = other.Head;
        other.At(Noon(19)).Apply(patch.ToMbox());
        other.Tag("next-20240320");
        world.Sync();
        var away = other.Path + "-away";
        Directory.Move(other.Path, away);

        world.Clock.Now = Noon(27);
        world.Sync().Failures.Should().ContainSingle();

        world.Only("plug a leak").Sentence.Should().Be("In next, not in mainline yet: version 1 of the patch is in next master. As of 20 March 2024.");
        world.Answers.Coverage().Single(source => source.Name == "next").Failure.Should().Contain("there is no such folder");

        Directory.Move(away, other.Path);
        other.Rewind(start);
        other.At(Noon(21)).Commit("of one day", "day.c");
        other.Tag("next-20240322");
        other.Rewind(start);
        other.At(Noon(24)).Commit("of the present", "present.c");
        other.Tag("next-20240326");
        world.Sync().Failures.Should().BeEmpty();

        world.Answers.Coverage().Single(source => source.Name == "next").Should().BeEquivalentTo(new { Failure = (string?)null, ReadAt = world.Clock.Now });
        world.Only("plug a leak").Sentence.Should().StartWith("Dropped: version 1 of the patch was in the integration tree").And.Contain("As of 27 March 2024");
        Left("file: plug a leak").Should().Be("2024-03-22", "the tag of that day is the first without it");
        Left("of one day").Should().Be("2024-03-26");
    }

    public void Dispose()
    {
        other.Dispose();
        world.Dispose();
    }

    private static DateTimeOffset Noon(int day) => new(2024, 3, day, 12, 0, 0, TimeSpan.Zero);

    private string? Left(string title)
    {
        using var connection = Tracker.Core.Storage.TrackerDatabase.In(world.DataFolder).OpenForReading();
        return Dapper.SqlMapper.ExecuteScalar<string?>(
            connection, "SELECT date(left_at, 'unixepoch') FROM branch_commits b JOIN commits c ON c.commit_key = b.commit_key WHERE c.title = @title", new { title });
    }
}
