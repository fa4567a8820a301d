using Quartz;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Host.Jobs;

/// <summary>Makes up at start for a run that was due while nobody was there to run it.</summary>
public sealed partial class MissedRun(
    ISchedulerFactory schedulers, SyncSchedule schedule, TrackerDatabase database, Answers answers, TimeProvider clock, ILogger<MissedRun> logger)
    : BackgroundService
{
    public static JobKey Job { get; } = new("sync");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!schedule.HasMissedARun(LastFinishedPass(), clock.GetUtcNow()))
            return;
        Log.MakingUp(logger);
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        await scheduler.TriggerJob(Job, stoppingToken);
    }

    private DateTimeOffset? LastFinishedPass()
    {
        try
        {
            return database.Exists
                ? answers.Health().LastPasses.Where(pass => pass.EndedAt is not null).Max(pass => (DateTimeOffset?)pass.StartedAt)
                : null;
        }
        catch (TrackerException)
        {
            // A database of an older release: the pass that we start brings it up to date.
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "A sync was due while nothing ran: it starts now.")]
        public static partial void MakingUp(ILogger logger);
    }
}
