using Dapper;
using FluentAssertions;
using Tracker.Core.Matching;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Matching;

/// <summary>A release with other rules for one stage of matching: the next sync decides what that stage decides, and leaves the rest alone.</summary>
public sealed class ChangedRulesTests : IDisposable
{
    private const string Ada = "Ada Author <ada@example.org>";

    /// <summary>A confidence that no rule gives: where it is found again nothing was decided.</summary>
    private const double Untouched = 0.123;

    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] Lamp = ["lamp on", "lamp off", "lamp dim"];

    private readonly SmallWorld world = new();
    private readonly string plain;
    private readonly string voted;
    private readonly string alike;
    private readonly string squashed;

    public ChangedRulesTests()
    {
        world.Mainline.At(Posted.AddDays(-1)).Commit("start", "start.c");
        world.Post(
            Patch("plain@example.org", "[PATCH] wick: trim it", "wick.c", ["trimmed"], 1),
            Patch("v1@example.org", "[PATCH] glass: wipe it", "glass.c", ["wiped"], 2),
            Patch("v2@example.org", "[PATCH v2] glass: wipe it", "glass.c", ["wiped"], 3),
            Patch("alike@example.org", "[PATCH] lamp: let it burn", "lamp.c", Lamp, 4),
            Patch("first@example.org", "[PATCH 1/2] oil: buy it", "oil.c", ["a can", "of oil", "of good oil"], 5),
            Patch("second@example.org", "[PATCH 2/2] rag: buy it", "rag.c", ["a rag", "of cloth", "of good cloth"], 6).InReplyTo("first@example.org"));
        plain = Land("wick: trim it", ("wick.c", "trimmed\n"));
        voted = Land("glass: wipe it", ("glass.c", "wiped\n"));
        alike = Land("lamps: let them burn", ("lamp.c", "lamp on\nlamp off\nlamp dim\nat night\n"));
        squashed = Land("oil: buy it", ("oil.c", "a can\nof oil\nof good oil\n"), ("rag.c", "a rag\nof cloth\nof good cloth\n"));
        world.Sync();
        Matches().Should().HaveCount(5);
    }

    [Fact]
    public void RulesThatAreTheSameDecideNothing()
    {
        Spoil();

        world.Sync();

        Decided().Should().BeEmpty();
    }

    [Fact]
    public void OtherRulesOfTheVoteDecideWhatHadAChoice()
    {
        Spoil(MatchRules.Now(false) with { Vote = 0 });

        world.Sync();

        Decided().Should().Equal(voted);
    }

    [Fact]
    public void OtherRulesOfLikenessDecideWhatNoKeyFound()
    {
        Spoil(MatchRules.Now(false) with { Likeness = 0 });

        world.Sync();

        Decided().Should().Equal(alike);
    }

    [Fact]
    public void OtherRulesOfLikenessAskAlsoThoseThatWereNoPatchAndWaitNoMore()
    {
        Execute("DELETE FROM matches; DELETE FROM evidence; DELETE FROM waiting_commits;");
        Spoil(MatchRules.Now(false) with { Likeness = 0 });

        world.Sync();

        Matches().Select(match => match.Commit).Should().Contain(alike);
    }

    [Fact]
    public void OtherRulesOfSharesDecideWhatWasAdded()
    {
        Spoil(MatchRules.Now(false) with { Shares = 0 });

        world.Sync();

        Decided().Should().OnlyContain(commit => commit == squashed).And.NotBeEmpty();
    }

    [Fact]
    public void OtherKeysDecideEverything()
    {
        Spoil(MatchRules.Now(false) with { Keys = 0 });

        world.Sync();

        Decided().Distinct().Should().BeEquivalentTo(plain, voted, alike, squashed);
    }

    [Theory]
    [InlineData("4.1", 4, 1, 1, false)]
    [InlineData("4.1 without trailers", 4, 1, 1, true)]
    [InlineData("5.2.3.4.5", 5, 3, 5, false)]
    public void RulesAreReadAsTheyWereWritten(string written, int keys, int vote, int shares, bool ignoresTrailers)
    {
        var rules = MatchRules.Parse(written);

        rules.Should().BeEquivalentTo(new { Keys = keys, Vote = vote, Shares = shares, IgnoresTrailers = ignoresTrailers });
        MatchRules.Parse($"{rules}").Should().Be(rules);
    }

    [Theory]
    [InlineData("")]
    [InlineData("old")]
    [InlineData("4.1.2")]
    [InlineData("4.-1")]
    public void RulesThatCannotBeReadAskEverything(string written) => MatchRules.Now(false).AskAll(MatchRules.Parse(written)).Should().BeTrue();

    public void Dispose() => world.Dispose();

    private static MailBuilder Patch(string id, string subject, string file, string[] lines, int hour) => MailBuilder.Mail(id, subject)
        .Date(Posted.AddHours(hour))
        .Body(
            $"""
            Why it is needed.

            ---
            diff --git a/{file} b/{file}
            new file mode 100644
            --- /dev/null
            +++ b/{file}
            @@ -0,0 +1,{lines.Length} @@
            {string.Join('\n', lines.Select(line => $"+{line}"))}

            """);

    private string Land(string title, params (string File, string Content)[] files)
    {
        foreach (var (file, content) in files[1..])
            File.WriteAllText(Path.Combine(world.Mainline.Path, file), content);
        return world.Mainline.At(Posted.AddDays(5)).Commit(title, files[0].File, files[0].Content, Ada);
    }

    private void Spoil(MatchRules? rules = null) => Execute(
        $"UPDATE matches SET confidence = {Untouched}; UPDATE match_windows SET rules = '{rules ?? MatchRules.Now(false)}';");

    private List<string> Decided() => [.. Matches().Where(match => match.Confidence != Untouched).Select(match => match.Commit)];

    private List<(string Commit, double Confidence)> Matches()
    {
        using var connection = TrackerDatabase.In(world.DataFolder).OpenForReading();
        return connection.Query<(string Commit, double Confidence)>(
            "SELECT lower(hex(c.id)), x.confidence FROM matches x JOIN commits c ON c.commit_key = x.commit_key ORDER BY 1").AsList();
    }

    private void Execute(string sql)
    {
        using var connection = TrackerDatabase.In(world.DataFolder).OpenForWriting();
        connection.Execute(sql);
    }
}
