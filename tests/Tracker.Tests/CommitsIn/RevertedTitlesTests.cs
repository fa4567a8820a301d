using Dapper;
using FluentAssertions;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

/// <summary>Reverts whose ids lead nowhere, found by the titles that they quote.</summary>
public sealed class RevertedTitlesTests : CommitsInTests
{
    private static readonly string Unknown = new('1', 40);

    [Fact]
    public void ARevertOfARebasedCommitFindsTheOneThatIsThere()
    {
        upstream.Commit("one");
        upstream.Commit($"Revert \"one\"\n\nThis reverts commit {Unknown}.\n");
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("Revert \"one\" > one");
        trees.Queued("landing_queue").Should().Equal("Revert \"one\"", "one");
    }

    [Fact]
    public void ARevertThatNamesItsCommitDoesNotAskForTheTitle()
    {
        var first = upstream.Commit("one");
        upstream.Commit("one", "other.c");
        upstream.Commit($"Revert \"one\"\n\nThis reverts commit {first}.\n");
        trees.Sync(Mainline(upstream));
        trees.Connection.Query<string>("SELECT lower(hex(c.id)) FROM commit_markers m JOIN commits c ON c.commit_key = m.target_key").Should().Equal(first);
    }

    [Fact]
    public void OfSeveralCommitsOfATitleTheLastBeforeTheRevertIsMeant()
    {
        upstream.Commit("one", content: "1\n");
        var second = upstream.Commit("one", content: "2\n");
        upstream.Commit("Revert \"one\"");
        upstream.Commit("one", content: "3\n");
        trees.Sync(Mainline(upstream));
        trees.Connection.Query<string>("SELECT lower(hex(c.id)) FROM commit_markers m JOIN commits c ON c.commit_key = m.target_key").Should().Equal(second);
    }

    [Fact]
    public void ReapplyTakesTheRevertBack()
    {
        upstream.Commit("one");
        upstream.Commit("Revert \"one\"");
        upstream.Commit("Reapply \"one\"");
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("Reapply \"one\" > Revert \"one\"", "Revert \"one\" > one");
    }

    [Fact]
    public void ATitleThatDiffersByABracketIsAnother()
    {
        upstream.Commit("[media] one");
        upstream.Commit("Revert \"[drm] one\"");
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("Revert \"[drm] one\" > -");
    }

    [Fact]
    public void ACommitOfAnotherBranchIsNotTakenBack()
    {
        var root = upstream.Commit("root");
        upstream.Branch("linux-6.1.y", root);
        upstream.Commit("one", "one.c");
        upstream.Branch("linux-5.15.y", root);
        upstream.Commit("Revert \"one\"", "two.c");
        trees.Sync(Mainline(upstream), Stable(upstream));
        Targets().Should().Equal("Revert \"one\" > -");
    }

    [Fact]
    public void AnIdOfAnotherBranchGivesWayToTheTitleInItsOwn()
    {
        var root = upstream.Commit("root");
        upstream.Branch("linux-6.1.y", root);
        var newer = upstream.Commit("one", "one.c");
        upstream.Branch("linux-5.15.y", root);
        var older = upstream.Commit("one", "older.c");
        upstream.Commit($"Revert \"one\"\n\nThis reverts commit {newer}.\n", "two.c");
        trees.Sync(Mainline(upstream), Stable(upstream));
        trees.Connection.Query<string>("SELECT lower(hex(c.id)) FROM commit_markers m JOIN commits c ON c.commit_key = m.target_key WHERE m.kind = 5")
            .Should().Equal(older);
    }

    [Fact]
    public void AnIdThatTurnsUpLaterTakesTheTitlesPlace()
    {
        upstream.Commit("one");
        upstream.Branch("side");
        var meant = upstream.Commit("one", "side.c");
        upstream.Git("checkout", "--quiet", "master");
        upstream.Commit($"Revert \"one\"\n\nThis reverts commit {meant}.\n", "two.c");
        trees.Sync(Mainline(upstream));
        Targets().Should().Equal("Revert \"one\" > one");

        upstream.Merge("side", "Merge side");
        trees.Sync(Mainline(upstream));

        trees.Connection.Query<string>("SELECT lower(hex(c.id)) FROM commit_markers m JOIN commits c ON c.commit_key = m.target_key").Should().Equal(meant);
    }

    private IEnumerable<string> Targets() =>
        trees.Connection.Query<string>(
            """
            SELECT   c.title || ' > ' || coalesce(t.title, '-')
            FROM     commit_markers m JOIN commits c ON c.commit_key = m.commit_key LEFT JOIN commits t ON t.commit_key = m.target_key
            WHERE    m.kind = 5
            ORDER BY 1
            """);
}
