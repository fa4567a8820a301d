using System.Diagnostics;
using Spectre.Console;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary>Shows on stderr where a pass is: bars on a terminal, now and then a line in a log.</summary>
internal static class PassProgress
{
    public static SyncOutcome Show(Invocation invocation, Func<IProgress<SyncProgress>, SyncOutcome> run)
    {
        if (!invocation.ShowsProgress)
            return ShowLines(invocation.Quiet ? TextWriter.Null : Console.Error, run);
        var console = invocation.Errors();
        return console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new ElapsedTimeColumn())
            .Start(display => AboveBars.While(console, () => run(new Bars(display))));
    }

    private static SyncOutcome ShowLines(TextWriter writer, Func<IProgress<SyncProgress>, SyncOutcome> run)
    {
        var lines = new Lines(writer);
        var outcome = run(lines);
        lines.End();
        return outcome;
    }

    private static string Count(SyncProgress progress) =>
        progress.Of is { } of ? $"{progress.Done:N0} of {of:N0}" : $"{progress.Done:N0}";

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
                Show(Begin(value.Stage), value);
        }

        private static void Show(ProgressTask task, SyncProgress value)
        {
            task.Description = $"{Markup.Escape(SafeText.OneLine(value.Stage))} {Count(value)}";
            task.IsIndeterminate = value.Of is null;
            task.MaxValue = Math.Max(value.Of ?? 0, 1);
            task.Value = value.Of is null ? 0 : value.Done;
        }

        private ProgressTask Begin(string stage)
        {
            if (!tasks.TryGetValue(stage, out var task))
                tasks[stage] = task = display.AddTask("");
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
                if (last is not null && (last.Stage != value.Stage || Stopwatch.GetElapsedTime(writtenAt) > Pause))
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
                writer.WriteLine($"{SafeText.OneLine(progress.Stage)}: {Count(progress)}");
        }
    }
}
