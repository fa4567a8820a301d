using FluentAssertions;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

/// <summary>Integration trees that do not do what they are meant to.</summary>
public sealed class NextTests : CommitsInTests
{
    private readonly string start;

    public NextTests()
    {
        start = upstream.At(Day(1)).Commit("base");
        upstream.Branch("next");
    }

    [Fact]
    public void ATagOfADayThatMovesAfterItWasReadIsAStateOfTheMomentInWhichItWasSeen()
    {
        upstream.At(Day(19)).Commit("early", "early.c");
        upstream.Tag("next-20240320");
        Sync(20);
        upstream.Rewind(start);
        upstream.Commit("instead", "instead.c");
        upstream.Git("tag", "-f", "next-20240320");

        Sync(22);

        trees.Stays("next", "next").Should().Equal("early, 2024-03-20, 2024-03-22", "instead, 2024-03-22");
    }

    [Fact]
    public void AStateThatIsTaggedLaterOnTheDayOfAFetchIsReadToo()
    {
        upstream.At(Day(19)).Commit("untagged", "untagged.c");
        Sync(20);
        upstream.Rewind(start);
        upstream.Commit("of the day", "day.c");
        upstream.Tag("next-20240320");
        upstream.Rewind(start);
        upstream.At(Day(20)).Commit("of the next day", "next.c");
        upstream.Tag("next-20240321");

        Sync(21);

        trees.Stays("next", "next").Should().Equal("of the day, 2024-03-20, 2024-03-21", "of the next day, 2024-03-21", "untagged, 2024-03-20, 2024-03-20");
    }

    [Fact]
    public void WhileNextDoesNotMoveItHoldsWhatItHeldAndHasNoNewStates()
    {
        upstream.At(Day(19)).Commit("early", "early.c");
        upstream.Tag("next-20240320");
        Sync(20);
        Sync(24);
        Sync(25);
        trees.Stays("next", "next").Should().Equal("early, 2024-03-20");
        Dapper.SqlMapper.ExecuteScalar<long>(trees.Connection, "SELECT count(*) FROM snapshots").Should().Be(1);
    }

    [Fact]
    public void ANextThatIsMainlineItselfHoldsNothingOfItsOwn()
    {
        upstream.At(Day(19)).Commit("taken", "taken.c");
        upstream.Commit("dropped", "dropped.c");
        Sync(20);
        upstream.Checkout("master");
        upstream.Rewind("next~1");
        upstream.Checkout("next");
        upstream.Rewind("master");

        Sync(21);

        trees.In("next", "next").Should().BeEmpty();
        trees.Stays("next", "next").Should().Equal("dropped, 2024-03-20, 2024-03-21", "taken, 2024-03-20, 2024-03-21");
        trees.In("mainline").Should().Equal("base", "taken");
        upstream.Commit("young", "young.c");
        Sync(22);
        trees.In("next", "next").Should().Equal("young");
    }

    [Fact]
    public void ANextThatIsMainlineItselfFromTheStartIsNoHarm()
    {
        Sync(20).Should().BeEquivalentTo(new { Joined = 0, Left = 0 });
        trees.Stays("next", "next").Should().BeEmpty();
    }

    [Fact]
    public void ATreeThatBecomesAnIntegrationTreeTellsWhenItsCommitsWereSeenAndOneThatIsNoneAnyMoreWhenTheyCame()
    {
        upstream.At(Day(10)).Commit("own", "own.c");
        var tree = Next(upstream) with { Role = Tracker.Core.TreeRole.Other };
        trees.Clock.Now = Day(20);
        trees.Sync(Mainline(upstream), tree);
        trees.Entered("next", "next").Should().Equal("own, 2024-03-10");
        Sync(21);
        trees.Entered("next", "next").Should().Equal("own, 2024-03-21");

        trees.Sync(Mainline(upstream), tree);

        trees.Entered("next", "next").Should().Equal("own, 2024-03-10");
    }

    private Tracker.Core.CommitsIn.CommitIntakeResult Sync(int day)
    {
        trees.Clock.Now = Day(day);
        return trees.Sync(Mainline(upstream), Next(upstream));
    }
}
