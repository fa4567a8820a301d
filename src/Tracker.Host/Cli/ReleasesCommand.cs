using System.CommandLine;
using System.Text.Json;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary><c>tracker releases</c>: what was released lately.</summary>
internal static class ReleasesCommand
{
    private static readonly Option<string?> Since = new("--since")
    {
        Description = "From this day on (UTC); else thirty days before the newest tag",
        HelpName = "2024-01-31",
    };

    public static Command Create()
    {
        var command = new Command("releases", "What was released: tags of the trees and announcements on the lists") { Since };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var answer = invocation.OpenAnswers().Releases(Day(invocation.Get(Since)));
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.ReleasesAnswer));
        if (answer.Releases.Count == 0)
            return TrackerCommand.Fail($"No release since {SafeText.Day(answer.Since)} is known. Name an earlier day with --since, or run 'tracker sync'.", ExitCodes.Mistake);
        if (!invocation.Json)
            ReleasesText.Write(invocation.Output(), answer);
        return ExitCodes.Yes;
    }

    private static DateTimeOffset? Day(string? written) =>
        written is null ? null
        : DayText.TryRead(written, out var day) ? day
        : throw new TrackerException($"'{SafeText.OneLine(written, 40)}' is no day. Write --since as 2024-01-31.");
}
