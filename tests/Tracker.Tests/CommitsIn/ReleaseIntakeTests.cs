using FluentAssertions;
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
}
