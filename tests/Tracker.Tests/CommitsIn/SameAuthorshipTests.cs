using Dapper;
using FluentAssertions;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

/// <summary>Backports that name no mainline commit, found by title, author and author date.</summary>
public sealed class SameAuthorshipTests : CommitsInTests
{
    private readonly string root;

    public SameAuthorshipTests() => root = upstream.Commit("root");

    [Fact]
    public void AStableCommitOfTheSameAuthorTitleAndSecondIsABackport()
    {
        PickWithoutAWord(upstream.Commit("fix", "fix.c"));
        trees.Sync(Mainline(upstream), Stable(upstream));
        Marked().Should().Equal("fix > fix");
        trees.Queued("landing_queue").Should().Equal("fix", "fix");
    }

    [Fact]
    public void WhatSaysItselfWhereItComesFromIsNotCompared()
    {
        var fix = upstream.Commit("fix", "fix.c");
        upstream.Branch("linux-6.1.y", root);
        upstream.CherryPick(fix, $"commit {fix} upstream.");
        trees.Sync(Mainline(upstream), Stable(upstream));
        Marked().Should().BeEmpty();
    }

    [Fact]
    public void AMarkerOfAnUnknownCommitGivesWay()
    {
        var fix = upstream.Commit("fix", "fix.c");
        upstream.Branch("linux-6.1.y", root);
        upstream.CherryPick(fix, $"commit {new string('1', 40)} upstream.");
        trees.Sync(Mainline(upstream), Stable(upstream));
        Marked().Should().Equal("fix > fix");
    }

    [Fact]
    public void AnotherSecondOrAnotherAuthorIsAnotherCommit()
    {
        var fix = upstream.Commit("fix", "fix.c");
        PickWithoutAWord(fix);
        upstream.Git("commit", "--quiet", "--amend", "--no-edit", "--author=Bob <bob@example.org>");
        upstream.Git("commit", "--quiet", "--allow-empty", "-m", "fix");
        trees.Sync(Mainline(upstream), Stable(upstream));
        Marked().Should().BeEmpty();
    }

    [Fact]
    public void AMainlineCommitThatComesLaterIsFoundThen()
    {
        upstream.Branch("work");
        var fix = upstream.Commit("fix", "fix.c");
        PickWithoutAWord(fix);
        trees.Sync(Mainline(upstream), Stable(upstream));
        Marked().Should().BeEmpty();
        upstream.Checkout("master");
        upstream.Rewind(fix);
        trees.Sync(Mainline(upstream));
        Marked().Should().Equal("fix > fix");
    }

    [Fact]
    public void AMainlineCommitThatAnotherTreeHadBeforeIsFoundWhenMainlineHasIt()
    {
        upstream.Branch("next");
        var fix = upstream.Commit("fix", "fix.c");
        PickWithoutAWord(fix);
        trees.Sync(Mainline(upstream), Next(upstream), Stable(upstream));
        Marked().Should().BeEmpty();
        upstream.Checkout("master");
        upstream.Rewind(fix);
        trees.Sync(Mainline(upstream));
        Marked().Should().Equal("fix > fix");
    }

    [Fact]
    public void OfACommitThatWasAppliedAgainTheOneBeforeTheBackportIsMeant()
    {
        var first = upstream.Commit("fix", "fix.c");
        PickWithoutAWord(first);
        upstream.Checkout("master");
        upstream.Revert(first);
        upstream.CherryPick(first);
        trees.Sync(Mainline(upstream), Stable(upstream));
        Originals().Should().Equal(first);
    }

    [Fact]
    public void WhatTheCommitNamesLaterTakesThePlaceOfWhatWasConcluded()
    {
        upstream.Branch("work");
        var meant = upstream.Commit("another title", "another.c");
        upstream.Checkout("master");
        var fix = upstream.Commit("fix", "fix.c");
        upstream.Branch("linux-6.1.y", root);
        upstream.CherryPick(fix, $"commit {meant} upstream.");
        trees.Sync(Mainline(upstream), Stable(upstream));
        Originals().Should().Equal(fix);
        upstream.Checkout("master");
        upstream.Merge("work", "Merge work");
        trees.Sync(Mainline(upstream));
        Originals().Should().BeEmpty();
    }

    private void PickWithoutAWord(string commit)
    {
        upstream.Branch("linux-6.1.y", root);
        upstream.CherryPick(commit);
        upstream.Git("commit", "--quiet", "--amend", "--no-edit", "--signoff");
    }

    private IEnumerable<string> Marked() => trees.Connection.Query<string>(
        "SELECT c.title || ' > ' || t.title FROM commit_markers m JOIN commits c ON c.commit_key = m.commit_key JOIN commits t ON t.commit_key = m.target_key WHERE m.kind = 4");

    private IEnumerable<string> Originals() => trees.Connection.Query<string>("SELECT target FROM commit_markers WHERE kind = 4");
}
