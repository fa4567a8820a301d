using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Host.Tests.Jobs;

public sealed class SyncJobTests
{
    [Fact]
    public async Task ARunThatWasMissedIsMadeUpForAtStart()
    {
        using var log = new CollectedLog();
        await using var tracker = RunningTracker.WithSchedule("0 30 2 1 1 ?", log);
        (await log.FirstAsync("Pass finished")).Should().Contain("sources failed");
        log.Lines.Should().Contain(line => line.Contains("A sync was due"));
    }

    [Fact]
    public async Task AScheduledRunThatMeetsAnotherPassIsSkippedAndSaysWhichItMet()
    {
        using var folder = new TempFolder();
        using var held = DataLock.Take(folder.Path, TimeProvider.System);
        using var log = new CollectedLog();
        await using var tracker = RunningTracker.WithSchedule("0 30 2 1 1 ?", log, folder.Path);
        (await log.FirstAsync("Scheduled sync skipped")).Should().Contain($"process {Environment.ProcessId} since");
        (await tracker.Client.GetAsync("/")).IsSuccessStatusCode.Should().BeTrue();
    }

    /// <summary>Keeps what is logged and tells when something is.</summary>
    private sealed class CollectedLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();
        private readonly SemaphoreSlim written = new(0);

        public IEnumerable<string> Lines => lines;

        public async Task<string> FirstAsync(string start)
        {
            while (true)
            {
                if (lines.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) is { } found)
                    return found;
                (await written.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue($"'{start}' should be logged");
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lines.Enqueue(formatter(state, exception));
            written.Release();
        }

        public void Dispose() => written.Dispose();
    }
}
