using Dapper;
using FluentAssertions;
using Tracker.Core.CommitsIn;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

public sealed class SnapshotTests : CommitsInTests
{
    [Theory]
    [InlineData("next-20240320", "2024-03-20")]
    [InlineData("snapshots/20240320", "2024-03-20")]
    [InlineData("20240320", "2024-03-20")]
    [InlineData("next-20241320", null)]
    [InlineData("next-2024032", null)]
    [InlineData("v6.9-rc1", null)]
    [InlineData("next-120240320", null)]
    public void ATagThatEndsInADayNamesTheDayOfAState(string tag, string? day) =>
        Snapshot.DayOf(tag)?.ToString("yyyy-MM-dd").Should().Be(day);

    [Fact]
    public void TheDaysOfARebuiltTreeAreThoseOfItsTagsThoughAllAreReadAtOnce()
    {
        BuildThreeDays();

        trees.Sync(Mainline(upstream), Next(upstream));

        trees.Stays("next", "next").Should().Equal("dropped, 2024-03-20, 2024-03-21", "kept, 2024-03-20", "late, 2024-03-22");
        trees.Connection.Query<string>("SELECT tag FROM snapshots ORDER BY taken_at").Should().Equal("next-20240320", "next-20240321", "next-20240322");
    }

    [Fact]
    public void ReadDayByDayItIsTheSame()
    {
        using var atOnce = new FollowedTrees();
        BuildThreeDays(() => trees.Sync(Mainline(upstream), Next(upstream)));
        atOnce.Sync(Mainline(upstream), Next(upstream));
        trees.Stays("next", "next").Should().Equal(atOnce.Stays("next", "next"));
        trees.Everything().Should().Equal(atOnce.Everything());
    }

    [Fact]
    public void WithoutTagsTheDaysAreThoseOfTheFetches()
    {
        var first = upstream.At(Day(1)).Commit("base");
        upstream.Branch("next");
        upstream.Commit("early", "early.c");
        trees.Clock.Now = Day(20);
        trees.Sync(Mainline(upstream), Next(upstream));
        upstream.Rewind(first);
        upstream.Commit("other", "other.c");
        trees.Clock.Now = Day(23);

        trees.Sync(Mainline(upstream), Next(upstream));

        trees.Stays("next", "next").Should().Equal("early, 2024-03-20, 2024-03-23", "other, 2024-03-23");
        trees.Connection.ExecuteScalar<long>("SELECT count(*) FROM snapshots WHERE tag IS NULL").Should().Be(2);
    }

    [Fact]
    public void WhatMainlineTookStaysInNextsHistoryThoughMainlineHadItBeforeTheFirstRead()
    {
        var first = upstream.At(Day(1)).Commit("base");
        upstream.Branch("next");
        upstream.At(Day(19));
        var taken = upstream.Commit("taken", "taken.c");
        upstream.Tag("next-20240320");
        upstream.Checkout("master");
        upstream.At(Day(21)).Merge("next", "Merge branch 'taken'");
        upstream.Checkout("next");
        upstream.Rewind("master");
        upstream.At(Day(22)).Commit("young", "young.c");
        upstream.Tag("next-20240323");

        trees.Sync(Mainline(upstream), Next(upstream));

        trees.Stays("next", "next").Should().Equal("taken, 2024-03-20, 2024-03-23", "young, 2024-03-23");
        trees.Entered("mainline").Should().Contain("taken, 2024-03-21, by Merge branch 'taken'");
        trees.In("next", "next").Should().Equal("young");
        first.Should().NotBe(taken);
    }

    [Fact]
    public void AMergesSourceIsTheTreeThatNextSaysItMerged()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("for-next");
        var tip = upstream.Commit("of the wick tree", "wick.c");
        upstream.Checkout("master");
        upstream.Branch("next");
        upstream.Merge("for-next", "Merge branch 'for-next' of git://git.example.org/x");
        upstream.Commit("Add the tree's files", "Next/SHA1s", $"Name\t\tSHA1\n----\t\t----\nwick\t\t{tip}\nother\t\t{new string('a', 40)}\n");
        upstream.Commit("Add the tree's list", "Next/Trees", "Name\t\tType\tUrl\n----\t\t----\t---\nwick\t\tgit\tgit://git.example.org/wick.git#for-next\n");

        trees.Sync(Mainline(upstream), Next(upstream));

        trees.Connection.Query<string>("SELECT c.title || ': ' || s.name || ' ' || s.url FROM merge_sources s JOIN commits c USING (commit_key)")
            .Should().Equal("Merge branch 'for-next' of git://git.example.org/x: wick git://git.example.org/wick.git#for-next");
        trees.Entered("next", "next").Should().Contain(entered => entered.StartsWith("of the wick tree,") && entered.EndsWith("by Merge branch 'for-next' of git://git.example.org/x"));
    }

    [Fact]
    public void APassThatIsCalledOffBetweenTwoDaysIsTakenUpByTheNext()
    {
        using var undisturbed = new FollowedTrees();
        BuildThreeDays();
        undisturbed.Sync(Mainline(upstream), Next(upstream));
        trees.Sync(Mainline(upstream));
        TreeFetch.Fetch(Tracker.Core.Git.GitStore.Open(trees.StoreFolder), Next(upstream), since: null, new Progress<string>(), CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var sync = () => trees.TakeIn(Next(upstream), cancel.Token, new CancelAtOnce(cancel));
        sync.Should().Throw<OperationCanceledException>();

        trees.Sync(Mainline(upstream), Next(upstream));

        trees.Everything().Should().Equal(undisturbed.Everything());
    }

    [Fact]
    public void OnlyTheDaysThatArchivesAreReadForAreFetched()
    {
        BuildThreeDays();
        TreeFetch.Fetch(Tracker.Core.Git.GitStore.Open(trees.StoreFolder), Next(upstream), new DateOnly(2024, 3, 21), new Progress<string>(), CancellationToken.None);
        using var reader = new TreeReader(trees.StoreFolder, Next(upstream));
        reader.Snapshots().Select(snapshot => snapshot.Tag).Should().Equal("next-20240321", "next-20240322");
    }

    [Fact]
    public void ATagOfADayThatIsYetToComeIsNoState()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("next");
        upstream.Commit("early", "early.c");
        upstream.Tag("next-20991231");
        trees.Clock.Now = Day(20);
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.Stays("next", "next").Should().Equal("early, 2024-03-20");
    }

    /// <summary>next on 20, 21 and 22 March: "kept" is in all, "dropped" only in the first, "late" only in the last.</summary>
    private void BuildThreeDays(Action? afterEach = null)
    {
        var first = upstream.At(Day(1)).Commit("base");
        upstream.Branch("next");
        upstream.At(Day(19));
        var kept = upstream.Commit("kept", "kept.c");
        upstream.Commit("dropped", "dropped.c");
        upstream.Tag("next-20240320");
        trees.Clock.Now = Day(20);
        afterEach?.Invoke();
        upstream.Rewind(kept);
        upstream.Tag("next-20240321");
        trees.Clock.Now = Day(21);
        afterEach?.Invoke();
        upstream.At(Day(21)).Commit("late", "late.c");
        upstream.Tag("next-20240322");
        trees.Clock.Now = Day(22);
        afterEach?.Invoke();
        first.Should().NotBe(kept);
    }

    private sealed class CancelAtOnce(CancellationTokenSource cancel) : IProgress<long>
    {
        public void Report(long value) => cancel.Cancel();
    }
}
