using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Core.Storage;
using Tracker.Host.Jobs;
using Tracker.Testing;

namespace Tracker.Host.Tests;

/// <summary>The real server on a free port, on a data folder of its own; it syncs only where the test is about that.</summary>
public sealed class RunningTracker : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly WebApplication web;
    private TempFolder? data;

    private RunningTracker(string? data, string schedule, ILoggerProvider log)
    {
        var file = TestConfiguration.WriteWith(folder, "0 30 2 * * ?", schedule);
        web = TrackerHost.Build(TrackerConfiguration.Read(file, data), log, new FixedClock(AnswerSamples.Time));
        web.Start();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(web.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public static RunningTracker WithoutDatabase() => new(data: null, SyncSchedule.Never, NullLoggerProvider.Instance);

    public static RunningTracker WithEmptyDatabase()
    {
        var empty = new TempFolder();
        TrackerDatabase.In(empty.Path).OpenForWriting().Dispose();
        return new RunningTracker(empty.Path, SyncSchedule.Never, NullLoggerProvider.Instance) { data = empty };
    }

    /// <summary>On a data folder that a sync has filled.</summary>
    public static RunningTracker On(string data) => new(data, SyncSchedule.Never, NullLoggerProvider.Instance);

    public static RunningTracker WithSchedule(string cron, ILoggerProvider log, string? data = null) => new(data, cron, log);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await web.StopAsync();
        await web.DisposeAsync();
        folder.Dispose();
        data?.Dispose();
    }
}
