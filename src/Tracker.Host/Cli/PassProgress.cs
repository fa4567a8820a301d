using System.Diagnostics;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Spectre.Console;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary>Shows on stderr where a pass is: bars on a terminal, now and then a line in a log.</summary>
internal static class PassProgress
{
    private const int LongestStage = 40;

    public static T Show<T>(
        Invocation invocation, TrackerConfiguration configuration, Func<ILogger, IProgress<SyncProgress>, T> run)
    {
        // The sources that fail are told when the pass has ended: a warning from the log would say it twice.
        using var log = invocation.CreateLog(configuration, LogEventLevel.Error);
        using var loggers = new SerilogLoggerFactory(log);
        var logger = loggers.CreateLogger<SyncPass>();
        return invocation.ShowsProgress
            ? ShowBars(invocation.Errors(), progress => run(logger, progress))
            : ShowLines(invocation.Quiet ? TextWriter.Null : Console.Error, progress => run(logger, progress));
    }

    private static T ShowBars<T>(IAnsiConsole console, Func<IProgress<SyncProgress>, T> run) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new ElapsedTimeColumn())
            .Start(display => AboveBars.While(console, () => run(new Bars(display))));

    private static T ShowLines<T>(TextWriter writer, Func<IProgress<SyncProgress>, T> run)
    {
        var lines = new Lines(writer);
        var outcome = run(lines);
        lines.End();
        return outcome;
    }

    private static string Count(SyncProgress progress) =>
        progress switch
        {
            { Of: { } of } => $"{progress.Done:N0} of {of:N0}",
            { Done: > 0 } => $"{progress.Done:N0}",
            _ => "",
        };

    // "tree mainline: receiving objects 12 %" is the stage "tree mainline".
    private static string Name(SyncProgress progress) => SafeText.OneLine(progress.Stage.Split(": ", 2)[0]);

    private sealed class Bars(ProgressContext display) : IProgress<SyncProgress>
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, ProgressTask> tasks = [];
        private ProgressTask? current;

        public void Report(SyncProgress value)
        {
            if (value.Stage.Length == 0)
                return;
            lock (gate)
                Show(Begin(Name(value)), value);
        }

        private static void Show(ProgressTask task, SyncProgress value)
        {
            task.Description = Markup.Escape($"{SafeText.OneLine(value.Stage, LongestStage)} {Count(value)}");
            task.IsIndeterminate = value.Of is null;
            task.MaxValue = Math.Max(value.Of ?? 0, 1);
            task.Value = value.Of is null ? 0 : value.Done;
        }

        private ProgressTask Begin(string stage)
        {
            if (!tasks.TryGetValue(stage, out var task))
                tasks[stage] = task = display.AddTask(Markup.Escape(stage));
            if (current is not null && current != task)
                End(current);
            return current = task;
        }

        private static void End(ProgressTask task)
        {
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
        }
    }

    private sealed class Lines(TextWriter writer) : IProgress<SyncProgress>
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
        private readonly Lock gate = new();
        private SyncProgress? last;
        private long writtenAt = Stopwatch.GetTimestamp();

        public void Report(SyncProgress value)
        {
            lock (gate)
            {
                if (last is not null && (Name(last) != Name(value) || Stopwatch.GetElapsedTime(writtenAt) > Pause))
                    Write(last);
                last = value;
            }
        }

        public void End()
        {
            if (last is not null)
                Write(last);
        }

        private void Write(SyncProgress progress)
        {
            writtenAt = Stopwatch.GetTimestamp();
            if (progress.Stage.Length > 0)
                writer.WriteLine($"{SafeText.OneLine(progress.Stage)} {Count(progress)}".TrimEnd());
        }
    }
}
