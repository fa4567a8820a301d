using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Host.Tests;

/// <summary>The real server on a free port, on a data folder of its own.</summary>
public sealed class RunningTracker : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly WebApplication web;

    private RunningTracker(bool hasDatabase)
    {
        if (hasDatabase)
            TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        web = TrackerHost.Build(TestConfiguration.Read(folder), NullLoggerProvider.Instance, new FixedClock(AnswerSamples.Time));
        web.Start();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(web.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public static RunningTracker WithoutDatabase() => new(hasDatabase: false);

    public static RunningTracker WithEmptyDatabase() => new(hasDatabase: true);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await web.StopAsync();
        await web.DisposeAsync();
        folder.Dispose();
    }
}
