using System.CommandLine;
using System.Text.Json;

namespace Tracker.Host.Cli;

/// <summary><c>tracker pulls</c>: what was asked to be pulled in a merge window, and what became of it.</summary>
internal static class PullsCommand
{
    private static readonly Option<string?> Window = new("--window")
    {
        Description = "The release that the window leads to; else the window that is open, or the latest",
        HelpName = "v6.9",
    };

    public static Command Create()
    {
        var command = new Command("pulls", "The merge window: which pull requests were sent, which are pulled, which are still open") { Window };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var answer = invocation.OpenAnswers().Pulls(invocation.Get(Window));
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.PullsAnswer));
        if (answer.Pulls.Count == 0)
            return TrackerCommand.Fail($"{answer.Sentence} Run 'tracker sync', or name another window with --window.", ExitCodes.Mistake);
        if (!invocation.Json)
            new PullsText(invocation.Output()).Write(answer);
        return ExitCodes.Yes;
    }
}
