using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>What somebody says a commit is, or is not: it outranks evidence, and holds whatever comes later.</summary>
public sealed class CorrectionsFlowTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly MailBuilder leak = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);
    private readonly MailBuilder again = MailBuilder.Patch("again@example.org", "[PATCH v2] file: plug a leak").Date(Posted.AddDays(1)).InReplyTo("leak@example.org");

    public CorrectionsFlowTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Mainline.At(Posted.AddDays(2));
    }

    [Fact]
    public void ACommitThatSomebodyLinksIsThePatchAtOnce()
    {
        var commit = Rewritten();
        world.Post(leak).Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);

        var made = world.Correct(CorrectionKind.Link, "<leak@example.org>", commit[..8], reason: "done by hand").Made.Single();

        made.Should().BeEquivalentTo(new { Kind = "link", MessageId = "leak@example.org", Commit = commit, By = "Ada", At = world.Clock.Now, Reason = "done by hand", Waits = (string?)null });
        made.Text.Should().Be($"commit {commit[..12]} (“irqchip: rework it all”) is the patch leak@example.org (“file: plug a leak”)");
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
        world.Only("plug a leak").Patches.Single().Landings.Single().Should().BeEquivalentTo(
            new { Commit = commit, Evidence = new[] { "corrected" }, Confidence = 0.99, State = "landed" });
    }

    [Theory]
    [InlineData(CorrectionKind.Link, Verdicts.Merged)]
    [InlineData(CorrectionKind.Unlink, Verdicts.NotMerged)]
    public void WhatWasSaidOutlivesARebuildAndASync(CorrectionKind kind, string verdict)
    {
        var commit = kind == CorrectionKind.Link ? Rewritten() : world.Mainline.Apply(leak.ToMbox());
        world.Post(leak).Sync();
        world.Correct(kind, "leak@example.org", commit);
        var before = world.Only("plug a leak");
        before.Verdict.Should().Be(verdict);

        world.Rebuild();
        world.Only("plug a leak").Should().BeEquivalentTo(before);
        world.Sync();
        world.Only("plug a leak").Should().BeEquivalentTo(before);
    }

    [Fact]
    public void ACommitThatComesBackLaterIsThePatchThen()
    {
        var commit = Rewritten();
        world.Post(leak).Sync();
        world.Correct(CorrectionKind.Link, "leak@example.org", commit);
        world.Mainline.Rewind("HEAD~1");
        world.Sync();
        world.Rebuild();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
        world.Answers.Corrections().Single().Waits.Should().Contain("commit");

        world.Mainline.Rewind(commit);
        world.Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
        world.Answers.Corrections().Single().Waits.Should().BeNull();
    }

    [Fact]
    public void AMailThatComesBackLaterIsTheCommitsThen()
    {
        var commit = Rewritten();
        world.Post(leak).Sync();
        world.Correct(CorrectionKind.Link, "leak@example.org", commit);
        File.Delete(world.MailFile);
        world.Post(MailBuilder.Patch("other@example.org", "[PATCH] other: thing")).Sync();
        world.Answers.Landings(tree: null).Should().BeEmpty();
        world.Answers.Corrections().Single().Waits.Should().Contain("mail");

        world.Post(leak).Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void ACommitOfYearsBeforeTheArchivesMayBeLinkedAndTakenBack()
    {
        var commit = world.Mainline.At(Posted.AddYears(-5)).Commit("file: old thing", "old.c");
        world.Mainline.At(Posted).Commit("file: recent thing", "recent.c");
        world.Post(leak).Sync();
        world.Correct(CorrectionKind.Link, "leak@example.org", commit);
        world.Rebuild();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);

        world.Undo();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
        world.Answers.Corrections().Should().BeEmpty();
    }

    [Fact]
    public void WhatIsTakenBackLeavesTheEvidencesAnswer()
    {
        var commit = world.Mainline.Apply(leak.ToMbox());
        world.Post(leak).Sync();
        var before = world.Only("plug a leak");
        world.Correct(CorrectionKind.Unlink, "leak@example.org", commit);
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);

        world.Undo().Undone.Should().ContainSingle(undone => undone.Kind == "unlink" && undone.Commit == commit);

        world.Only("plug a leak").Should().BeEquivalentTo(before);
    }

    [Fact]
    public void WithoutThePatchThatItIsNotAnotherMayBeTheCommit()
    {
        world.Post(leak, again);
        var commit = world.Mainline.Apply(again.ToMbox());
        world.Sync();
        world.Only("plug a leak").LandedVersion.Should().Be(2);

        world.Correct(CorrectionKind.Unlink, "again@example.org", commit);
        world.Only("plug a leak").LandedVersion.Should().Be(1);
        world.Correct(CorrectionKind.Unlink, "leak@example.org", commit);

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
    }

    [Fact]
    public void WhatTheOriginalIsNotItsBackportIsNotEither()
    {
        using var stable = new TempTree();
        stable.Git("pull", "--quiet", world.Mainline.Path, "master");
        world.Follow("stable", TreeRole.Stable, stable.Path, "linux-*.y").Post(leak);
        var commit = world.Mainline.Apply(leak.ToMbox());
        stable.Branch("linux-6.1.y");
        stable.Git("fetch", "--quiet", world.Mainline.Path, "master");
        var backport = stable.CherryPick(commit, $"commit {commit} upstream.");
        world.Sync();
        world.Answers.Landings(tree: null).Should().HaveCount(2);

        world.Correct(CorrectionKind.Unlink, "leak@example.org", commit);
        world.Answers.Landings(tree: null).Should().BeEmpty();
        world.Correct(CorrectionKind.Link, "leak@example.org", backport);
        world.Answers.Landings(tree: null).Should().ContainSingle(landing => landing.Tree == "stable");
        world.Rebuild();

        world.Answers.Landings(tree: null).Should().ContainSingle(landing => landing.Tree == "stable");
    }

    [Fact]
    public void WhatACommitIsNotIsNotFoundAmongItsLinesEither()
    {
        const string Ada = "Ada Author <ada@example.org>";
        world.Post(
            MailBuilder.Mail("cover@example.org", "[PATCH 0/2] light the lighthouse").Date(Posted).Body("What it is about.\n"),
            New("lamp@example.org", "[PATCH 1/2] lamp: add a lamp", "lamp"), New("wick@example.org", "[PATCH 2/2] wick: add a wick", "wick"));
        File.WriteAllText(Path.Combine(world.Mainline.Path, "wick.c"), "wick one\nwick two\nwick three\n");
        var commit = world.Mainline.Commit("lamp: add a lamp", "lamp.c", "lamp one\nlamp two\nlamp three\n", Ada);
        world.Sync();
        world.Only("lighthouse").Verdict.Should().Be(Verdicts.Merged);

        world.Correct(CorrectionKind.Unlink, "wick@example.org", commit);

        world.Only("lighthouse").Verdict.Should().Be(Verdicts.PartlyMerged);
        world.Sync();
        world.Only("lighthouse").Verdict.Should().Be(Verdicts.PartlyMerged);
    }

    [Fact]
    public void ACommitMayBeSaidToBeTwoPatches()
    {
        var commit = Rewritten();
        world.Post(leak, MailBuilder.Patch("pump@example.org", "[PATCH] pump: dry it", "pump.c")).Sync();

        world.Correct(CorrectionKind.Link, "leak@example.org", commit);
        world.Correct(CorrectionKind.Link, "pump@example.org", commit);

        world.Answers.Landings(tree: null).Select(landing => landing.MessageId).Should().Equal("leak@example.org", "pump@example.org");
    }

    [Fact]
    public void OfContrariesTheLaterHoldsAndNamesTheEarlier()
    {
        var commit = Rewritten();
        world.Post(leak).Sync();
        world.Correct(CorrectionKind.Link, "leak@example.org", commit);

        var outcome = world.Correct(CorrectionKind.Unlink, "leak@example.org", commit, by: "Ben");

        outcome.Replaced.Should().ContainSingle(replaced => replaced.Kind == "link" && replaced.By == "Ada");
        world.Answers.Corrections().Should().ContainSingle(correction => correction.Kind == "unlink" && correction.By == "Ben");
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
    }

    public void Dispose() => world.Dispose();

    /// <summary>A commit that nothing but a person's word makes the patch.</summary>
    private string Rewritten() => world.Mainline.Commit("irqchip: rework it all", "other.c", "quite\nanother\nfile\n", "Bob <bob@example.org>");

    private static MailBuilder New(string id, string subject, string name) =>
        MailBuilder.Mail(id, subject).Date(Posted.AddSeconds(id.Length)).InReplyTo("cover@example.org").Body(
            $"""
            Why it is needed.
            ---
            diff --git a/{name}.c b/{name}.c
            new file mode 100644
            --- /dev/null
            +++ b/{name}.c
            @@ -0,0 +1,3 @@
            +{name} one
            +{name} two
            +{name} three

            """);
}
