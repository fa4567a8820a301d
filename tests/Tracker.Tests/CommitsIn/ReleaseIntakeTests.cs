using Dapper;
using FluentAssertions;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

public sealed class ReleaseIntakeTests : CommitsInTests
{
    [Fact]
    public void EachCommitIsInTheFirstReleaseThatContainsIt()
    {
        upstream.Commit("one");
        upstream.Tag("v1.0-rc1");
        upstream.Commit("two");
        upstream.Tag("v1.0");
        upstream.Commit("three");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v1.0-rc1", "two v1.0");
    }

    [Fact]
    public void ALaterReleaseSettlesWhatWasInNone()
    {
        upstream.Commit("one");
        trees.Sync(Mainline(upstream));
        trees.EmptyQueues();
        upstream.Commit("two");
        upstream.Tag("v1.0");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v1.0", "two v1.0");
        trees.Queued("landing_queue").Should().Equal("one");
    }

    [Fact]
    public void ATagThatArrivesLateBetweenSettledOnesCountsAsIfItHadBeenThere()
    {
        upstream.Commit("one");
        var second = upstream.Commit("two");
        upstream.Commit("three");
        upstream.Tag("v3.0");
        trees.Sync(Mainline(upstream));
        upstream.At(upstream.Now - TimeSpan.FromMinutes(1)).Git("tag", "-a", "-m", "late", "v2.0", second);
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v2.0", "three v3.0", "two v2.0");
    }

    [Fact]
    public void ALateTagWhoseDateIsTooNewStillComesBeforeWhatContainsIt()
    {
        upstream.Commit("one");
        var second = upstream.Commit("two");
        upstream.Commit("three");
        upstream.Tag("v3.0");
        trees.Sync(Mainline(upstream));
        upstream.At(upstream.Now + TimeSpan.FromDays(30)).Git("tag", "-a", "-m", "late", "v2.0", second);
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v2.0", "three v3.0", "two v2.0");
    }

    [Fact]
    public void ATagThatMovedIsSettledAnew()
    {
        upstream.Commit("one");
        upstream.Tag("v1.0");
        upstream.Commit("two");
        trees.Sync(Mainline(upstream));
        trees.EmptyQueues();
        upstream.Git("tag", "-f", "-a", "-m", "moved", "v1.0");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v1.0", "two v1.0");
    }

    [Fact]
    public void ATagThatIsGoneIsNoRelease()
    {
        upstream.Commit("one");
        upstream.Tag("v1.0");
        upstream.Commit("two");
        upstream.Tag("v2.0");
        trees.Sync(Mainline(upstream));
        upstream.Git("tag", "-d", "v1.0");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v2.0", "two v2.0");
        upstream.Git("tag", "-d", "v2.0");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().BeEmpty();
    }

    [Fact]
    public void OfTwoTagsOnOneCommitTheEarlierNameCounts()
    {
        upstream.Commit("one");
        upstream.Git("tag", "v1.0");
        upstream.Git("tag", "v1.0-rc7");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v1.0-rc7");
    }

    [Fact]
    public void ATagOnABranchThatIsNotFollowedCountsForWhatItShares()
    {
        upstream.Commit("one");
        upstream.Tag("v1.9");
        upstream.Commit("shared");
        upstream.Branch("maintenance");
        upstream.Commit("mended", "m.c");
        upstream.Tag("v1.9.1");
        upstream.Checkout("master");
        upstream.Commit("new");
        upstream.Tag("v1.10");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("new v1.10", "one v1.9", "shared v1.9.1");
    }

    [Fact]
    public void ASettledSideBranchThatIsMergedLaterKeepsItsRelease()
    {
        upstream.Commit("one");
        upstream.Branch("maintenance");
        upstream.Commit("mended", "m.c");
        upstream.Tag("v1.0.1");
        upstream.Checkout("master");
        upstream.Commit("two");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v1.0.1");
        upstream.Merge("maintenance", "merge");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("mended v1.0.1", "one v1.0.1");
    }

    [Fact]
    public void AStableTreesReleasesAreItsOwn()
    {
        upstream.Commit("one");
        upstream.Tag("v6.1");
        upstream.Branch("linux-6.1.y");
        upstream.Commit("backport", "b.c");
        upstream.Tag("v6.1.1");
        trees.Sync(Mainline(upstream), Stable(upstream));
        trees.Releases("stable").Should().Equal("backport v6.1.1");
        trees.Releases().Should().Equal("one v6.1");
    }

    [Fact]
    public void StableBranchesThatAreTaggedInTurnAreSettledInTurn()
    {
        upstream.Commit("one");
        upstream.Tag("v6.1");
        upstream.Branch("linux-6.1.y");
        upstream.Commit("a", "a.c");
        upstream.Tag("v6.1.1");
        upstream.Git("checkout", "--quiet", "-b", "linux-6.6.y", "master");
        upstream.Commit("b", "b.c");
        upstream.Tag("v6.6.1");
        trees.Sync(Mainline(upstream), Stable(upstream));
        upstream.Checkout("linux-6.1.y");
        upstream.Commit("c", "c.c");
        upstream.At(upstream.Now - TimeSpan.FromMinutes(2)).Tag("v6.1.2");
        trees.Sync(Mainline(upstream), Stable(upstream));
        trees.Releases("stable").Should().Equal("a v6.1.1", "b v6.6.1", "c v6.1.2");
    }

    [Fact]
    public void HowOftenASyncRunsDoesNotChangeTheReleases()
    {
        using var atOnce = new FollowedTrees();
        upstream.Commit("one");
        trees.Sync(Mainline(upstream));
        upstream.Branch("side");
        upstream.Commit("side one", "s.c");
        upstream.Checkout("master");
        upstream.Commit("two");
        upstream.Tag("v1.0");
        trees.Sync(Mainline(upstream));
        upstream.Merge("side", "merge");
        trees.Sync(Mainline(upstream));
        upstream.Tag("v1.1-rc1");
        upstream.Commit("three");
        trees.Sync(Mainline(upstream));
        upstream.Tag("v1.1");
        trees.Sync(Mainline(upstream));
        atOnce.Sync(Mainline(upstream));
        trees.Everything().Should().Equal(atOnce.Everything());
    }

    [Fact]
    public void ALateTagOfOneMainlineIsSettledThoughAnotherMainlineHoldsItsCommitsToo()
    {
        upstream.Commit("one");
        upstream.Tag("v1.0");
        var second = upstream.Commit("two");
        upstream.Commit("three");
        upstream.Tag("v3.0");
        var twin = Mainline(upstream) with { Name = "twin" };
        trees.Sync(Mainline(upstream), twin);
        upstream.Branch("side", second);
        upstream.At(upstream.Now - TimeSpan.FromMinutes(2)).Commit("aside", "aside.c");
        upstream.Tag("v2.0.1");
        trees.Sync(Mainline(upstream), twin);
        trees.Releases("twin").Should().Equal("one v1.0", "three v3.0", "two v2.0.1").And.Equal(trees.Releases());
    }

    [Theory]
    [InlineData("v6.8-rc8", "v6.8", "v6.8-rc8")]
    [InlineData("v6.9", "v6.9-final", "v6.9")]
    [InlineData("v6.9-final", "v6.9", "v6.9")]
    [InlineData("latest", "nightly-build", null)]
    public void OfTwoTagsOnOneCommitTheFirstThatIsAReleaseCounts(string first, string second, string? release)
    {
        upstream.Commit("one");
        upstream.Tag(first);
        upstream.At(upstream.Now + TimeSpan.FromDays(1)).Tag(second);
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal(release is null ? [] : [$"one {release}"]);
    }

    [Fact]
    public void TagsOfOtherThingsThanCommitsAndOfCommitsOutsideEveryBranchAreNoHarm()
    {
        upstream.Commit("one");
        upstream.Git("tag", "v0.1", upstream.Git("rev-parse", "HEAD:file.c"));
        upstream.Git("tag", "v0.2", upstream.Git("rev-parse", "HEAD^{tree}"));
        upstream.Git("tag", "-a", "-m", "of a blob", "v0.3", upstream.Git("rev-parse", "HEAD:file.c"));
        upstream.Git("tag", "v0.4", upstream.Git("commit-tree", "-m", "of nobody", "HEAD^{tree}"));
        upstream.Tag("v1.0");
        upstream.Git("tag", "-a", "-m", "of a tag", "v1.0.1", "v1.0");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v1.0");
        trees.In("mainline").Should().Equal("one");
        trees.Connection.Query<string>("SELECT name FROM releases ORDER BY 1").Should().Equal("v0.4", "v1.0", "v1.0.1");
    }

    [Fact]
    public void ATagThatMovesBackTakesItsLaterCommitsOutOfTheRelease()
    {
        var first = upstream.Commit("one");
        upstream.Commit("two");
        upstream.Tag("v1.0");
        trees.Sync(Mainline(upstream));
        trees.EmptyQueues();
        upstream.Git("tag", "-f", "-a", "-m", "moved", "v1.0", first);
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal("one v1.0");
        trees.Queued("landing_queue").Should().Equal("one", "two");
    }

    [Fact]
    public void AThousandTagsAreAThousandReleases()
    {
        var script = string.Concat(Enumerable.Range(1, 1000).Select(number =>
            $"commit refs/heads/master\nmark :{number}\ncommitter M <m@example.org> {1_700_000_000 + (number * 60)} +0000\ndata {$"c{number:D4}".Length}\nc{number:D4}\n{(number > 1 ? $"from :{number - 1}\n" : "")}\n"
            + $"reset refs/tags/v1.{number}\nfrom :{number}\n\n"));
        GitCommand.RunWith(upstream.Path, upstream.Now, null, script, "fast-import", "--quiet");
        trees.Sync(Mainline(upstream));
        trees.Releases().Should().Equal(Enumerable.Range(1, 1000).Select(number => $"c{number:D4} v1.{number}"));
    }
}
