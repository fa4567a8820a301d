using System.CommandLine;
using System.Text.Json;
using Tracker.Core.AnswersOut;

namespace Tracker.Host.Cli;

/// <summary><c>tracker status</c>: has it merged yet?</summary>
internal static class StatusCommand
{
    private const int MostSeries = 20;

    private static readonly Argument<string[]> Query = new("query")
    {
        Description = "Words of a title, a message-id, a lore URL, an author, or a commit id",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "Answer as one could have on that day (2024-03-20) or at that time, UTC",
        HelpName = "DATE",
    };

    public static Command Create()
    {
        var command = new Command("status", "Has it merged yet? Which version, in which tree and release") { Query, AsOf };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var query = string.Join(' ', invocation.Get(Query) ?? []);
        var asOf = AsOfTime.Read(invocation.Get(AsOf), TimeProvider.System);
        var answer = invocation.OpenAnswers().Status(query, MostSeries, asOf);
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.StatusAnswer));
        if (answer.Series.Count == 0)
            return TrackerCommand.Fail(NothingFound(answer, asOf), ExitCodes.Mistake);
        if (!invocation.Json)
            new StatusText(invocation.Output()).Write(answer);
        return answer.Series[0].Verdict == Verdicts.Merged ? ExitCodes.Yes : ExitCodes.No;
    }

    private static string NothingFound(StatusAnswer answer, DateTimeOffset? asOf) =>
        answer.Coverage.All(source => source.ReadAt is null)
            ? "Nothing has been read to its end yet. Run 'tracker sync' first."
            : answer.Note is { } note ? $"{note} {CoverageText.Sentence(answer.Coverage)}"
            : $"Nothing found for '{SafeText.OneLine(answer.Query, 100)}'{(asOf is { } moment ? $" that was posted by {SafeText.Minute(moment)}" : "")}. Try words of the title, a message-id or the author's name. {CoverageText.Sentence(answer.Coverage)}";
}
