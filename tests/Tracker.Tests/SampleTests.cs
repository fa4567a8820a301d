using FluentAssertions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>The whole flow over the sample's archives and trees.</summary>
public sealed class SampleTests : IClassFixture<SyncedSample>
{
    private readonly SyncedSample sample;

    public SampleTests(SyncedSample sample) => this.sample = sample;

    [Fact]
    public void EverySeriesGetsTheVerdictThatItsStoryGivesIt() =>
        sample.Series().Select(Told).Should().BeEquivalentTo(Sample.Expected);

    [Fact]
    public void NothingFailsAndOnlyTheMailWithoutAnIdIsSetAside()
    {
        sample.Outcome.Failures.Should().BeEmpty();
        sample.Answers.Health().SetAside.Should().ContainSingle().Which.Mails.Should().Be(1);
    }

    [Fact]
    public void BackportsNameTheirOwnCommitAndRelease() =>
        sample.Answers.Landings("stable").Where(row => row.Series == "wick: burn-time accounting")
            .Select(row => (row.Branch, row.Release, row.Version, row.Part))
            .Should().Contain([("lantern-1.0.y", "v1.0.1", 3, 1), ("lantern-1.0.y", "v1.0.2", 3, 3)]);

    [Fact]
    public void ACrossPostedMailIsOneMail() =>
        sample.Series().Single(series => series.Title == "net: drop frames for unknown ports").Versions.Should().HaveCount(2);

    [Fact]
    public void AMessageIdWithASlashIsFound() =>
        sample.Answers.Status("https://lore.example.org/r/ZcQ/a9KpW3xLm+Vd@example.net", 5).Series
            .Should().ContainSingle().Which.Title.Should().StartWith("net: fix the checksum");

    [Fact]
    public void TheReadmeTellsOfEverySeries()
    {
        var readme = File.ReadAllText(Repository.At("data", "sample", "README.md"));
        Sample.Expected.Should().OnlyContain(series => readme.Contains($"| {series.Title} |"));
    }

    private static ExpectedVerdict Told(SeriesAnswer series) => new(
        series.Title, series.Verdict, series.LatestVersion, series.LandedVersion,
        series.Trees.FirstOrDefault(tree => tree is { Role: "mainline", FirstAt: not null })?.Release);
}

/// <summary>The sample, synced.</summary>
public sealed class SyncedSample : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FixedClock clock = new(new DateTimeOffset(2024, 5, 20, 2, 30, 0, TimeSpan.Zero));

    public SyncedSample()
    {
        Community = new Sample(folder.At("trees")).Load().Community;
        Outcome = Sync(Community);
    }

    public Community Community { get; }

    public string DataFolder => folder.At("data");

    public SyncOutcome Outcome { get; }

    public Answers Answers => new(TrackerDatabase.In(folder.At("data")));

    /// <summary>When it was last synced.</summary>
    public DateTimeOffset Now => clock.Now;

    public SqliteConnection OpenForReading() => TrackerDatabase.In(folder.At("data")).OpenForReading();

    public IReadOnlyList<SeriesAnswer> Series() => Answers.Recent(1000);

    public void Dispose() => folder.Dispose();

    private SyncOutcome Sync(Community community) =>
        new SyncPass(
            new SyncRequest(folder.At("data"), [community], IgnoreTrailers: false, Archive: null, Tree: null, Fetch: true),
            clock, NullLogger.Instance, new Progress<SyncProgress>()).Run(CancellationToken.None);
}
