using Dapper;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.CommitsIn;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

/// <summary>Commits and tags whose clock was years off.</summary>
public sealed class WrongClockTests : CommitsInTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-86400")]
    [InlineData("2147483648")]
    [InlineData("4102444800")]
    [InlineData("99999999999999999999999")]
    public void ACommitWithAnAbsurdDateEntersWithTheOneBeforeIt(string seconds)
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Commit("second", "second.c");
        Dated("absurd", seconds, upstream.Head);
        upstream.At(Day(5)).Commit("after", "after.c");

        trees.Sync(Mainline(upstream)).SetAside.Should().BeEmpty();

        trees.Entered("mainline").Should().Equal("absurd, 2024-03-01", "after, 2024-03-05", "base, 2024-03-01", "second, 2024-03-01");
    }

    [Fact]
    public void WhatAMergeWithAnAbsurdDateBroughtEnteredWithTheCommitBeforeTheMergeHoweverManyPassesReadIt()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("topic");
        upstream.At(Day(2)).Commit("leaf", "leaf.c");
        upstream.Checkout("master");
        upstream.At(Day(3)).Commit("direct", "direct.c");
        trees.Sync(Mainline(upstream));
        Dated("merge", "4102444800", upstream.Head, upstream.Git("rev-parse", "topic"));
        trees.Sync(Mainline(upstream));
        Dated("again", "0", upstream.Head);

        trees.Sync(Mainline(upstream));

        using var atOnce = new FollowedTrees();
        atOnce.Sync(Mainline(upstream));
        trees.Entered("mainline").Should().Contain(["leaf, 2024-03-03, by merge", "merge, 2024-03-03", "again, 2024-03-03"]);
        trees.Everything().Should().Equal(atOnce.Everything());
    }

    [Fact]
    public void AHistoryThatBeginsWithAnAbsurdDateBeganNoLaterThanItsNextCommit()
    {
        upstream.At(Day(1).AddYears(-40)).Commit("base");
        upstream.At(Day(4)).Commit("second", "second.c");
        trees.Sync(Mainline(upstream));
        trees.Entered("mainline").Should().Equal("base, 2024-03-04", "second, 2024-03-04");
    }

    [Fact]
    public void WhereNoDateCanBeBelievedACommitEnteredWhenItWasSeen()
    {
        upstream.At(Day(1).AddYears(-40)).Commit("base");
        trees.Sync(Mainline(upstream));
        trees.Entered("mainline").Should().Equal("base, 2024-06-01");
    }

    [Fact]
    public void ATreeWhoseTipIsOfTheFutureDoesNotCountAsMovedThen()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("other");
        upstream.At(new DateTimeOffset(2037, 1, 1, 0, 0, 0, TimeSpan.Zero)).Commit("late", "late.c");
        trees.Sync(Mainline(upstream, "master", "other"));
        trees.Connection.ExecuteScalar<string>("SELECT date(moved_at, 'unixepoch') FROM trees").Should().Be("2024-03-01");
    }

    [Theory]
    [InlineData(1980)]
    [InlineData(2037)]
    [InlineData(2099)]
    public void ATagWithAnAbsurdDateCountsAsMadeWithItsCommitSoThatTheReleasesKeepTheirOrder(int year)
    {
        upstream.At(Day(1)).Commit("one");
        upstream.At(new DateTimeOffset(year, 1, 2, 0, 0, 0, TimeSpan.Zero)).Tag("v1.0");
        upstream.At(Day(5)).Commit("two");
        upstream.At(Day(6)).Tag("v1.1");

        trees.Sync(Mainline(upstream));

        trees.Releases().Should().Equal("one v1.0", "two v1.1");
        trees.Connection.Query<string>("SELECT name || ' ' || date(tagged_at, 'unixepoch') FROM releases ORDER BY 1").Should().Equal("v1.0 2024-03-01", "v1.1 2024-03-06");
        var again = new List<long>();
        trees.TakeIn(Mainline(upstream), CancellationToken.None, new Progress<long>(again.Add)).Should().BeEquivalentTo(new { Joined = 0, Left = 0 });
    }

    [Fact]
    public void WhatMainlineTookWithACommitOfTheFutureIsNextsOwnOnNoDayAfter()
    {
        upstream.At(Day(1)).Commit("base");
        Dated("of the future", "4102444800", upstream.Head);
        upstream.Branch("next");
        upstream.At(Day(19)).Commit("young", "young.c");
        upstream.Tag("next-20240320");
        upstream.At(Day(20)).Commit("younger", "younger.c");
        upstream.Tag("next-20240321");
        trees.Clock.Now = Day(21);

        trees.Sync(Mainline(upstream), Next(upstream));

        trees.Stays("next", "next").Should().Equal("young, 2024-03-20", "younger, 2024-03-21");
    }

    /// <summary>Whatever the dates: those that can be believed stay, the others are one of them or now.</summary>
    [Fact]
    public void SettledDatesAreBelievable() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int[], int>((raw, before) =>
        {
            const long now = 1_700_000_000;
            var dates = raw.Select(date => date % 10 == 0 ? now - date : date * 10_000_000L).ToArray();
            var settled = LineDates.Settle(dates, before, now);
            settled.Length.Should().Be(dates.Length);
            settled.All(date => LineDates.IsBelievable(date, now)).Should().BeTrue();
            settled.Zip(dates).Where(pair => LineDates.IsBelievable(pair.Second, now)).All(pair => pair.First == pair.Second).Should().BeTrue();
        }));

    /// <summary>git itself refuses such dates: the object is written as bytes, and master moved to it.</summary>
    private void Dated(string title, string seconds, params string[] parents)
    {
        var text = $"tree {upstream.Git("rev-parse", "HEAD^{tree}")}\n{string.Concat(parents.Select(parent => $"parent {parent}\n"))}"
            + $"author A <a@example.org> {seconds} +0000\ncommitter C <c@example.org> {seconds} +0000\n\n{title}\n";
        var commit = GitCommand.RunWith(upstream.Path, upstream.Now, null, text, "hash-object", "-t", "commit", "-w", "--literally", "--stdin");
        upstream.Rewind(commit);
    }
}
