using Dapper;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Episodes;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Episodes;

/// <summary>What was said on air is kept, found when the archives have it, and followed.</summary>
public sealed class EpisodeFlowTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly MailBuilder leak = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);
    private readonly MailBuilder pump = MailBuilder.Patch("pump@example.org", "[PATCH] pump: keep it dry", "pump.c").Date(Posted);

    public EpisodeFlowTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Post(leak).Sync();
    }

    [Fact]
    public void AnEpisodeIsKeptWithWhatItSpeaksOf()
    {
        var added = world.Air("file: plug a leak", "pump: keep it dry");

        added.Replaced.Should().BeNull();
        added.Episode.Episode.Should().Be(new EpisodeSummary("2024-01-10", "What is new", Desk.Aired, world.Clock.Now, 2, 1));
        added.Episode.Mentions.Select(mention => (mention.Mention.Line, mention.Mention.MessageId, mention.Series?.Verdict, mention.Mention.Note)).Should().Equal(
            (3, "leak@example.org", Verdicts.NotMerged, null), (4, null, null, "not in the archives that are read"));
        world.Episodes().Episodes().Should().Equal(added.Episode.Episode);
        world.Episodes().Episode("2024-01-10").Should().BeEquivalentTo(added.Episode);
    }

    [Fact]
    public void ASeriesSaysInWhichEpisodesItWasCoveredAndAsWhichVersion()
    {
        world.Air("file: plug a leak");
        world.Pass().Add("Two days of leaks", Desk.Aired.AddDays(20), "First line.\n\n\nSee https://lore.kernel.org/r/leak@example.org and [[file: plug a leak]].\n");

        world.Only("plug a leak").CoveredIn.Should().Equal(
            new CoveredAnswer("Two days of leaks", Desk.Aired.AddDays(20), 1, 4), new CoveredAnswer("2024-01-10", Desk.Aired, 1, 3));
        world.Answers.Status("plug a leak", 1, Posted.AddDays(12)).Series.Single().CoveredIn.Select(covered => covered.Episode).Should().Equal("2024-01-10");
        world.Answers.Status("plug a leak", 1, Posted.AddDays(2)).Series.Single().CoveredIn.Should().BeEmpty();
    }

    [Fact]
    public void WhatWasSaidIsOfTheVersionOfItsDayAndOfNoLaterOne()
    {
        world.PostOn(Posted.AddDays(30), MailBuilder.Patch("leak2@example.org", "[PATCH v2] file: plug a leak").InReplyTo("leak@example.org")).Sync();

        world.Air("file: plug a leak");

        world.Only("plug a leak").CoveredIn.Single().Version.Should().Be(1);
    }

    [Theory]
    [InlineData(10, "leak@example.org")]
    [InlineData(40, "leak2@example.org")]
    public void AReplyThatIsNamedStandsForTheVersionOfItsDay(int day, string version)
    {
        world.PostOn(Posted.AddDays(30), MailBuilder.Patch("leak2@example.org", "[PATCH v2] file: plug a leak").InReplyTo("leak@example.org"));
        world.Post(MailBuilder.Mail("reply@example.org", "Re: [PATCH] file: plug a leak").InReplyTo("leak@example.org").Body("Why?\n")).Sync();
        var answer = world.Air("file: plug a leak").Episode.Mentions.Single().Mention with { MessageId = "reply@example.org" };
        using var connection = TrackerDatabase.In(world.DataFolder).OpenForReading();

        new MentionFinding(connection, Posted.AddDays(day)).Mail(answer)!.MessageId.Should().Be(version);
        new MentionFinding(connection, Posted.AddDays(day)).Mail(answer with { Series = null })!.MessageId.Should().Be("reply@example.org");
        new MentionFinding(connection, Posted.AddDays(day)).Mail(answer with { Series = null, Community = "elsewhere" }).Should().BeNull();
    }

    [Fact]
    public void EpisodesAndFollowsOutliveARebuild()
    {
        world.Post(pump).Sync();
        world.Air("file: plug a leak", "gone: for ever");
        world.Pass().Follow("pump@example.org");
        var (episode, follows, covered) = (world.Episodes().Episode("2024-01-10"), world.Episodes().Follows(), world.Only("plug a leak").CoveredIn);

        world.Rebuild();

        world.Episodes().Episode("2024-01-10").Should().BeEquivalentTo(episode, options => options.Excluding(answer => answer!.AsOf));
        world.Episodes().Follows().Should().BeEquivalentTo(follows);
        world.Only("plug a leak").CoveredIn.Should().Equal(covered).And.HaveCount(1);
    }

    [Fact]
    public void ASeriesThatComesLaterIsFoundByTheNextSync()
    {
        world.Air("pump: keep it dry");
        world.Sync();
        world.Answers.Health().Desk.Should().Be(new DeskAnswer(1, 0, 1, 0));

        world.Post(pump).Sync();

        world.Only("keep it dry").CoveredIn.Single().Should().Be(new CoveredAnswer("2024-01-10", Desk.Aired, 1, 3));
        world.Answers.Health().Desk.Should().Be(new DeskAnswer(1, 1, 0, 0));
    }

    [Fact]
    public void APassThatWasKilledBeforeItAskedLeavesThatToTheNext()
    {
        world.Air("pump: keep it dry");
        world.Post(pump).Sync();
        Write("UPDATE episode_mentions SET message_id = NULL, community_key = NULL; UPDATE sync_passes SET ended_at = NULL;");

        world.Sync();

        world.Answers.Health().Desk.Found.Should().Be(1);
    }

    [Fact]
    public void NothingIsAskedForWhereOnlyYoungerMailsCame()
    {
        world.Air("pump: keep it dry");
        world.Post(pump).Sync();
        Write("UPDATE episode_mentions SET message_id = NULL, community_key = NULL;");

        world.PostOn(Posted.AddDays(60), MailBuilder.Patch("new@example.org", "[PATCH] new: thing")).Sync();
        world.Answers.Health().Desk.Found.Should().Be(0);
        world.PostOn(Posted.AddDays(-60), MailBuilder.Patch("old@example.org", "[PATCH] old: thing")).Sync();
        world.Answers.Health().Desk.Found.Should().Be(1);
    }

    [Fact]
    public void WhatAnOlderReaderReadIsReadAgainFromTheTextAndWhatWasFoundStaysFound()
    {
        world.Air("file: plug a leak", "pump: keep it dry", "an older name of the leak");
        Write(
            """
            UPDATE episodes SET reader = 0;
            DELETE FROM episode_mentions WHERE title = 'file: plug a leak';
            UPDATE episode_mentions SET community_key = 1, message_id = 'leak@example.org', score = 0.5 WHERE title LIKE 'an older name%';
            """);

        world.Sync();

        var mentions = world.Episodes().Episode("2024-01-10")!.Mentions;
        mentions.Select(mention => mention.Mention.MessageId).Should().Equal("leak@example.org", null, "leak@example.org");
        Read("SELECT reader FROM episodes").Should().NotBe(0);
    }

    [Fact]
    public void TheSameNameReplacesAndSaysWhat()
    {
        world.Pass().Add("pilot", Desk.Aired, Desk.Notes("file: plug a leak"));

        var again = world.Pass().Add("pilot", Desk.Aired.AddDays(1), "The pilot, mended: nothing.");

        again.Replaced!.Title.Should().Be("What is new");
        world.Episodes().Episodes().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Title = "The pilot, mended: nothing.", Mentions = 0 });
        world.Only("plug a leak").CoveredIn.Should().BeEmpty();
        Read("SELECT COUNT(*) FROM episode_mentions").Should().Be(0);
    }

    [Fact]
    public void WhatIsRemovedIsForgotten()
    {
        world.Air("file: plug a leak");
        world.Pass().Remove("2024-01-10").Episode.Mentions.Should().HaveCount(1);

        world.Episodes().Episodes().Should().BeEmpty();
        world.Episodes().Follows().ByEpisodes.Should().Be(0);
        world.Pass().Invoking(pass => pass.Remove("2024-01-10")).Should().Throw<TrackerException>().WithMessage("*no episode '2024-01-10'*");
    }

    [Theory]
    [InlineData("a/b", "2024-01-10", "Words.", "*slash*")]
    [InlineData("..", "2024-01-10", "Words.", "*slash*")]
    [InlineData("a\u202Eb", "2024-01-10", "Words.", "*cannot be seen*")]
    [InlineData(" ", "2024-01-10", "Words.", "*1 to 100 characters*")]
    [InlineData("pilot", "1969-12-31", "Words.", "*aired on 1969-12-31*")]
    [InlineData("pilot", "9999-12-31", "Words.", "*aired on 9999-12-31*")]
    [InlineData("pilot", "2024-01-10", " \n---\n***\n", "*no words*")]
    public void WhatCannotBeAnEpisodeIsRefused(string name, string aired, string text, string message)
    {
        world.Pass().Invoking(pass => pass.Add(name, DateOnly.Parse(aired), text)).Should().Throw<TrackerException>().WithMessage(message);
        world.Episodes().Episodes().Should().BeEmpty();
    }

    [Fact]
    public void ATextOfThousandsOfMentionsIsNoEpisode() =>
        world.Pass().Invoking(pass => pass.Add(null, Desk.Aired, string.Concat(Enumerable.Repeat("[[x]] ", 5001)))).Should().Throw<TrackerException>().WithMessage("*5,001*");

    [Theory]
    [InlineData("\n\n  # **Kernel podcast**: week 12 \n text", "Kernel podcast**: week 12")]
    [InlineData("====\r\n\r\nWeek 12\r\n", "Week 12")]
    [InlineData("W\u001b[2Jeek", "W[2Jeek")]
    public void ATitleIsTheFirstLineThatSaysSomething(string text, string title) =>
        world.Pass().Add(null, Desk.Aired, text).Episode.Episode.Title.Should().Be(title);

    [Fact]
    public void ATitleOfAMegabyteIsCut() =>
        world.Pass().Add(null, Desk.Aired, new string('x', 1 << 20)).Episode.Episode.Title.Length.Should().BeLessThan(300);

    [Fact]
    public void WhileAPassRunsNothingIsKept()
    {
        using var held = DataLock.Take(world.DataFolder, world.Clock);
        world.Invoking(it => it.Air("file: plug a leak")).Should().Throw<DataHeldException>();
        world.Pass().Invoking(pass => pass.Follow("leak@example.org")).Should().Throw<DataHeldException>();
    }

    public void Dispose() => world.Dispose();

    private void Write(string sql)
    {
        using var connection = TrackerDatabase.In(world.DataFolder).OpenForWriting();
        connection.Execute(sql);
    }

    private long Read(string sql)
    {
        using SqliteConnection connection = TrackerDatabase.In(world.DataFolder).OpenForReading();
        return connection.ExecuteScalar<long>(sql);
    }
}
