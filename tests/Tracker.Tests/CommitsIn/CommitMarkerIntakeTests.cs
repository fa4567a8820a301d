using Dapper;
using FluentAssertions;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

public sealed class CommitMarkerIntakeTests : CommitsInTests
{
    [Fact]
    public void ARevertFindsWhatItTakesBack()
    {
        var first = upstream.Commit("one");
        trees.Sync(Mainline(upstream));
        trees.EmptyQueues();
        upstream.Revert(first);
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("Revert \"one\" > one");
        trees.Queued("landing_queue").Should().Equal("Revert \"one\"", "one");
        trees.Queued("commit_queue").Should().Equal("Revert \"one\"");
    }

    [Fact]
    public void AShortenedIdFindsItsCommit()
    {
        var first = upstream.Commit("one");
        upstream.Commit($"two\n\nThis reverts commit {first[..11]}.\n");
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("two > one");
    }

    [Fact]
    public void ACommitThatArrivesAfterItsMarkerIsFoundThen()
    {
        var root = upstream.Commit("root");
        upstream.Branch("fixes");
        var fix = upstream.Commit("fix", "fix.c");
        upstream.Git("checkout", "--quiet", "-b", "linux-6.1.y", root);
        upstream.CherryPick(fix, $"commit {fix} upstream.\n");
        trees.Sync(Mainline(upstream), Stable(upstream));
        Targets().Should().Equal("fix > -");
        trees.EmptyQueues();
        upstream.Checkout("master");
        upstream.Rewind(fix);
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("fix > fix");
        trees.Queued("landing_queue").Should().Equal("fix", "fix");
    }

    [Fact]
    public void MarkersOfAPassThatWasCalledOffAreResolvedByTheNext()
    {
        var first = upstream.Commit("one");
        upstream.Revert(first);
        using var cancel = new CancellationTokenSource();
        TreeFetch.Fetch(GitStore.Open(trees.StoreFolder), Mainline(upstream), since: null, new Progress<string>(), CancellationToken.None);
        var take = () => trees.TakeIn(Mainline(upstream), cancel.Token, new CallOff(cancel));
        take.Should().Throw<OperationCanceledException>();
        trees.Sync(Mainline(upstream)).Commits.Should().Be(0);
        Targets().Should().BeEquivalentTo("Revert \"one\" > one");
    }

    [Fact]
    public void AnIdOfNothingStaysOpen()
    {
        upstream.Commit($"one\n\nThis reverts commit {new string('1', 40)}.\n");
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("one > -");
    }

    private IEnumerable<string> Targets() =>
        trees.Connection.Query<string>(
            """
            SELECT c.title || ' > ' || coalesce(t.title, '-')
            FROM   commit_markers m JOIN commits c ON c.commit_key = m.commit_key LEFT JOIN commits t ON t.commit_key = m.target_key
            """);

    private sealed class CallOff(CancellationTokenSource cancel) : IProgress<long>
    {
        public void Report(long value) => cancel.Cancel();
    }
}
