using Dapper;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>A correction that cannot be made says what to do, and leaves everything as it was.</summary>
public sealed class CorrectionMistakesTests : IDisposable
{
    private readonly SmallWorld world = new();
    private readonly string commit;

    public CorrectionMistakesTests()
    {
        commit = world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Post(
            MailBuilder.Mail("cover@example.org", "[PATCH 0/1] no leaks").Body("Why.\n"),
            MailBuilder.Patch("leak@example.org", "[PATCH 1/1] file: plug a leak").InReplyTo("cover@example.org"),
            MailBuilder.Mail("talk@example.org", "Re: [PATCH 1/1] file: plug a leak").InReplyTo("leak@example.org").Body("Looks good.\n"));
    }

    [Theory]
    [InlineData("a title", null, "*'a title' is no message-id*")]
    [InlineData("lost@example.org", null, "No mail lost@example.org is in the archives*tracker sync*")]
    [InlineData("cover@example.org", null, "*is a cover letter. Name the patch*")]
    [InlineData("talk@example.org", null, "*is no patch. Name the patch*")]
    [InlineData("leak@example.org", "start", "'start' is no commit id*seven*")]
    [InlineData("leak@example.org", "123", "'123' is no commit id*seven*")]
    [InlineData("leak@example.org", "0123456789abcdef", "No commit 0123456789abcdef is known*tracker sync*")]
    public void WhatIsNotKnownIsRefused(string mail, string? named, string says)
    {
        world.Sync();
        ShouldFail(() => world.Correct(CorrectionKind.Link, mail, named ?? commit), says);
    }

    [Theory]
    [InlineData("4711", "leak@example.org", "There is no series 4711*")]
    [InlineData("99999999999999999999", "leak@example.org", "There is no series 99999999999999999999*")]
    [InlineData("talk@example.org", "leak@example.org", "*talk@example.org is no patch and no cover letter*")]
    [InlineData("leak@example.org", "<leak@example.org>", "*named twice*")]
    [InlineData("", "leak@example.org", "'' is no message-id*")]
    public void ASeriesThatIsNotThereIsRefused(string one, string other, string says)
    {
        world.Sync();
        ShouldFail(() => world.Correct(CorrectionKind.Same, one, other), says);
    }

    [Fact]
    public void ABeginningThatSeveralCommitsHaveIsRefusedWithTheirTitles()
    {
        world.Sync();
        using (var connection = TrackerDatabase.In(world.DataFolder).OpenForWriting())
            connection.Execute(
                """
                INSERT INTO commits (community_key, id, title, title_hash, author_key, authored_at, committer_key, committed_at, is_merge)
                SELECT community_key, unhex(@twin), 'a twin', 0, author_key, authored_at, committer_key, committed_at, 0 FROM commits
                """, new { twin = commit[..8] + new string('0', 32) });

        ShouldFail(() => world.Correct(CorrectionKind.Link, "leak@example.org", commit[..8]), "Several commits begin so: *a twin*Give more digits*");
        world.Correct(CorrectionKind.Link, "leak@example.org", commit).Made.Should().ContainSingle();
    }

    [Fact]
    public void WhoSaysSoMustHaveAName()
    {
        world.Sync();
        ShouldFail(() => world.Correct(CorrectionKind.Link, "leak@example.org", commit, by: " "), "*--by*");
        ShouldFail(() => world.Correct(CorrectionKind.Link, "leak@example.org", commit, reason: new string('x', 2000)), "*--reason*");
    }

    [Fact]
    public void WhatWasNeverSaidCannotBeTakenBack()
    {
        world.Sync();
        ShouldFail(() => world.Undo(3), "There is no correction 3*'tracker corrections'*");
    }

    [Fact]
    public void BeforeTheFirstSyncThereIsNothingToCorrect()
    {
        FluentActions.Invoking(() => world.Correct(CorrectionKind.Link, "leak@example.org", commit)).Should().Throw<TrackerException>().WithMessage("*'tracker sync' first*");
        Directory.Exists(world.DataFolder).Should().BeFalse();
    }

    [Fact]
    public void WhileAnotherPassRunsNothingIsCorrected()
    {
        world.Sync();
        using (DataLock.Take(world.DataFolder, world.Clock))
            ShouldFail(() => world.Correct(CorrectionKind.Link, "leak@example.org", commit), "Another pass is writing to*");
    }

    public void Dispose() => world.Dispose();

    private void ShouldFail(Action correct, string says)
    {
        correct.Should().Throw<TrackerException>().WithMessage(says);
        world.Answers.Corrections().Should().BeEmpty();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);
    }
}
