using Dapper;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Patches that came, went and came again: the answer follows what the trees hold, the history stays.</summary>
public sealed class HistoryTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly TempTree next = new();
    private readonly MailBuilder patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);

    public HistoryTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        next.Git("pull", "--quiet", world.Mainline.Path, "master");
        world.Mainline.At(Posted.AddDays(1));
    }

    [Fact]
    public void WhatWasTakenBackAndLandedAgainAsAnotherVersionIsMerged()
    {
        var second = MailBuilder.Patch("leak2@example.org", "[PATCH v2] file: plug a leak").Date(Posted.AddDays(9)).InReplyTo("leak@example.org");
        world.Post(patch);
        File.AppendAllText(world.MailFile, second.ToMbox().Replace("Mon Jan  1", "Wed Jan 10"));
        var revert = world.Mainline.Revert(world.Mainline.Apply(patch.ToMbox()));
        world.Mainline.Tag("v1.1-rc1");
        world.Mainline.At(Posted.AddDays(10)).Apply(second.ToMbox(), "Link: https://lore.kernel.org/r/leak2@example.org");

        world.Sync();

        var answer = world.Only("plug a leak");
        answer.Should().BeEquivalentTo(new { Verdict = Verdicts.Merged, LandedVersion = 2 });
        answer.Path.Should().Be(
            "v1 posted 1 January 2024, merged for v1.1-rc1 on 2 January, reverted for v1.1-rc1 on 2 January,"
            + " v2 posted 10 January, merged again on 11 January, after v1.1-rc1, not in a release yet");
        answer.Patches.Single().Landings.Select(landing => (landing.Version, landing.RevertedBy?.Commit)).Should().Equal((1, revert), (2, null));
    }

    [Fact]
    public void WhatMainlineTookBackAndNextHasAgainIsInNext()
    {
        world.Follow("next", TreeRole.Next, next.Path, "master").Post(patch);
        world.Mainline.Revert(world.Mainline.Apply(patch.ToMbox()));
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Reverted);

        next.At(Posted.AddDays(20)).Apply(patch.ToMbox());
        world.Sync();

        var answer = world.Only("plug a leak");
        answer.Verdict.Should().Be(Verdicts.InNext);
        answer.Sentence.Should().StartWith("In next, not in mainline yet: version 1 of the patch is in next master; it was reverted in mainline. As of");
    }

    [Fact]
    public void WhatLeftNextForMainlineIsToldAsLandedThere()
    {
        world.Follow("next", TreeRole.Next, next.Path, "master").Post(patch);
        next.At(Posted.AddDays(1));
        next.Apply(patch.ToMbox());
        next.Tag("next-20240103");
        world.Sync();
        world.Mainline.At(Posted.AddDays(5)).Git("fetch", "--quiet", next.Path, "master:of-next");
        world.Mainline.Merge("of-next", "Merge branch 'master' of ../leaks");
        world.Mainline.Tag("v1.1-rc1");
        world.Sync();

        var answer = world.Only("plug a leak");
        answer.Path.Should().Be("v1 posted 1 January 2024, in next since 3 January, merged for v1.1-rc1 on 6 January through the leaks tree (merge " + $"{world.Mainline.Head[..12]})");
        answer.Trees.Select(tree => tree.Tree).Should().Equal("mainline");
        answer.Patches.Single().Landings.Should().ContainSingle(landing => landing.Tree == "next")
            .Which.Should().BeEquivalentTo(new { State = "landed", FirstSeenAt = new DateTimeOffset(2024, 1, 3, 0, 0, 0, TimeSpan.Zero) });
        world.Answers.Landings("next").Single().State.Should().Be("landed");
    }

    [Fact]
    public void ABackportThatOneStableBranchTookBackIsToldPerBranch()
    {
        using var stable = new TempTree();
        stable.Git("pull", "--quiet", world.Mainline.Path, "master");
        var commit = world.Mainline.Apply(patch.ToMbox());
        world.Mainline.Tag("v1.1");
        stable.Git("fetch", "--quiet", world.Mainline.Path, "master");
        foreach (var branch in (string[])["linux-1.0.y", "linux-0.9.y"])
        {
            stable.Branch(branch, "master");
            stable.CherryPick(commit, $"commit {commit} upstream.");
            stable.Tag($"v{branch[6..^2]}.1");
        }
        stable.Revert(stable.Head);
        stable.Tag("v0.9.2");
        world.Follow("stable", TreeRole.Stable, stable.Path, "linux-*.y").Post(patch);

        world.Sync();

        var answer = world.Only("plug a leak");
        answer.Verdict.Should().Be(Verdicts.Merged);
        answer.Sentence.Should().Contain("; backported to 1.0.1 and 0.9.1 (reverted there in 0.9.2). As of");
        answer.Path.Should().EndWith(", in 1.0.1 and 0.9.1 (reverted there in 0.9.2)");
        answer.Trees.Single(tree => tree.Branch == "linux-0.9.y").Should().BeEquivalentTo(
            new { Landed = 0, Reverted = 1, Release = (string?)null, RevertedFrom = "v0.9.1", RevertedIn = "v0.9.2" });
    }

    [Fact]
    public void AMergeIsToldWithItsTreeAndThePullRequestThatAskedForIt()
    {
        world.Post(patch, MailBuilder.Mail("pull@example.org", "[GIT PULL] leaks for v1.1").Date(Posted.AddDays(1)));
        world.Mainline.Branch("leaks");
        var tip = world.Mainline.Apply(patch.ToMbox());
        world.Mainline.Checkout("master");
        var merge = world.Mainline.At(Posted.AddDays(3)).Merge("leaks", "Merge tag 'leaks-1.1' of git://git.example.org/pub/ada/leaks");
        world.Sync();
        Write("INSERT OR REPLACE INTO pulls (mail_key, title, tip_hex) SELECT mail_key, 'leaks for v1.1', @tip FROM mails WHERE message_id = 'pull@example.org'", new { tip });

        var answer = world.Only("plug a leak");

        answer.Path.Should().Be($"v1 posted 1 January 2024, merged on 4 January through the leaks tree (merge {merge[..12]}), not in a release yet");
        answer.Timeline.Should().ContainSingle(happened => happened.Kind == TimelineKinds.PullRequest)
            .Which.Should().BeEquivalentTo(new { Text = "asked to be pulled: “leaks for v1.1”", MessageId = "pull@example.org", At = Posted.AddDays(1) });
        answer.Patches.Single().Landings.Single().Should().BeEquivalentTo(
            new { EnteredAt = Posted.AddDays(3).AddMinutes(1), Merge = new { Commit = merge, Source = "leaks" } });
        answer.Trees.Single().FirstAt.Should().Be(Posted.AddDays(3).AddMinutes(1));
    }

    [Fact]
    public void LandingsThatAreQueuedAreJudgedAnewWithWhatTakesThemBack()
    {
        world.Post(patch);
        var revert = world.Mainline.Revert(world.Mainline.Apply(patch.ToMbox()));
        world.Sync();
        Write("UPDATE landings SET reverted_by = NULL, state = 1; INSERT OR IGNORE INTO landing_queue (commit_key) SELECT DISTINCT commit_key FROM landings;", new { });

        world.Sync();

        world.Only("plug a leak").Patches.Single().Landings.Single().RevertedBy?.Commit.Should().Be(revert);
    }

    public void Dispose()
    {
        next.Dispose();
        world.Dispose();
    }

    private void Write(string sql, object values)
    {
        using var connection = TrackerDatabase.In(world.DataFolder).OpenForWriting();
        connection.Execute(sql, values);
    }
}
