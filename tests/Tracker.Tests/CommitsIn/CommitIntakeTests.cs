using Dapper;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

public sealed class CommitIntakeTests : CommitsInTests
{
    [Fact]
    public void CommitsOlderThanThePatchesAreNotQueuedToBeMatched()
    {
        using var tree = new TempTree();
        tree.Commit("before the archive began");
        trees.AskForCommitsSince(tree.Now.AddSeconds(1));
        tree.Commit("after it began");

        trees.Sync(FollowedTrees.Mainline(tree));

        trees.Queued("commit_queue").Should().Equal("after it began");
        trees.In("mainline").Should().HaveCount(2);
    }

    [Fact]
    public void ABranchsCommitsAreTakenInAndQueuedToBeMatched()
    {
        upstream.Commit("one\n\nLink: https://lore.kernel.org/r/1@example.org\n");
        upstream.Commit("two", author: "Ada Author <ada@example.org>");
        trees.Sync(Mainline(upstream)).Should().BeEquivalentTo(new { Commits = 2, Joined = 2, Left = 0 });
        trees.In("mainline").Should().Equal("one", "two");
        trees.Queued("commit_queue").Should().Equal("one", "two");
        trees.Connection.Query<string>("SELECT message_id FROM commit_links").Should().Equal("1@example.org");
        trees.Connection.Query<string>("SELECT name FROM people ORDER BY 1").Should().Equal("Ada Author", "Mia Maintainer");
    }

    [Fact]
    public void OnlyWhatIsNewIsRead()
    {
        upstream.Commit("one");
        trees.Sync(Mainline(upstream));
        trees.EmptyQueues();
        upstream.Commit("two");
        trees.Sync(Mainline(upstream)).Should().BeEquivalentTo(new { Commits = 1, Joined = 1, Left = 0 });
        trees.Queued("commit_queue").Should().Equal("two");
    }

    [Fact]
    public void WithNothingNewNothingIsWalked()
    {
        upstream.Commit("one");
        upstream.Tag("v1.0");
        trees.Sync(Mainline(upstream));
        var reported = new List<long>();
        trees.TakeIn(Mainline(upstream), CancellationToken.None, new Reports(reported)).Joined.Should().Be(0);
        reported.Should().BeEmpty();
    }

    [Fact]
    public void ACommitThatIsGoneIsSetAsideUntilItIsBackAndThenWhatItLeadsToIsReadToo()
    {
        foreach (var title in new[] { "one", "two", "three", "four" })
            upstream.Commit(title);
        var lost = upstream.Git("rev-parse", "HEAD~1");
        var (there, away) = (Path.Combine(upstream.Path, ".git", "objects", lost[..2], lost[2..]), Path.Combine(upstream.Path, ".git", "lost"));
        File.Move(there, away);
        trees.Sync(Mainline(upstream)).SetAside.Should().ContainSingle().Which.Id.Hex.Should().Be(lost);
        trees.In("mainline").Should().Equal("four");
        trees.Connection.Query<string>("SELECT lower(hex(id)) || ' ' || reason FROM commits_set_aside").Should().Equal($"{lost} the object is not there");
        trees.TakeIn(Mainline(upstream), CancellationToken.None);
        trees.Connection.ExecuteScalar<long>("SELECT count(*) FROM commits_set_aside").Should().Be(1, "it is still not there");
        File.Move(away, Path.Combine(Directory.CreateDirectory(Path.Combine(trees.StoreFolder, "objects", lost[..2])).FullName, lost[2..]));
        trees.TakeIn(Mainline(upstream), CancellationToken.None).SetAside.Should().BeEmpty();
        trees.In("mainline").Should().Equal("four", "one", "three", "two");
        trees.Connection.ExecuteScalar<long>("SELECT count(*) FROM commits_set_aside").Should().Be(0);
    }

    [Fact]
    public void ARewindTakesOutWhatIsReachedNoLonger()
    {
        var first = upstream.Commit("one");
        upstream.Commit("two");
        trees.Sync(Mainline(upstream));
        trees.EmptyQueues();
        upstream.Rewind(first);
        upstream.Commit("three");
        trees.Sync(Mainline(upstream)).Should().BeEquivalentTo(new { Joined = 1, Left = 1 });
        trees.In("mainline").Should().Equal("one", "three");
        trees.Left("mainline").Should().Equal("two");
        trees.Queued("landing_queue").Should().Equal("two");
    }

    [Fact]
    public void WhatComesBackIsThereAgainAndFirstSeenWhenItWas()
    {
        var first = upstream.Commit("one");
        var second = upstream.Commit("two");
        trees.Sync(Mainline(upstream));
        upstream.Rewind(first);
        trees.Clock.Now += TimeSpan.FromDays(1);
        trees.Sync(Mainline(upstream));
        upstream.Rewind(second);
        trees.EmptyQueues();
        trees.Clock.Now += TimeSpan.FromDays(1);
        trees.Sync(Mainline(upstream)).Commits.Should().Be(0);
        trees.In("mainline").Should().Equal("one", "two");
        trees.Queued("landing_queue").Should().Equal("two");
        trees.Connection.Query<long>("SELECT DISTINCT seen_at FROM branch_commits").Should().ContainSingle();
    }

    [Fact]
    public void ABranchThatIsNewIsToldOfWhenItsTreeWasKnown()
    {
        upstream.Commit("one");
        upstream.Git("branch", "linux-6.1.y");
        trees.Sync(Mainline(upstream), Stable(upstream)).NewBranches.Should().BeEmpty();
        upstream.Git("branch", "linux-6.2.y");
        trees.Sync(Mainline(upstream), Stable(upstream)).NewBranches.Should().Equal("linux-6.2.y");
    }

    [Fact]
    public void ABranchThatIsGoneHoldsNothing()
    {
        upstream.Commit("one");
        upstream.Branch("side");
        upstream.Commit("two");
        trees.Sync(Mainline(upstream, "master", "side*"));
        upstream.Checkout("master");
        upstream.Git("branch", "-D", "side");
        trees.Sync(Mainline(upstream, "master", "side*")).Left.Should().Be(2);
        trees.In("mainline", "side").Should().BeEmpty();
        trees.In("mainline").Should().Equal("one");
        trees.Connection.Query<byte[]?>("SELECT tip FROM branches WHERE name = 'side'").Should().Equal([null]);
    }

    [Fact]
    public void OtherTreesHoldOnlyWhatMainlineHasNot()
    {
        upstream.Commit("one");
        upstream.Branch("next");
        upstream.Commit("two", "two.c");
        upstream.Commit("three", "three.c");
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.In("next", "next").Should().Equal("three", "two");
    }

    [Fact]
    public void WhatMainlineTakesLeavesTheOthers()
    {
        upstream.Commit("one");
        upstream.Branch("next");
        var second = upstream.Commit("two", "two.c");
        upstream.Commit("three", "three.c");
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.EmptyQueues();
        upstream.Checkout("master");
        upstream.Rewind(second);
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.In("next", "next").Should().Equal("three");
        trees.Left("next", "next").Should().Equal("two");
        trees.In("mainline").Should().Equal("one", "two");
        trees.Queued("landing_queue").Should().Equal("two");
    }

    [Fact]
    public void WhatMainlineDropsComesBackToTheOthersThatHaveIt()
    {
        var first = upstream.Commit("one");
        upstream.Branch("next");
        var second = upstream.Commit("two", "two.c");
        upstream.Checkout("master");
        upstream.Rewind(second);
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.In("next", "next").Should().BeEmpty();
        upstream.Rewind(first);
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.In("next", "next").Should().Equal("two");
        trees.Left("mainline").Should().Equal("two");
    }

    [Fact]
    public void AnIntegrationTreeThatIsBuiltAnewDropsWhatItLeftOut()
    {
        var first = upstream.Commit("one");
        upstream.Branch("next");
        upstream.Commit("two", "two.c");
        trees.Sync(Mainline(upstream), Next(upstream));
        upstream.Rewind(first);
        upstream.Commit("three", "three.c");
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.In("next", "next").Should().Equal("three");
        trees.Left("next", "next").Should().Equal("two");
    }

    [Fact]
    public void AStoreThatWasFetchedAnewGivesTheSameAnswers()
    {
        var first = upstream.Commit("one");
        upstream.Commit("two");
        trees.Sync(Mainline(upstream));
        Directory.Delete(trees.StoreFolder, recursive: true);
        upstream.Rewind(first);
        upstream.Commit("three");
        upstream.Git("reflog", "expire", "--expire=now", "--all");
        upstream.Git("gc", "--quiet", "--prune=now");
        trees.Sync(Mainline(upstream));
        trees.In("mainline").Should().Equal("one", "three");
        trees.Left("mainline").Should().Equal("two");
    }

    [Fact]
    public void APassThatIsCalledOffHalfWayIsTakenUpByTheNext()
    {
        using var undisturbed = new FollowedTrees();
        FastImport(2500);
        undisturbed.Sync(Mainline(upstream));
        foreach (var after in new[] { 1, 2000, 2500 })
        {
            using var cancel = new CancellationTokenSource();
            var sync = () => trees.TakeIn(Mainline(upstream), cancel.Token, new CancelAfter(after, cancel));
            TreeFetch.Fetch(GitStore.Open(trees.StoreFolder), Mainline(upstream), since: null, new Progress<string>(), CancellationToken.None);
            sync.Should().Throw<OperationCanceledException>();
            trees.In("mainline").Should().BeEmpty();
        }
        trees.Sync(Mainline(upstream));
        trees.Everything().Should().Equal(undisturbed.Everything());
        trees.Queued("commit_queue").Should().Equal(undisturbed.Queued("commit_queue"));
    }

    [Fact]
    public void ATreeOfAnotherRoleIsReadAnew()
    {
        upstream.Commit("one");
        upstream.Branch("next");
        upstream.Commit("two", "two.c");
        trees.Sync(Mainline(upstream), Next(upstream));
        trees.Sync(Next(upstream) with { Role = TreeRole.Mainline }).Joined.Should().Be(1, "the other was there");
        trees.In("next", "next").Should().Equal("one", "two");
    }

    [Fact]
    public void WhenATreeWasReadIsRemembered()
    {
        upstream.Commit("one");
        trees.Sync(Mainline(upstream));
        trees.Connection.ExecuteScalar<long>("SELECT read_at FROM trees").Should().Be(trees.Clock.Now.ToUnixTimeSeconds());
    }

    private void FastImport(int commits)
    {
        var script = string.Concat(Enumerable.Range(1, commits).Select(number =>
            $"commit refs/heads/master\nmark :{number}\ncommitter M <m@example.org> {1_700_000_000 + number} +0000\ndata {$"c{number}".Length}\nc{number}\n{(number > 1 ? $"from :{number - 1}\n" : "")}\n"));
        GitCommand.RunWith(upstream.Path, upstream.Now, null, script, "fast-import", "--quiet");
    }

    private sealed class Reports(List<long> reported) : IProgress<long>
    {
        public void Report(long value) => reported.Add(value);
    }

    private sealed class CancelAfter(long commits, CancellationTokenSource cancel) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= commits)
                cancel.Cancel();
        }
    }
}
