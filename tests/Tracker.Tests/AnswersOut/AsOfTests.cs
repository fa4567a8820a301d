using Dapper;
using FluentAssertions;
using Tracker.Core.AnswersOut;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>The sample's story, asked for day by day: each day knows what one could have said then.</summary>
public sealed class AsOfTests(SyncedSample sample) : IClassFixture<SyncedSample>
{
    private const string Wick = "wick: burn-time accounting";
    private const string Cache = "fs: cache directory lookups";
    private const string Acknowledge = "net: batch acknowledgements";
    private const string Colouring = "mm: page colouring";

    [Theory]
    [InlineData(Wick, "2023-12-12", Verdicts.NotMerged, "none of the 2 patches of version 1")]
    [InlineData(Wick, "2024-01-10", Verdicts.NotMerged, "none of the 3 patches of version 2")]
    [InlineData(Wick, "2024-01-22", Verdicts.NotMerged, "none of the 3 patches of version 3")]
    [InlineData(Wick, "2024-01-24", Verdicts.Merged, "in mainline, after v1.0, not in a release yet. As of 24 January 2024.")]
    [InlineData(Wick, "2024-02-06", Verdicts.Merged, "in mainline, first released in v1.1-rc1. As of 6 February 2024.")]
    [InlineData(Wick, "2024-02-25", Verdicts.Merged, "backported to lantern-1.0.y, not released yet (1 of 3)")]
    [InlineData(Wick, "2024-03-10", Verdicts.Merged, "backported to 1.0.1 (1 of 3)")]
    [InlineData(Wick, "2024-04-19", Verdicts.Merged, "backported to 1.0.2 (2 of 3)")]
    [InlineData(Cache, "2024-01-27", Verdicts.Merged, "after v1.0, not in a release yet")]
    [InlineData(Cache, "2024-02-10", Verdicts.Merged, "first released in v1.1-rc1")]
    [InlineData(Cache, "2024-02-17", Verdicts.Reverted, "were merged and taken back. As of")]
    [InlineData(Cache, "2024-03-01", Verdicts.Reverted, "were merged and taken back in v1.1-rc2")]
    [InlineData(Acknowledge, "2024-03-10", Verdicts.NotMerged, "version 1")]
    [InlineData(Acknowledge, "2024-03-22", Verdicts.InNext, "version 2")]
    [InlineData(Colouring, "2024-03-22", Verdicts.InNext, "in next master")]
    [InlineData(Colouring, "2024-04-16", Verdicts.InNext, "As of 16 April 2024")]
    [InlineData(Colouring, "2024-04-18", Verdicts.Dropped, "As of 18 April 2024")]
    public void ADaySaysWhatOneCouldHaveSaidThen(string title, string day, string verdict, string sentence)
    {
        var answer = Ask(title, day);

        answer.Verdict.Should().Be(verdict);
        answer.Sentence.Should().Contain(sentence);
    }

    [Fact]
    public void WhatWasNotPostedYetIsNotFound()
    {
        sample.Answers.Status(Wick, 5, Day("2023-12-10")).Should().BeEquivalentTo(new { AsOf = (DateTimeOffset?)Day("2023-12-10"), Series = Array.Empty<SeriesAnswer>() });
        sample.Answers.Series(Ask(Wick, "2024-04-19").Id, Day("2023-12-10")).Should().BeNull();
    }

    [Fact]
    public void WhatCameLaterIsInNoPartOfTheAnswer()
    {
        var answer = Ask(Wick, "2024-01-24");

        answer.Versions.Should().HaveCount(3);
        answer.Timeline.Should().OnlyContain(happened => happened.At <= Day("2024-01-24"));
        answer.Trees.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Tree = "mainline", Release = (string?)null, After = "v1.0" });
        answer.Patches.SelectMany(patch => patch.Landings).Should().HaveCount(3).And.OnlyContain(landing => landing.Release == null);
        answer.Path.Should().Be("v3 posted 11 January 2024, merged on 23 January, after v1.0, not in a release yet");
        Ask(Wick, "2024-01-05").Versions.Should().HaveCount(2);
    }

    [Fact]
    public void TheLatestSeriesAreThoseOfThatDay() =>
        sample.Answers.Recent(2, Day("2023-12-20")).Select(series => series.Title).Should().Equal("sched: lazy flame scheduler", Wick);

    [Fact]
    public void ATitleIsTheOneOfThatDay() =>
        sample.Answers.Status("lens", 5, Day("2024-01-10")).Series.Should().ContainSingle(series => series.Title == "lens: focus fixes");

    [Fact]
    public void HowTreesStoodThatWereFirstSeenLaterIsNotKnownAndSaidToBeSo()
    {
        Ask(Acknowledge, "2024-03-10").NotKnown.Should().Equal("How net and next stood then is not known.");
        Ask(Acknowledge, "2024-03-10").Sentence.Should().EndWith("As of 10 March 2024. How net and next stood then is not known.");
        Ask(Wick, "2024-01-24").Sentence.Should().NotContain("not known");
        Ask(Acknowledge, "2024-04-19").NotKnown.Should().Equal("How net stood then is not known.");
    }

    [Fact]
    public void SourcesThatWereNotReadSinceAreSaidToBeSo() =>
        Ask(Acknowledge, "2024-05-22").NotKnown.Should().Contain("lantern-net has been read only up to 20 May 2024.").And.HaveCount(6);

    [Fact]
    public void AnAnswerAsOfTheLastSyncIsTheAnswer()
    {
        var now = sample.Series();

        foreach (var series in now)
            sample.Answers.Series(series.Id, sample.Now).Should().BeEquivalentTo(series);
        sample.Answers.Recent(1000, sample.Now).Select(series => series.Id).Should().Equal(now.Select(series => series.Id));
    }

    [Theory]
    [InlineData("SELECT 1 FROM matches x CROSS JOIN branch_commits s ON s.commit_key = x.commit_key WHERE x.mail_key = 1")]
    [InlineData("SELECT 1 FROM commit_markers x CROSS JOIN branch_commits s ON s.commit_key = x.commit_key AND s.branch_key = 1 AND s.left_at IS NULL WHERE x.target_key = 1")]
    [InlineData("SELECT 1 FROM versions v JOIN version_parts o ON o.version_key = v.version_key JOIN mails m ON m.mail_key = o.mail_key WHERE v.series_key = 1")]
    [InlineData("SELECT 1 FROM main.commits c LEFT JOIN releases r ON r.release_key = c.commit_key WHERE c.commit_key = 1")]
    [InlineData("SELECT max(p.taken_at) FROM snapshots p WHERE p.branch_key = 1 AND p.taken_at < 1")]
    [InlineData("SELECT * FROM series WHERE series_key = 1")]
    public void TheViewsOfThePastHideNoIndex(string query)
    {
        using var connection = sample.OpenForReading();
        Past.Of(connection, sample.Now);

        var plan = connection.Query($"EXPLAIN QUERY PLAN {query}").Select(step => (string)step.detail).ToList();

        plan.Should().Contain(step => step.StartsWith("SEARCH")).And.NotContain(step => step.StartsWith("SCAN") || step.Contains("AUTOMATIC") || step.StartsWith("MATERIALIZE"));
    }

    private SeriesAnswer Ask(string title, string day) =>
        sample.Answers.Status(title, 5, Day(day)).Series.Single(series => series.Title == title);

    private static DateTimeOffset Day(string day) => DateTimeOffset.Parse($"{day}T23:59:59Z", System.Globalization.CultureInfo.InvariantCulture);
}
