using Dapper;
using FluentAssertions;
using Tracker.Core.AnswersOut.Matches;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>Which patch a commit is and which commit a mail became, asked of a small world.</summary>
public sealed class MatchAnswerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly MailBuilder first = MailBuilder.Patch("leak-v1@example.org", "[PATCH] tcp: fix a leak", added: "half a line").Date(Start);
    private readonly MailBuilder second = MailBuilder.Patch("leak-v2@example.org", "[PATCH v2] tcp: fix a leak").Date(Start.AddDays(1));

    public MatchAnswerTests() => world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");

    [Fact]
    public void ACommitIsToldWithAllThatWasConsidered()
    {
        world.Post(first, second);
        var commit = Applied(second.ToMbox());
        world.Sync();

        var told = Ask(commit[..12]);

        told.Verdict.Should().Be(MatchVerdicts.Matched);
        told.Sentence.Should().Contain("It is v2 (leak-v2@example.org)").And.Contain("the same change").And.Contain("taken before v1");
        told.Candidates.Select(candidate => (candidate.Posting.MessageId, candidate.Standing)).Should().Equal(("leak-v2@example.org", "taken"), ("leak-v1@example.org", "fits too"));
        told.Candidates[0].For.Select(evidence => evidence.Kind).Should().Equal("date", "patch-id", "content", "title", "lines");
        told.Candidates[1].Against[0].Should().Be("of the posting that was taken, its change is the commit's, line for line");
        told.Contradictions.Should().BeEmpty();
    }

    [Fact]
    public void AChangeThatMatchingDidNotNeedIsReadFromTheTree()
    {
        world.Post(second);
        var commit = Applied(second.ToMbox());
        world.Sync();
        using (var connection = Database().OpenForReading())
            connection.ExecuteScalar<long>("SELECT COUNT(*) FROM commit_diffs d JOIN commits c ON c.commit_key = d.commit_key WHERE c.title = 'tcp: fix a leak'").Should().Be(0);

        Ask(commit).Candidates.Single().Likeness.Should().Be(1);

        Directory.Delete(Path.Combine(world.DataFolder, "trees"), recursive: true);
        Ask(commit).Candidates.Single().For.Select(evidence => evidence.Kind).Should().Equal("date", "title");
    }

    [Fact]
    public void ALinkToTheFirstVersionAndTheChangeOfTheSecondIsToldAsAContradiction()
    {
        world.Post(first, second);
        var commit = Applied(second.ToMbox(), "Link: https://lore.kernel.org/r/leak-v1@example.org");
        world.Sync();

        Ask(commit).Contradictions.Should().Contain(contradiction => contradiction.Contains("leak-v"));
    }

    [Fact]
    public void WhatNobodyPostedIsToldAsThatWithWhatIsNear()
    {
        world.Post(first);
        var commit = world.Mainline.Commit("tcp: fix another leak", "other.c", author: "Eve <eve@example.org>");
        world.Sync();

        var told = Ask(commit);
        told.Verdict.Should().Be(MatchVerdicts.NeverPosted);
        told.Nearest.Should().Equal("tcp: fix a leak");
        told.Confidence.Should().BeNull();
    }

    [Fact]
    public void TheSameTitleAloneIsNotEnoughAndSaysWhy()
    {
        world.Post(first);
        var commit = world.Mainline.Commit("tcp: fix a leak", "other.c", author: "Eve <eve@example.org>");
        world.Sync();

        var told = Ask(commit);
        told.Verdict.Should().Be(MatchVerdicts.NotEnough);
        told.Sentence.Should().Contain("1 posted patch shares something with it").And.Contain("nothing in common but the title");
    }

    [Fact]
    public void PostingsThatOnlyTheirAgeTellsApartAreAmbiguous()
    {
        var again = MailBuilder.Patch("leak-again@example.org", "[PATCH RESEND] tcp: fix a leak").Date(Start.AddDays(2));
        world.Post(second, again);
        world.Mainline.At(Start.AddDays(5));
        var commit = world.Mainline.Commit("tcp: fix a leak", "file.c", "before\nnew line\nafter\n", author: "Ada Author <ada@example.org>");
        world.Sync();

        var told = Ask(commit);
        told.Verdict.Should().Be(MatchVerdicts.Ambiguous);
        told.Sentence.Should().Contain("leak-again@example.org").And.Contain("speaks for itself as much").And.Contain("newest");
    }

    [Fact]
    public void ASquashedPatchIsToldBesideTheCommitsOwn()
    {
        world.Mainline.Commit("more", "pump.c", "before\nold pump\nafter\n");
        var one = Part("one@example.org", "[PATCH 1/2] tcp: one", "file.c", "old line", "int one;\nint eins;");
        var two = Part("two@example.org", "[PATCH 2/2] pump: two", "pump.c", "old pump", "int two;\nint zwei;").InReplyTo("one@example.org");
        world.Post(one, two);
        File.WriteAllText(Path.Combine(world.Mainline.Path, "pump.c"), "before\nint two;\nint zwei;\nafter\n");
        var commit = world.Mainline.At(Start.AddDays(1)).Commit("tcp: one", "file.c", "before\nint one;\nint eins;\nafter\n", author: "Ada Author <ada@example.org>");
        world.Sync();

        var told = Ask(commit);
        told.Candidates[0].Posting.MessageId.Should().Be("one@example.org");
        told.Shares.Should().ContainSingle().Which.Posting.MessageId.Should().Be("two@example.org");
    }

    [Fact]
    public void AMailTellsTheCommitThatItBecameOrForWhichItWasNotTaken()
    {
        world.Post(first, second);
        var commit = Applied(second.ToMbox());
        world.Sync();

        var landed = world.Answers.Match("https://lore.kernel.org/r/leak-v2@example.org").Mails.Single();
        landed.Sentence.Should().Be($"v2 (leak-v2@example.org) became commit {commit[..12]}.");
        landed.Commits.Single().IsMatch.Should().BeTrue();

        var left = world.Answers.Match("leak-v1@example.org").Mails.Single();
        left.Sentence.Should().Contain("was a candidate for").And.Contain("leak-v2@example.org) was taken for it");
        left.Commits.Single().Taken!.Version.Should().Be(2);
    }

    [Fact]
    public void AMailThatNoCommitSharesAKeyWithTellsWhatIsNearByTitle()
    {
        world.Post(MailBuilder.Patch("spinx@example.org", "[PATCH] ci: add spinx related job").Date(Start));
        world.Mainline.At(Start.AddDays(1));
        var commit = world.Mainline.Commit("ci: add sphinx related job", "ci.yml", author: "Ada Author <ada@example.org>");
        world.Sync();

        var told = world.Answers.Match("spinx@example.org").Mails.Single();
        told.Sentence.Should().StartWith("No commit in the trees that are read is taken for v1 (spinx@example.org)");
        told.Nearest.Should().ContainSingle().Which.Commit.Should().Be(commit);
    }

    [Fact]
    public void MergesAndWhatIsOlderThanTheMailIsNotAsked()
    {
        world.Post(first);
        var root = world.Mainline.Head;
        world.Mainline.Branch("topic");
        world.Mainline.Commit("topic work", "topic.c");
        world.Mainline.Checkout("master");
        var merge = world.Mainline.Merge("topic", "Merge branch 'topic'");
        world.Mainline.At(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var old = world.Mainline.Commit("of old", "old.c");
        world.Sync();

        Ask(merge).Sentence.Should().StartWith("It is a merge");
        Ask(old).Sentence.Should().StartWith("It was made before the oldest patch mail");
        Ask(old).Verdict.Should().Be(MatchVerdicts.NotAsked);
        root.Should().NotBe(old);
    }

    [Theory]
    [InlineData("0123456789abcdef", "No commit 0123456789abcdef")]
    [InlineData("nobody@example.org", "No mail nobody@example.org")]
    [InlineData("cover@example.org", "is a cover letter (\"[PATCH 0/2] all\")")]
    [InlineData("reply@example.org", "is no posted patch")]
    [InlineData("some words", "neither a commit's id nor a message-id")]
    [InlineData("", "neither a commit's id nor a message-id")]
    [InlineData("\0\u202E'; DROP TABLE mails; --", "neither a commit's id nor a message-id")]
    public void WhatIsNoPatchAndNoCommitIsSaid(string query, string note)
    {
        world.Post(first, MailBuilder.Mail("cover@example.org", "[PATCH 0/2] all").Body("All.\n"), MailBuilder.Mail("reply@example.org", "Re: [PATCH] tcp: fix a leak").Body("Why?\n"));
        world.Sync();

        world.Answers.Match(query).Note.Should().Contain(note);
    }

    [Fact]
    public void AskingWritesNothing()
    {
        world.Post(first, second);
        var commit = Applied(second.ToMbox());
        world.Sync();
        var before = File.ReadAllBytes(Database().Path);

        Ask(commit);

        File.ReadAllBytes(Database().Path).Should().Equal(before);
    }

    public void Dispose() => world.Dispose();

    private TrackerDatabase Database() => TrackerDatabase.In(world.DataFolder);

    private string Applied(string mail, string? trailer = null) => world.Mainline.At(Start.AddDays(3)).Apply(mail, trailer);

    private CommitMatchAnswer Ask(string commit) => world.Answers.Match(commit).Commits.Single();

    private static MailBuilder Part(string messageId, string subject, string file, string removed, string added) =>
        MailBuilder.Mail(messageId, subject).Date(Start).Body(
            $"""
            Why.
            ---
            diff --git a/{file} b/{file}
            --- a/{file}
            +++ b/{file}
            @@ -1,3 +1,4 @@
             before
            -{removed}
            +{added.Replace("\n", "\n+")}
             after

            """);
}
