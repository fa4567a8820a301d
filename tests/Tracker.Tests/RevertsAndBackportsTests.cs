using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Patches that were taken back here and not there, or backported without a word: what is said of them.</summary>
public sealed class RevertsAndBackportsTests : IDisposable
{
    private readonly SmallWorld world = new();
    private readonly MailBuilder patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
    private readonly string root;

    public RevertsAndBackportsTests()
    {
        root = world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Post(patch);
    }

    [Fact]
    public void ARevertByTitleOfARebasedIdTakesTheVerdictBackAndReapplyGivesItBack()
    {
        world.Mainline.Apply(patch.ToMbox());
        world.Mainline.Commit($"Revert \"file: plug a leak\"\n\nThis reverts commit {new string('1', 40)}.\n");
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Reverted);

        world.Mainline.Commit("Reapply \"file: plug a leak\"");
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);

        world.Mainline.Commit("Revert \"Reapply \"file: plug a leak\"\"");
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Reverted);
    }

    [Fact]
    public void ARevertOfTheRevertGivesTheVerdictBack()
    {
        world.Mainline.Apply(patch.ToMbox());
        world.Mainline.Commit("Revert \"file: plug a leak\"");
        world.Mainline.Commit("Revert \"Revert \"file: plug a leak\"\"");

        world.Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void APartialRevertLeavesItMerged()
    {
        var commit = world.Mainline.Apply(patch.ToMbox());
        world.Mainline.Commit($"Revert \"file: plug a leak\"\n\nThis partially reverts commit {commit}.\n");

        world.Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void WhatWasRevertedInOneStableBranchStandsInTheOther()
    {
        var commit = world.Mainline.Apply(patch.ToMbox());
        FollowStable();
        Backport("linux-6.1.y", commit, $"commit {commit} upstream.");
        world.Mainline.Commit($"Revert \"file: plug a leak\"\n\nThis reverts commit {commit} which is\ncommit {commit} upstream.\n", "other.c");
        Backport("linux-6.6.y", commit, $"[ Upstream commit {commit} ]");

        world.Sync();

        StatesInStable().Should().Equal("linux-6.1.y reverted", "linux-6.6.y landed");
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void AStableRevertByTitleAloneIsOfItsOwnBranchesBackport()
    {
        var commit = world.Mainline.Apply(patch.ToMbox());
        FollowStable();
        Backport("linux-6.1.y", commit, $"commit {commit} upstream.");
        Backport("linux-6.6.y", commit, $"commit {commit} upstream.");
        world.Mainline.Commit("Revert \"file: plug a leak\"", "other.c");

        world.Sync();

        StatesInStable().Should().Equal("linux-6.1.y landed", "linux-6.6.y reverted");
    }

    [Fact]
    public void AMainlineRevertThatStableHasNotTakenChangesNothingThere()
    {
        var commit = world.Mainline.Apply(patch.ToMbox());
        world.Mainline.Commit("Revert \"file: plug a leak\"");
        FollowStable();
        Backport("linux-6.1.y", commit, $"commit {commit} upstream.");

        world.Sync();

        StatesInStable().Should().Equal("linux-6.1.y landed");
        world.Answers.Landings("mainline").Select(landing => landing.State).Should().Equal("reverted");
    }

    [Fact]
    public void ABackportWithoutAMarkerCountsForThePatchThatItsMainlineCommitIs()
    {
        var commit = world.Mainline.Apply(patch.ToMbox());
        FollowStable();
        Backport("linux-6.1.y", commit, marker: null);
        // Nothing of the change itself is left: title, author and second are.
        File.WriteAllText(Path.Combine(world.Mainline.Path, "file.c"), "rewritten\nfor the old branch\n");
        world.Mainline.Git("commit", "--quiet", "--all", "--amend", "--no-edit");

        world.Sync();

        world.Answers.Landings("stable").Single().Evidence.Should().Contain("upstream");
        world.Only("plug a leak").Trees.Should().Contain(tree => tree.Tree == "stable" && tree.Landed == 1);
    }

    [Fact]
    public void AFixThatOnlyStableHasIsInATreeAndNotMerged()
    {
        FollowStable();
        world.Mainline.Branch("linux-6.1.y", root);
        world.Mainline.Apply(patch.ToMbox());

        world.Sync();

        world.Only("plug a leak").Should().BeEquivalentTo(new { Verdict = Verdicts.InTree, LandedVersion = 1 });
        StatesInStable().Should().Equal("linux-6.1.y landed");
    }

    public void Dispose() => world.Dispose();

    private void FollowStable() => world.Follow("stable", TreeRole.Stable, world.Mainline.Path, "linux-*.y");

    private void Backport(string branch, string commit, string? marker)
    {
        world.Mainline.Branch(branch, root);
        world.Mainline.CherryPick(commit, marker);
        // Else it would be the very commit that mainline has.
        world.Mainline.Git("commit", "--quiet", "--amend", "--no-edit", "--signoff");
    }

    private IEnumerable<string> StatesInStable() => world.Answers.Landings("stable").Select(landing => $"{landing.Branch} {landing.State}");
}
