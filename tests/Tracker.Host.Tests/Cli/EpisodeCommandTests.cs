using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

/// <summary><c>tracker episode</c>, <c>follow</c> and <c>news</c>, as a shell runs them.</summary>
public sealed class EpisodeCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly CoveredWorld covered = new();

    [Fact]
    public void AnEpisodeIsAddedShownListedAndRemoved()
    {
        var added = Run("episode", "add", folder.Write("notes.md", CoveredWorld.Notes), "--aired", "2024-02-01", "--name", "Week five");
        added.ExitCode.Should().Be(0, added.Errors);
        OneLine(added.Output).Should().Be(
            "Week five (“Leaks and pumps”): 3 mentions, 2 found, 1 not. Not found, or not sure; syncs that bring mails from before its day ask again: line 4 a <b>thing</b> not in the archives that are read");

        OneLine(Run("episode", "list").Output).Should().Be(
            "2024-02-01 Leaks and pumps Week five; 3 mentions, 2 found, 1 not 2024-01-10 Leaks and pumps 3 mentions, 2 found, 1 not");
        OneLine(Run("episode", "show", "Week five").Output).Should().Contain("aired 2024-02-01")
            .And.Contain("line 3 file: plug a leak merged (v1): v1 posted 1 January 2024, merged for v1.1 on 20 January").And.Contain("line 4 pump: keep it dry not merged");
        OneLine(Run("status", "plug a leak").Output).Should().Contain(
            "Covered in “Week five”, aired 2024-02-01, as v1, line 3 of its notes. Covered in the episode of 2024-01-10 as v1, line 3 of its notes.");
        OneLine(Run("doctor").Output).Should().Contain("2 with 6 mentions: 4 found, 2 not; 0 series followed besides");

        Run("episode", "remove", "Week five").Output.Should().StartWith("Removed: Week five");
        OneLine(Run("episode", "list").Output).Should().StartWith("2024-01-10");
    }

    [Fact]
    public void ReplacingAnEpisodeSaysWhichOne() =>
        OneLine(Run("episode", "add", folder.Write("new.md", "The same, mended.\n"), "--aired", "2024-01-10").Output).Should().Be(
            "2024-01-10 (“The same, mended.”): 0 mentions, 0 found, 0 not. It replaces “Leaks and pumps” of 2024-01-10, which had that name.");

    [Fact]
    public void NotesMayComeThroughAPipe()
    {
        var file = folder.Write("notes.md", CoveredWorld.Notes);
        var piped = BuiltProgram.RunAfter($"exec < '{file}'", Arguments("episode", "add", "-", "--aired", "2024-03-01", "--json"));
        using var json = JsonDocument.Parse(piped.Output);
        json.RootElement.GetProperty("episode").GetProperty("episode").GetProperty("aired").GetString().Should().Be("2024-03-01");
        var mention = json.RootElement.GetProperty("episode").GetProperty("mentions")[0];
        mention.GetProperty("mention").GetProperty("message_id").GetString().Should().Be("leak@example.org");
        mention.GetProperty("series").GetProperty("verdict").GetString().Should().Be("merged");
    }

    [Fact]
    public void EverythingHasJson()
    {
        Json("episode", "list").EnumerateArray().Single().GetProperty("not_found").GetInt32().Should().Be(1);
        Json("episode", "show", "2024-01-10").GetProperty("mentions").GetArrayLength().Should().Be(3);
        Json("follow", "add", "pump@example.org").GetProperty("followed").GetProperty("number").GetInt32().Should().Be(1);
        Json("follow", "list").GetProperty("by_episodes").GetInt32().Should().Be(2);
        Json("follow", "remove", "1").GetProperty("removed").GetProperty("query").GetString().Should().Be("pump@example.org");
        Json("news").GetProperty("groups")[0].GetProperty("items")[0].GetProperty("id").GetString().Should().StartWith("tag:");
        Json("status", "plug a leak").GetProperty("series")[0].GetProperty("covered_in")[0].GetRawText().Should().MatchRegex("(?s)episode.*2024-01-10.*aired.*2024-01-10.*version.*1.*line.*3");
        Json("episode", "remove", "2024-01-10").GetProperty("replaced").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void NewsAreSentencesBelowTheirHeadings()
    {
        var news = Run("news");
        news.ExitCode.Should().Be(0, news.Errors);
        OneLine(news.Output).Should().StartWith(
            "News from 2024-01-10 on: 2. Merged: - “file: plug a leak” by Ada Author was merged: version 1 came into mainline on 20 January 2024, for v1.1. covered in 2024-01-10; leak@example.org")
            .And.Contain("Gone quiet: - “pump: keep it dry”");
        OneLine(Run("news", "--until", "2024-05-01", "--quiet-months", "2").Output).Should().StartWith("News from 2024-01-10 to 2024-05-01: 2.");
        OneLine(Run("news", "--since", "2025-01-01").Output).Should().StartWith("No news from 2025-01-01 on of anything that is followed.");
        news.Output.Split('\n').Should().OnlyContain(line => line.Length <= 80);
    }

    [Fact]
    public void TheFeedIsWrittenToo()
    {
        var feed = Run("news", "--atom");
        using var reader = XmlReader.Create(new StringReader(feed.Output.TrimStart('\uFEFF')));
        SyndicationFeed.Load(reader).Items.Should().HaveCount(2);
    }

    [Fact]
    public void WhatMayBeSeveralIsListedAndExitsWithTwo()
    {
        covered.World.Post(CoveredWorld.Other("other@example.org", "[PATCH] pump: keep it dry and warm", "Ben <ben@example.org>")).Sync();

        var outcome = Run("follow", "add", "keep", "dry");

        outcome.ExitCode.Should().Be(2);
        OneLine(outcome.Output).Should().Contain("pump@example.org").And.Contain("other@example.org");
        outcome.Errors.Should().Be("tracker: 'keep dry' may be 2 series or more. Give a message-id of the one.\n");
        OneLine(Run("follow", "add", "other@example.org").Output).Should().StartWith("Followed: 1: pump: keep it dry and warm, by Ben not merged:");
        OneLine(Run("follow", "add", "other@example.org").Output).Should().StartWith("Followed already: 1:");
        OneLine(Run("follow", "list").Output).Should().EndWith("Followed besides are the 2 series that episodes spoke of.");
        OneLine(Run("follow", "remove", "keep", "dry", "and", "warm").Output).Should().StartWith("Followed no longer: 1:");
    }

    [Fact]
    public void ALongTitleGoesOnBelowItsBeginning()
    {
        var title = $"pump: {string.Join(' ', Enumerable.Repeat("water", 20))}";
        covered.World.Post(CoveredWorld.Other("long@example.org", $"[PATCH] {title}", "Ben <ben@example.org>")).Sync();
        Run("follow", "add", "long@example.org").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Should().NotBeEmpty().And.OnlyContain(line => line.StartsWith("            "));
        Run("follow", "list").Output.Split('\n').Skip(1).TakeWhile(line => !line.StartsWith("Followed")).Should().NotBeEmpty().And.OnlyContain(line => line.StartsWith("   "));
    }

    [Fact]
    public void WhereNothingIsFollowedItSaysWhatToDo()
    {
        OneLine(Run("follow", "list").Output).Should().Be("No series is followed besides the 2 series that episodes spoke of.");
        Run("episode", "remove", "2024-01-10");
        OneLine(Run("follow", "list").Output).Should().StartWith("No series is followed yet. 'tracker follow add QUERY' follows one");
    }

    [Theory]
    [InlineData("'lately'", "episode", "add", "/dev/null", "--aired", "lately")]
    [InlineData("'/nowhere/notes.md'", "episode", "add", "/nowhere/notes.md", "--aired", "2024-01-31")]
    [InlineData("more than 16 MB", "episode", "add", "/dev/zero", "--aired", "2024-01-31")]
    [InlineData("no words", "episode", "add", "/dev/null", "--aired", "2024-01-31")]
    [InlineData("--aired", "episode", "add", "/dev/null")]
    [InlineData("no episode 'pilot'", "episode", "show", "pilot")]
    [InlineData("no episode 'pilot'", "episode", "remove", "pilot")]
    [InlineData("No mail nobody@example.org", "follow", "add", "nobody@example.org")]
    [InlineData("'4711'", "follow", "remove", "4711")]
    [InlineData("'pilot' is no episode and no day", "news", "--since", "pilot")]
    [InlineData("'lately' is no day", "news", "--until", "lately")]
    [InlineData("end on 2024-05-01, before they begin on 2024-05-20", "news", "--since", "2024-05-20", "--until", "2024-05-01")]
    [InlineData("1 to 120", "news", "--quiet-months", "0")]
    public void AMistakeIsOneLineAndExitsWithTwo(string named, params string[] arguments) => Run(arguments).ShouldBeOneLine(named);

    [Fact]
    public void WhileAPassRunsOneLineSaysWhose()
    {
        using var held = DataLock.Take(covered.World.DataFolder, covered.World.Clock);
        Run("episode", "remove", "2024-01-10").ShouldBeOneLine("Another pass is writing");
        Run("follow", "add", "pump@example.org").ShouldBeOneLine("Another pass is writing");
    }

    public void Dispose()
    {
        covered.Dispose();
        folder.Dispose();
    }

    private ProgramOutcome Run(params string[] arguments) => BuiltProgram.Run(Arguments(arguments));

    private JsonElement Json(params string[] arguments)
    {
        var outcome = Run([.. arguments, "--json"]);
        outcome.ExitCode.Should().Be(0, outcome.Errors);
        using var json = JsonDocument.Parse(outcome.Output);
        return json.RootElement.Clone();
    }

    private string[] Arguments(params string[] arguments) =>
        [.. arguments, "--config", TestConfiguration.WriteFor(folder, covered.World.Request().Communities[0]), "--data", covered.World.DataFolder];

    // Lines are broken where a terminal ends.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
