using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Host.Cli;

/// <summary><c>tracker demo</c>: syncs the sample community, without a network, and prints what became of each series.</summary>
internal static class DemoCommand
{
    // Only a folder with this file in it was made by the demo, and may be removed by it.
    private const string Marker = ".made-by-tracker-demo";
    private const int MostSeries = 1000;

    private static readonly string Sample = Path.Combine("data", "sample", "sample.json");

    public static Command Create()
    {
        var command = new Command("demo", "Sync a small sample community and print what landed where; needs no network");
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var file = invocation.ConfigFile ?? TrackerConfiguration.FindAbove(Sample)
            ?? throw new TrackerException($"There is no {Sample} in or above {AppContext.BaseDirectory}: run the demo from a checkout of Tracker.");
        var configuration = TrackerConfiguration.Read(file, invocation.DataFolder);
        MakeFresh(configuration.DataFolder);
        using var stop = new StopSignal();
        var outcome = Sync(invocation, configuration, stop.Token);
        Show(invocation, configuration, file);
        return SyncCommand.ReportFailures(outcome);
    }

    private static SyncOutcome Sync(Invocation invocation, TrackerConfiguration configuration, CancellationToken cancellationToken)
    {
        var trees = new SampleTrees(
            Path.Combine(Path.GetDirectoryName(configuration.File) ?? "", "trees"), Path.Combine(configuration.DataFolder, "sample-trees"));
        var request = configuration.ToRequest(archive: null, tree: null, fetch: true) with
        {
            Communities = [.. configuration.Communities.Select(community => community with { Trees = [.. community.Trees.Select(trees.Here)] })],
        };
        trees.Make(configuration.Communities.SelectMany(community => community.Trees), cancellationToken);
        return SyncCommand.RunPass(invocation, configuration, request, cancellationToken);
    }

    private static void MakeFresh(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            if (!File.Exists(Path.Combine(folder, Marker)))
                throw new TrackerException($"{folder} holds something that the demo did not make: give it an empty folder with --data.");
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Marker), "The demo makes this folder anew each time.\n");
    }

    private static void Show(Invocation invocation, TrackerConfiguration configuration, string file)
    {
        var answers = new Answers(TrackerDatabase.In(configuration.DataFolder));
        var latest = LatestSeries.Of(answers, MostSeries);
        if (invocation.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(latest, TrackerJson.Answers.StatusAnswer));
            return;
        }
        var console = invocation.Output();
        console.Write(VerdictTable.Of(latest.Series));
        Console.Out.WriteLine("Try next:");
        Console.Out.WriteLine($"  ./tracker status {Words(latest.Series)} --config {Shown(file)}{DataOption(invocation)}");
        Console.Out.WriteLine($"  ./tracker serve --config {Shown(file)}{DataOption(invocation)}");
    }

    private static string DataOption(Invocation invocation) => invocation.DataFolder is { } folder ? $" --data {folder}" : "";

    private static string Shown(string file) =>
        Path.GetRelativePath(Environment.CurrentDirectory, file) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : file;

    // Letters and digits alone: the line is meant to be copied into a shell.
    private static string Words(IReadOnlyList<SeriesAnswer> series) =>
        series.OrderByDescending(one => one.Verdict == Verdicts.Merged).FirstOrDefault()?.Title is { } title
            ? string.Join(' ', title.Split(' ').Where(word => word.All(char.IsAsciiLetterOrDigit)).Take(4))
            : "words of a title";
}
