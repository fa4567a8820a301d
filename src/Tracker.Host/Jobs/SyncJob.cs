using Quartz;
using Tracker.Core;

namespace Tracker.Host.Jobs;

/// <summary>The scheduled sync pass; never two at a time, and a pass that dies leaves the next one to go on.</summary>
[DisallowConcurrentExecution]
public sealed partial class SyncJob(
    TrackerConfiguration configuration, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<SyncJob> logger) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // When the server stops, Quartz waits for the job: the server's own token tells the pass to end after its batch.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            Run(stop.Token);
        }
        catch (TrackerException reason)
        {
            // Mostly the lock: somebody runs 'tracker sync' by hand right now.
            Log.Skipped(logger, reason.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Log.Stopped(logger);
        }
        catch (Exception bug)
        {
            Log.Died(logger, bug);
        }
        return ValueTask.CompletedTask;
    }

    private void Run(CancellationToken cancellationToken)
    {
        var request = configuration.ToRequest(archive: null, tree: null, fetch: true);
        new SyncPass(request, clock, logger, new Silent()).Run(cancellationToken);
    }

    // The pass logs its stages, and the sources that failed, itself.
    private sealed class Silent : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Scheduled sync skipped: {Reason}")]
        public static partial void Skipped(ILogger logger, string reason);

        [LoggerMessage(2, LogLevel.Information, "Scheduled sync stopped; the next one goes on from here.")]
        public static partial void Stopped(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "Scheduled sync died; the next one goes on from where it was.")]
        public static partial void Died(ILogger logger, Exception bug);
    }
}
