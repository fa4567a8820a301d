using Quartz;

namespace Tracker.Host.Jobs;

/// <summary>When the sync runs, in Quartz's cron form and in a time zone.</summary>
public sealed class SyncSchedule(ScheduleOptions options)
{
    /// <summary>In place of a cron expression: whoever serves the pages leaves the sync to somebody else.</summary>
    public const string Never = "never";

    public CronExpression Cron { get; } = CronExpression.Parse(options.Sync).WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));

    public static bool IsNever(ScheduleOptions options) => options.Sync.Equals(Never, StringComparison.OrdinalIgnoreCase);

    public static bool IsCron(string text) => CronExpression.TryParse(text, out _);

    /// <summary>Whether a run was due since the last finished pass began, or there never was one.</summary>
    public bool HasMissedARun(DateTimeOffset? lastStartedAt, DateTimeOffset now) =>
        lastStartedAt is not { } last || Cron.GetNextValidTimeAfter(last) is { } due && due <= now;
}
