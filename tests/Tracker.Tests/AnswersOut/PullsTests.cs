using Dapper;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>A merge window, from v6.8 on 10 March to v6.9-rc1 on 24 March 2024.</summary>
public sealed class PullsTests : IDisposable
{
    private const string Lamp = "git://git.example.org/ada/lamp.git";
    private const string NoCommit = "fedcba9876543210fedcba9876543210fedcba98";

    private readonly SmallWorld world = new();

    public PullsTests()
    {
        world.Mainline.At(March(10)).Commit("Linux 6.8");
        world.Mainline.Tag("v6.8-rc1");
        world.Mainline.Tag("v6.8");
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void ARequestIsPulledWhenTheCommitThatItEndsWithIsInMainline()
    {
        var tip = Merge("lamp", "Merge tag 'lamp-6.9' of git://git.example.org/ada/lamp", March(12));
        CloseWindow();
        world.Post(Request("1@x", "[GIT PULL] lamp updates for 6.9", March(8), "tags/lamp-6.9", tip));
        world.Sync();

        var pull = world.Answers.Pulls("v6.9").Pulls.Should().ContainSingle().Subject;

        (pull.Title, pull.From.Name, pull.State, pull.Tree, pull.Branch, pull.Release).Should().Be(("lamp updates for 6.9", "Ada Author", "pulled", "mainline", "master", "v6.9-rc1"));
        (pull.MergeCommit, pull.MergeTitle).Should().Be((world.Mainline.Git("rev-parse", "v6.9-rc1^"), "Merge tag 'lamp-6.9' of git://git.example.org/ada/lamp"));
        pull.MergedAt.Should().BeOnOrAfter(March(12)).And.BeBefore(March(13));
        pull.Evidence.Should().Equal("tip");
        (pull.TreeUrl, pull.Ref, pull.Commits, pull.Files, pull.Insertions, pull.Deletions).Should().Be((Lamp, "tags/lamp-6.9", 3, 2, 18, 5));
        pull.Authors.Should().Equal(new PullAuthorAnswer("Łucja Müller", 2), new PullAuthorAnswer("Ada (the other)", 1));
    }

    [Fact]
    public void TheFirstDigitsOfTheCommitAreEnough()
    {
        var tip = Merge("lamp", "Merge lamp", March(12));
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/x", tip[..12]));
        world.Sync();

        Told("v6.9").Should().Equal("lamp pulled");
    }

    [Fact]
    public void AWindowIsToldInASentence()
    {
        var tip = Merge("lamp", "Merge lamp", March(12));
        CloseWindow();
        world.Post(
            Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", tip),
            Request("2@x", "[GIT PULL] candle", March(12), "tags/candle", NoCommit),
            Request("3@x", "[GIT PULL] candle v2", March(13), "tags/candle", NoCommit),
            Request("4@x", "[GIT PULL] too late", March(25), "tags/late", NoCommit));
        world.Sync();

        var answer = world.Answers.Pulls("v6.9");

        answer.Sentence.Should().Be("Merge window for v6.9, 10 March to 24 March 2024: 2 asked for, 1 pulled, 1 still open.");
        (answer.Window, answer.From?.Day, answer.Until?.Day, answer.AsOf).Should().Be(("v6.9", 10, 24, world.Clock.GetUtcNow()));
        Told("v6.9").Should().Equal("lamp pulled", "candle superseded", "candle v2 open");
    }

    [Fact]
    public void WhileTheWindowIsOpenItIsTheOneThatIsMeant()
    {
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", NoCommit));
        world.Sync();

        var answer = world.Answers.Pulls(null);

        (answer.Window, answer.Until).Should().Be(("v6.9", null));
        answer.Sentence.Should().Be("Merge window for v6.9, open since 10 March 2024: 1 asked for, 0 pulled, 1 still open.");
    }

    [Fact]
    public void OnceItIsClosedTheLatestIsMeant()
    {
        CloseWindow();
        world.Sync();

        world.Answers.Pulls(null).Sentence.Should().Be("Merge window for v6.9, 10 March to 24 March 2024: no requests are in the archives that are read.");
    }

    [Fact]
    public void AnUnknownWindowIsAMistakeThatNamesTheKnownOnes()
    {
        CloseWindow();
        world.Sync();

        var ask = () => world.Answers.Pulls("v7.9");

        ask.Should().Throw<TrackerException>().WithMessage("*'v7.9'*v6.8, v6.9.");
    }

    [Fact]
    public void WithoutATipTheMergeThatNamesThePlaceSpeaksForIt()
    {
        Merge("old", "Merge branch 'for-linus' of git://git.example.org/ada/lamp", March(10));
        Merge("new", "Merge branch 'for-linus' of https://git.example.org/ada/lamp", March(13));
        world.Post(Request("1@x", "[GIT PULL] lamp", March(12), "for-linus", tip: null));
        world.Sync();

        var pull = world.Answers.Pulls(null).Pulls.Should().ContainSingle().Subject;

        (pull.State, pull.MergeTitle).Should().Be(("pulled", "Merge branch 'for-linus' of https://git.example.org/ada/lamp"));
        pull.Evidence.Should().Equal("merge");
    }

    [Fact]
    public void AMergeBeforeTheMailIsOfAnotherRequest()
    {
        Merge("old", "Merge branch 'for-linus' of git://git.example.org/ada/lamp", March(11));
        world.Post(Request("1@x", "[GIT PULL] lamp", March(12), "for-linus", tip: null));
        world.Sync();

        Told(null).Should().Equal("lamp open");
    }

    [Fact]
    public void ANamedTipThatIsNotThereIsNotMadeUpForByATitle()
    {
        Merge("new", "Merge branch 'for-linus' of git://git.example.org/ada/lamp", March(13));
        world.Post(Request("1@x", "[GIT PULL] lamp", March(12), "for-linus", NoCommit));
        world.Sync();

        Told(null).Should().Equal("lamp open");
    }

    [Fact]
    public void WhatWasUnpulledIsOpenAgain()
    {
        var before = world.Mainline.Head;
        var tip = Merge("lamp", "Merge lamp", March(12));
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", tip));
        world.Sync();
        world.Mainline.Rewind(before);
        world.Mainline.At(March(14)).Commit("something else");
        world.Sync();

        Told(null).Should().Equal("lamp open");
    }

    [Fact]
    public void WhatIsInAnotherTreeAloneIsNotPulledIntoMainline()
    {
        using var other = new TempTree();
        var tip = other.Commit("lamp: trim");
        world.Follow("ada", TreeRole.Other, other.Path, "master").Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", tip));
        world.Sync();

        Told(null).Should().Equal("lamp open");
    }

    [Fact]
    public void ThePrTrackersWordCountsWhereTheTreeIsNotFollowed()
    {
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", NoCommit), TrackersAnswer());
        world.Sync();
        Claim("1@x", "torvalds/linux.git", "65aa35c93cc014c72bae944675ea6e88c47a5497");

        var pull = world.Answers.Pulls(null).Pulls.Should().ContainSingle().Subject;

        (pull.State, pull.Tree, pull.Branch, pull.MergeCommit, pull.MergedAt).Should().Be(
            ("pulled", "torvalds/linux.git", null, "65aa35c93cc014c72bae944675ea6e88c47a5497", null));
        pull.SaidBy.Should().Be(new PullClaimAnswer("torvalds/linux.git", "65aa35c93cc014c72bae944675ea6e88c47a5497", March(14), "bot@x", null));
        pull.Evidence.Should().Equal("pr-tracker");
        world.Answers.Pulls(null).Sentence.Should().EndWith(": 1 asked for, 0 pulled, 1 pulled into torvalds/linux.git, 0 still open.");
    }

    [Fact]
    public void ThePrTrackersMergeIsLookedUpInMainline()
    {
        Merge("lamp", "Merge lamp", March(13));
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", NoCommit), TrackersAnswer());
        world.Sync();
        Claim("1@x", "mainline.git", world.Mainline.Head);

        var pull = world.Answers.Pulls(null).Pulls.Should().ContainSingle().Subject;

        (pull.State, pull.Tree, pull.Branch, pull.MergeTitle).Should().Be(("pulled", "mainline", "master", "Merge lamp"));
        pull.Evidence.Should().Equal("pr-tracker");
    }

    [Fact]
    public void ThePrTrackersWordDoesNotCountAgainstAMainlineThatWasReadSince()
    {
        var start = world.Mainline.Head;
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", NoCommit, start), TrackersAnswer());
        world.Sync();
        Claim("1@x", "mainline.git", "65aa35c93cc014c72bae944675ea6e88c47a5497");

        var pull = world.Answers.Pulls(null).Pulls.Should().ContainSingle().Subject;

        (pull.State, pull.Tree, pull.SaidBy?.Tree).Should().Be(("open", null, "mainline.git"));
    }

    [Fact]
    public void ARebuildEndsWithTheSame()
    {
        world.Post(
            Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", NoCommit),
            Sent("2@x", "Linux 6.8", March(10)));
        world.Sync();
        var (pulls, releases) = (world.Answers.Pulls(null), world.Answers.Releases(null));

        world.Rebuild();

        world.Answers.Pulls(null).Should().BeEquivalentTo(pulls);
        world.Answers.Releases(null).Should().BeEquivalentTo(releases);
        releases.Releases.Should().Contain(release => release.Name == "v6.8" && release.MessageId == "2@x");
    }

    [Fact]
    public void AMailThatWasReplacedAsksForWhatItSaysNow()
    {
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", NoCommit), Sent("2@x", "Linux 6.8", March(10)));
        world.Sync();
        File.WriteAllText(
            world.MailFile,
            Request("1@x", "[GIT PULL] candle", March(11), "tags/candle", NoCommit).ToMbox() + Sent("2@x", "[ANNOUNCE] Linux 6.8", March(10)).ToMbox());
        world.Sync();

        Told(null).Should().Equal("candle open");
        world.Answers.Releases(null).Releases.Should().Contain(release => release.Name == "v6.8" && release.MessageId == "2@x");
    }

    [Fact]
    public void AMailThatIsGoneAsksForNothing()
    {
        world.Post(Request("1@x", "[GIT PULL] lamp", March(11), "tags/lamp", NoCommit));
        world.Sync();
        File.WriteAllText(world.MailFile, Sent("2@x", "[GIT PULL] nothing that can be fetched", March(11)).ToMbox());
        world.Sync();

        Told(null).Should().BeEmpty();
    }

    internal static DateTimeOffset March(int day) => new(2024, 3, day, 0, 0, 0, TimeSpan.Zero);

    /// <summary>With a server's stamp: the line before each mail of the file says another day.</summary>
    internal static MailBuilder Sent(string messageId, string subject, DateTimeOffset date) =>
        MailBuilder.Mail(messageId, subject).Date(date).Header("Received", $"from a.example.org by b.example.org; {date:ddd, d MMM yyyy HH:mm:ss} +0000");

    internal static MailBuilder Request(string messageId, string subject, DateTimeOffset date, string name, string? tip, string start = "0123456789abcdef0123456789abcdef01234567") =>
        Sent(messageId, subject, date).Body(
            $"""
            The following changes since commit {start}:

              Linux 6.8-rc3 (2024-02-04 12:20:36 +0000)

            are available in the Git repository at:

              {Lamp} {name}

            {(tip is null ? "" : $"for you to fetch changes up to {tip}:\n\n  lamp: trim it (2024-03-10 18:41:00 +0800)\n")}
            ----------------------------------------------------------------
            Ada (the other) (1):
                  lamp: trim it

            Łucja Müller (2):
                  lamp: wicks of size 1
                  lamp: wicks of all other sizes

             2 files changed, 18 insertions(+), 5 deletions(-)

            """);

    private static MailBuilder TrackersAnswer() =>
        Sent("bot@x", "Re: [GIT PULL] lamp", March(14)).From("pr-tracker-bot@kernel.org").InReplyTo("1@x");

    /// <summary>A commit on a branch of its own, merged; returns it.</summary>
    private string Merge(string branch, string title, DateTimeOffset at)
    {
        world.Mainline.Branch(branch);
        var tip = world.Mainline.At(at - TimeSpan.FromDays(2)).Commit($"{branch}: trim it", $"{branch}.c");
        world.Mainline.Checkout("master");
        world.Mainline.At(at).Merge(branch, title);
        return tip;
    }

    private void CloseWindow()
    {
        world.Mainline.At(March(24)).Commit("Linux 6.9-rc1");
        world.Mainline.Tag("v6.9-rc1");
    }

    private IEnumerable<string> Told(string? window) => world.Answers.Pulls(window).Pulls.Select(pull => $"{pull.Title} {pull.State}");

    private void Claim(string about, string tree, string commit)
    {
        using var connection = TrackerDatabase.In(world.DataFolder).OpenForWriting();
        connection.Execute(
            """
            INSERT OR REPLACE INTO claims (mail_key, position, about, title_hash, tree, commit_hex)
            SELECT mail_key, 0, @about, 0, @tree, @commit FROM mails WHERE message_id = 'bot@x'
            """, new { about, tree, commit });
    }
}
