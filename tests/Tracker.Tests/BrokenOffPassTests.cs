using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

public sealed class BrokenOffPassTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FixedClock clock = new(new DateTimeOffset(2026, 3, 1, 2, 30, 0, TimeSpan.Zero));
    private readonly BusyCommunity community;

    public BrokenOffPassTests() => community = new BusyCommunity(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void PassesThatAllBreakOffAtTheirNextStepEndWithTheSameAnswers()
    {
        Sync("whole", stepsAllowed: int.MaxValue).Should().BeTrue();
        var passes = 1;
        while (!Sync("broken", stepsAllowed: passes % 2))
            passes++;
        passes.Should().BeGreaterThan(5);
        var landings = Landings("broken");
        landings.Should().Equal(Landings("whole"));
        landings.Should().Contain(row => row.Tree == "stable").And.Contain(row => row.Release == "v1.3").And.HaveCountGreaterThan(500);
        Series("broken").Should().BeEquivalentTo(Series("whole"));
    }

    /// <returns>Whether the pass came to its end.</returns>
    private bool Sync(string data, int stepsAllowed)
    {
        var request = new SyncRequest(folder.At(data), [community.Community], IgnoreTrailers: false, Archive: null, Tree: null, Fetch: true);
        try
        {
            new SyncPass(request, clock, NullLogger.Instance, new BreakingOff(stepsAllowed)).Run(CancellationToken.None);
            return true;
        }
        catch (PowerCut)
        {
            return false;
        }
    }

    private List<LandingRow> Landings(string data) => [.. Answers(data).Landings(tree: null)];

    private IReadOnlyList<SeriesAnswer> Series(string data) => Answers(data).Status(BusyCommunity.Query, 50).Series;

    private Answers Answers(string data) => new(TrackerDatabase.In(folder.At(data)));

    /// <summary>Fails at a step's report, when what it reports is stored and nothing after it is.</summary>
    private sealed class BreakingOff(int stepsAllowed) : IProgress<SyncProgress>
    {
        private int steps;

        public void Report(SyncProgress value)
        {
            if (value.Done > 0 && steps++ == stepsAllowed)
                throw new PowerCut();
        }
    }

    private sealed class PowerCut : Exception;
}
