using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Robots' and maintainers' mails in, evidence and what is said out.</summary>
public sealed class ClaimsFlowTests : IDisposable
{
    private const string Elsewhere = "0123456789abcdef0123456789abcdef01234567";
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();

    public ClaimsFlowTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Mainline.Commit("start of another", "other.c", "before\nold line\nafter\n");
    }

    [Fact]
    public void ARetitledPatchIsMatchedByWhatTheRobotSays()
    {
        world.Post(Rewritten(), TipBot(Retitled()));

        world.Sync();

        var landing = world.Answers.Landings(tree: null).Single();
        landing.MessageId.Should().Be("leak@example.org");
        landing.Evidence.Split(',').Should().Contain("tip-bot");
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void WithoutTheRobotTheRetitledPatchIsNotFound()
    {
        Retitled();
        world.Post(Rewritten()).Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
    }

    [Theory]
    [InlineData("patch", "robot", "tree")]
    [InlineData("robot", "tree", "patch")]
    [InlineData("tree", "patch", "robot")]
    [InlineData("tree", "robot", "patch")]
    [InlineData("patch", "tree", "robot")]
    public void InWhateverOrderTheyComeTheRobotIsHeard(params string[] order)
    {
        var commit = Retitled();
        world.Mainline.Rewind("HEAD~1");
        world.Post(MailBuilder.Patch("earlier@example.org", "[PATCH] other: tidy", "other.c").Date(Posted.AddDays(-20))).Sync();
        foreach (var arrival in order)
        {
            Arrive(arrival, commit);
            world.Sync();
        }

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Theory]
    [InlineData("cover@example.org")]
    [InlineData("leak@example.org")]
    public void APartThatComesLastIsFoundByWhatIsSaidOfItOrItsCoverLetter(string answered)
    {
        var commit = Retitled();
        world.Post(
            MailBuilder.Mail("cover@example.org", "[PATCH 0/2] file: plug leaks").Date(Posted).Body("Leaks.\n"),
            MailBuilder.Patch("second@example.org", "[PATCH 2/2] other: tidy", "other.c").Date(Posted.AddSeconds(2)).InReplyTo("cover@example.org"),
            MailBuilder.Mail("thanks@example.org", "Re: [PATCH 0/2] file: plug leaks").From("Mia <mia@example.org>").InReplyTo(answered)
                .Date(Posted.AddHours(1)).Body($"Applied, thanks!\n\n[1/2] file: plug a leak\n      commit: {commit}\n"));
        world.Sync();
        world.Answers.Landings(tree: null).Should().BeEmpty();

        world.Post(Rewritten("[PATCH 1/2] file: plug a leak").InReplyTo("cover@example.org")).Sync();

        world.Answers.Landings(tree: null).Single().Evidence.Split(',').Should().Contain("applied");
    }

    [Fact]
    public void WhatTheRobotSaysIsIgnoredWithTheTrailers()
    {
        world.Post(Rewritten(), TipBot(Retitled()));
        world.IgnoreTrailers = true;

        world.Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
    }

    [Fact]
    public void AMailThatNamesAnothersCommitIsNotBelieved()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);
        var commit = world.Mainline.At(Posted.AddHours(2)).Commit("other: something else", "other.c", "quite\nanother\nfile\n", "Bob <bob@example.org>");
        world.Post(patch, TipBot(commit));

        world.Sync();

        var series = world.Only("plug a leak");
        series.Verdict.Should().Be(Verdicts.NotMerged);
        series.Said.Should().ContainSingle();
    }

    [Fact]
    public void WhenTheRobotsMailIsGoneItsWordIsGoneToo()
    {
        world.Post(Rewritten(), TipBot(Retitled())).Sync();
        File.Delete(world.MailFile);

        world.Post(Rewritten()).Sync();

        world.Only("plug a leak").Should().BeEquivalentTo(new { Verdict = Verdicts.NotMerged, Said = Array.Empty<SaidAnswer>() });
    }

    [Fact]
    public void RebuildHearsTheRobotsAgain()
    {
        world.Post(Rewritten(), TipBot(Retitled())).Sync();
        var before = world.Only("plug a leak");

        world.Rebuild();

        world.Only("plug a leak").Should().BeEquivalentTo(before);
        before.Said.Should().ContainSingle();
    }

    [Fact]
    public void WhatATreeThatNobodyFollowsIsSaidToHaveIsToldAsSaid()
    {
        world.Post(
            MailBuilder.Patch("leak@example.org", "[PATCH net-next] file: plug a leak").Date(Posted),
            MailBuilder.Mail("robot@example.org", "Re: [PATCH net-next] file: plug a leak").From("patchwork-bot+netdevbpf@kernel.org")
                .InReplyTo("leak@example.org").Date(Posted.AddDays(1)).Body(
                    $"""
                    Hello:

                    This patch was applied to netdev/net-next.git (main)
                    by Mia Maintainer <mia@example.org>:

                    Here is the summary with links:
                      - [net-next] file: plug a leak
                        https://git.kernel.org/netdev/net-next/c/{Elsewhere[..12]}

                    """));

        world.Sync();

        var series = world.Only("plug a leak");
        series.Verdict.Should().Be(Verdicts.NotMerged);
        var said = series.Said.Single();
        said.Should().Be(new SaidAnswer(
            "netdev/net-next.git (main)", "patchwork-bot+netdevbpf", Posted.AddDays(1), SaidWords.Applied, "robot@example.org", 1, Elsewhere[..12], IsConfirmed: false));
        said.Text.Should().Be("said to be in netdev/net-next.git (main) by patchwork-bot+netdevbpf on 2 January 2024");
    }

    [Fact]
    public void WhatIsSaidIsConfirmedWhileAFollowedTreeHasTheCommit()
    {
        world.Post(Rewritten(), TipBot(Retitled())).Sync();
        world.Only("plug a leak").Said.Single().IsConfirmed.Should().BeTrue();

        world.Mainline.Rewind("HEAD~1");
        world.Sync();

        world.Only("plug a leak").Said.Single().IsConfirmed.Should().BeFalse();
    }

    [Fact]
    public void ThanksByHandInAnswerToAReviewAreForThePatchAboveIt()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH v2] file: plug a leak").Date(Posted);
        world.Post(
            patch,
            MailBuilder.Mail("review@example.org", "Re: [PATCH v2] file: plug a leak").InReplyTo("leak@example.org").Body("Looks good.\n"),
            MailBuilder.Mail("thanks@example.org", "Re: [PATCH v2] file: plug a leak").From("Mia <mia@example.org>")
                .InReplyTo("review@example.org", "leak@example.org").Date(Posted.AddDays(1)).Body("Pushed, thanks.\n"));
        world.Sync();
        world.Only("plug a leak").Said.Single().Should().BeEquivalentTo(new { By = "Mia", Part = 1, Commit = (string?)null, IsConfirmed = false });

        world.Mainline.Apply(patch.ToMbox());
        world.Sync();

        var said = world.Only("plug a leak").Said.Single();
        said.IsConfirmed.Should().BeTrue();
        said.Text.Should().Be("said to be applied by Mia on 2 January 2024");
    }

    [Fact]
    public void ThanksForASeriesAreConfirmedWhenAllOfItLanded()
    {
        var first = MailBuilder.Patch("first@example.org", "[PATCH 1/2] file: tidy", "file.c").Date(Posted.AddSeconds(1)).InReplyTo("cover@example.org");
        var second = MailBuilder.Patch("second@example.org", "[PATCH 2/2] other: tidy", "other.c").Date(Posted.AddSeconds(2)).InReplyTo("cover@example.org");
        world.Post(
            MailBuilder.Mail("cover@example.org", "[PATCH 0/2] tidy everything").Date(Posted).Body("Both.\n"), first, second,
            MailBuilder.Mail("thanks@example.org", "Re: [PATCH 1/2] file: tidy").From("Mia <mia@example.org>").InReplyTo("first@example.org", "cover@example.org")
                .Body("Patchset merged, thanks!\n"));
        world.Mainline.Apply(first.ToMbox());
        world.Sync();
        world.Only("tidy everything").Said.Single().Should().BeEquivalentTo(new { Part = (int?)null, IsConfirmed = false });

        world.Mainline.Apply(second.ToMbox());
        world.Sync();

        world.Only("tidy everything").Said.Single().IsConfirmed.Should().BeTrue();
    }

    [Fact]
    public void AStableQueueSpeaksForItsOwnBranchOnly()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);
        using var stable = new TempTree();
        stable.Git("pull", "--quiet", world.Mainline.Path, "master");
        var commit = world.Mainline.Apply(patch.ToMbox());
        stable.Branch("linux-6.1.y");
        stable.Git("fetch", "--quiet", world.Mainline.Path, "master");
        stable.CherryPick(commit, $"commit {commit} upstream.");
        world.Follow("stable", TreeRole.Stable, stable.Path, "linux-*.y").Post(patch, StableQueue("6.1", commit), StableQueue("5.15", commit));

        world.Sync();

        world.Only("plug a leak").Said.Should().BeEquivalentTo(
        [
            new { Tree = "5.15-stable", What = SaidWords.Queued, IsConfirmed = false },
            new { Tree = "6.1-stable", What = SaidWords.Queued, IsConfirmed = true },
        ]);
    }

    [Fact]
    public void AStableQueueThatNamesAnotherPatchsCommitIsNotAboutThisOne()
    {
        var commit = world.Mainline.Commit("file: plug a leak", "other.c", "quite\nanother\nfile\n", "Bob <bob@example.org>");
        world.Post(MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted), StableQueue("6.1", commit), StableQueue("5.4", Elsewhere));

        world.Sync();

        world.Only("plug a leak").Said.Select(said => said.Tree).Should().Equal("5.4-stable");
    }

    public void Dispose() => world.Dispose();

    /// <summary>A patch of which its commit has the half, under another title, by another author and of another day.</summary>
    private static MailBuilder Rewritten(string subject = "[PATCH] file: plug a leak") => MailBuilder.Mail("leak@example.org", subject).Date(Posted.AddSeconds(1)).Body(
        """
        Why it is needed.

        Signed-off-by: Ada Author <ada@example.org>
        ---
        diff --git a/file.c b/file.c
        --- a/file.c
        +++ b/file.c
        @@ -1,3 +1,4 @@
         before
        -old line
        +new line
        +as posted
         after

        """);

    private static MailBuilder TipBot(string commit) =>
        MailBuilder.Mail("tip@example.org", "[tip: irq/urgent] irqchip: Drop what is not needed").From("tip-bot2 for Ada <tip-bot2@linutronix.de>")
            .InReplyTo("leak@example.org").Date(Posted.AddHours(3)).Body($"The following commit has been merged into the irq/urgent branch of tip:\n\nCommit-ID:     {commit}\n");

    private static MailBuilder StableQueue(string release, string commit) =>
        MailBuilder.Mail($"queue-{release}@example.org", $"Patch \"file: plug a leak\" has been added to the {release}-stable tree").From("<gregkh@linuxfoundation.org>")
            .Header("X-stable", "commit").Date(Posted.AddDays(1)).Body($"This is a note.\n\ncommit {commit} upstream.\n");

    private string Retitled() =>
        world.Mainline.At(Posted.AddHours(2)).Commit("irqchip: Drop what is not needed", "file.c", "before\nnew line\nas applied\nafter\n", "Bob <bob@example.org>");

    private void Arrive(string what, string commit)
    {
        if (what == "tree")
            world.Mainline.Rewind(commit);
        else
            world.Post(what == "robot" ? TipBot(commit) : Rewritten());
    }
}
