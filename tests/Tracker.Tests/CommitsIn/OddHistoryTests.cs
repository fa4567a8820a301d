using Dapper;
using FluentAssertions;
using Tracker.Core;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

/// <summary>Histories of a form that git allows and nobody expects.</summary>
public sealed class OddHistoryTests : CommitsInTests
{
    [Fact]
    public void AnOctopusBringsAllThatItsArmsHold()
    {
        upstream.At(Day(1)).Commit("base");
        foreach (var arm in new[] { "a", "b", "c" })
        {
            upstream.Checkout("master");
            upstream.Branch(arm);
            upstream.Commit($"of {arm}", $"{arm}.c");
        }
        upstream.Checkout("master");
        upstream.At(Day(4)).Git("merge", "--quiet", "--no-ff", "-m", "octopus", "a", "b", "c");

        trees.Sync(Mainline(upstream));

        upstream.Git("rev-list", "--parents", "-1", "HEAD").Split(' ').Should().HaveCount(5, "the test is about a real octopus");
        trees.Entered("mainline").Should().Equal(
            "base, 2024-03-01", "octopus, 2024-03-04", "of a, 2024-03-04, by octopus", "of b, 2024-03-04, by octopus", "of c, 2024-03-04, by octopus");
    }

    [Fact]
    public void AMergeThatNamesAParentTwiceBringsItOnce()
    {
        var first = upstream.At(Day(1)).Commit("base");
        upstream.Branch("topic");
        var leaf = upstream.At(Day(2)).Commit("leaf", "leaf.c");
        upstream.Checkout("master");
        Point($"parent {first}\nparent {leaf}\nparent {leaf}\nparent {first}\n", "twice");
        upstream.At(Day(5)).Tag("v1.0");

        trees.Sync(Mainline(upstream)).Should().BeEquivalentTo(new { Joined = 3 });

        trees.Entered("mainline").Should().Equal("base, 2024-03-01", "leaf, 2024-03-03, by twice", "twice, 2024-03-03");
        trees.Releases().Should().Equal("base v1.0", "leaf v1.0", "twice v1.0");
    }

    [Fact]
    public void AMergeOfAnUnrelatedHistoryBringsAllOfItDownToItsOwnBeginning()
    {
        using var other = new TempTree();
        other.At(Day(1).AddYears(-9)).Commit("other base", "other.c");
        other.Commit("other", "other.c");
        upstream.At(Day(1)).Commit("base");
        upstream.Tag("v1.0");
        trees.Sync(Mainline(upstream));
        upstream.Git("fetch", "--quiet", other.Path, "master:other");
        upstream.At(Day(3)).Git("merge", "--quiet", "--no-ff", "--allow-unrelated-histories", "-m", "import", "other");
        upstream.Tag("v1.1");

        trees.Sync(Mainline(upstream)).Joined.Should().Be(3);

        trees.Entered("mainline").Should().Equal("base, 2024-03-01", "import, 2024-03-03", "other base, 2024-03-03, by import", "other, 2024-03-03, by import");
        trees.Releases().Should().Equal("base v1.0", "import v1.1", "other base v1.1", "other v1.1");
    }

    [Fact]
    public void ReplacedAndGraftedCommitsAreReadAsTheyAre()
    {
        upstream.Commit("one");
        var second = upstream.Commit("two");
        upstream.Commit("three");
        upstream.Git("replace", second, upstream.Git("commit-tree", "-m", "instead of two", "HEAD^{tree}"));
        File.WriteAllText(Path.Combine(upstream.Path, ".git", "info", "grafts"), $"{upstream.Head}\n");
        trees.Sync(Mainline(upstream));
        trees.In("mainline").Should().Equal("one", "three", "two");
    }

    [Fact]
    public void ATruncatedHistoryIsReadAsFarAsItGoesSaysWhatItLacksAndIsFilledInWhereTheStoreIsFetchedAnew()
    {
        foreach (var title in new[] { "one", "two", "three", "four" })
            upstream.Commit(title);
        upstream.Tag("v1.0");
        using var shallow = new TempFolder();
        GitCommand.Run(shallow.Path, "clone", "--quiet", "--bare", "--depth", "2", $"file://{upstream.Path}", "clone.git");
        var tree = Mainline(upstream) with { Url = shallow.At("clone.git") };
        trees.Sync(tree).SetAside.Should().ContainSingle().Which.SetAside.Should().Be("the object is not there");
        trees.Releases().Should().Equal("four v1.0", "three v1.0");
        GitCommand.Run(shallow.At("clone.git"), "fetch", "--quiet", "--unshallow", "origin");
        trees.Sync(tree);
        trees.In("mainline").Should().Equal("four", "three");
        trees.Connection.ExecuteScalar<string>("SELECT lower(hex(id)) || ' ' || reason FROM commits_set_aside")
            .Should().Be($"{upstream.Git("rev-parse", "HEAD~2")} the object is not there", "its tip was there before: git does not send what lies below it");

        Directory.Delete(trees.StoreFolder, recursive: true);
        trees.Sync(tree).SetAside.Should().BeEmpty();

        trees.Releases().Should().Equal("four v1.0", "one v1.0", "three v1.0", "two v1.0");
        trees.Connection.ExecuteScalar<long>("SELECT count(*) FROM commits_set_aside").Should().Be(0);
    }

    [Theory]
    [InlineData("ünï/çødé")]
    [InlineData("it's;drop-table'branches")]
    [InlineData("a%2Fb\"c")]
    [InlineData("@")]
    [InlineData("refs/heads/x")]
    [InlineData("-dash")]
    public void ABranchOfAnyNameIsFollowedUnderIt(string name)
    {
        var commit = upstream.Commit("one");
        upstream.Git("update-ref", $"refs/heads/{name}", upstream.Git("commit-tree", "-p", commit, "-m", "odd", "HEAD^{tree}"));
        trees.Sync(Mainline(upstream, "*"));
        trees.In("mainline", name).Should().Equal("odd", "one");
        trees.In("mainline").Should().Equal("one");
    }

    [Fact]
    public void ABranchWhoseLineIsRewrittenWithTheSameContentHoldsTheNewCommitsOnly()
    {
        var start = upstream.At(Day(1)).Commit("base");
        upstream.Commit("one", "one.c");
        upstream.Commit("two", "two.c");
        upstream.Branch("linux-1.y");
        trees.Sync(Mainline(upstream), Stable(upstream));
        upstream.Checkout("master");
        upstream.At(Day(9)).Git("rebase", "--quiet", "--force-rebase", start);

        trees.Sync(Mainline(upstream), Stable(upstream)).Joined.Should().Be(2, "stable still has the old ones, which are of mainline no longer");

        trees.Entered("mainline").Should().Equal("base, 2024-03-01", "one, 2024-03-09", "two, 2024-03-09");
        trees.Left("mainline").Should().Equal("one", "two");
        trees.In("stable", "linux-1.y").Should().Equal("one", "two");
    }

    [Fact]
    public void MainlineForcedBackToOlderHistoryGivesToTheOthersWhatItLostAndTakesItBack()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("next");
        upstream.Branch("linux-1.y");
        var taken = upstream.At(Day(2)).Commit("taken", "taken.c");
        upstream.Checkout("next");
        upstream.Rewind(taken);
        upstream.At(Day(3)).Commit("young", "young.c");
        upstream.Checkout("master");
        upstream.Rewind(taken);
        trees.Sync(Mainline(upstream), Next(upstream), Stable(upstream));
        trees.In("next", "next").Should().Equal("young");

        upstream.Rewind("HEAD~1");
        trees.Sync(Mainline(upstream), Next(upstream), Stable(upstream));

        trees.In("mainline").Should().Equal("base");
        trees.In("next", "next").Should().Equal("taken", "young");
        trees.In("stable", "linux-1.y").Should().Equal("taken");
        upstream.Rewind(taken);
        trees.Sync(Mainline(upstream), Next(upstream), Stable(upstream));
        trees.In("mainline").Should().Equal("base", "taken");
        trees.In("next", "next").Should().Equal("young");
        trees.In("stable", "linux-1.y").Should().BeEmpty();
    }

    [Fact]
    public void AStableBranchForcedBackHoldsWhatItHasAndItsReleaseStaysWithTheTag()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("linux-1.y");
        var kept = upstream.Commit("kept", "kept.c");
        upstream.Commit("lost", "lost.c");
        upstream.Tag("v1.0.1");
        trees.Sync(Mainline(upstream), Stable(upstream));
        upstream.Rewind(kept);

        trees.Sync(Mainline(upstream), Stable(upstream)).Should().BeEquivalentTo(new { Joined = 0, Left = 1 });

        trees.In("stable", "linux-1.y").Should().Equal("kept");
        trees.Left("stable", "linux-1.y").Should().Equal("lost");
        trees.Releases("stable").Should().Contain("kept v1.0.1");
    }

    [Fact]
    public void ABranchThatVanishesAndComesBackHoldsWhatItHeldFromTheDayOnThatItFirstDid()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("next");
        var own = upstream.Commit("own", "own.c");
        upstream.Branch("nextish");
        upstream.Checkout("master");
        var tree = Next(upstream) with { Branches = ["next*"] };
        trees.Clock.Now = Day(5);
        trees.Sync(Mainline(upstream), tree);
        upstream.Git("branch", "-D", "next");
        trees.Clock.Now = Day(6);
        trees.Sync(Mainline(upstream), tree).Left.Should().Be(1);
        trees.Stays("next", "next").Should().Equal("own, 2024-03-05, 2024-03-06");
        upstream.Git("branch", "next", own);
        trees.Clock.Now = Day(7);

        trees.Sync(Mainline(upstream), tree);

        trees.Stays("next", "next").Should().Equal("own, 2024-03-05");
        trees.Stays("next", "nextish").Should().Equal("own, 2024-03-05");
    }

    [Fact]
    public void AnEmptyRepositoryIsReadWhenSomethingHasBeenPushedToIt()
    {
        var sync = () => trees.Sync(Mainline(upstream));
        sync.Should().Throw<TrackerException>().WithMessage("*is empty*");
        upstream.Commit("one");
        sync().Joined.Should().Be(1);
    }

    /// <summary>A commit that git would not make, and master moved to it.</summary>
    private void Point(string parents, string title)
    {
        var text = $"tree {upstream.Git("rev-parse", "HEAD^{tree}")}\n{parents}author A <a@example.org> {Day(3).ToUnixTimeSeconds()} +0000\n"
            + $"committer C <c@example.org> {Day(3).ToUnixTimeSeconds()} +0000\n\n{title}\n";
        upstream.Rewind(GitCommand.RunWith(upstream.Path, upstream.Now, null, text, "hash-object", "-t", "commit", "-w", "--literally", "--stdin"));
    }
}
