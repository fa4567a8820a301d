using System.CommandLine;
using System.Text.Json;

namespace Tracker.Host.Cli;

/// <summary><c>tracker corrections</c>: what people put right, and taking one of it back.</summary>
internal static class CorrectionsCommand
{
    private static readonly Option<long?> Undo = new("--undo") { Description = "Take this one back", HelpName = "NUMBER" };

    public static Command Create()
    {
        var command = new Command("corrections", "What was put right by hand: by whom, when and why") { Undo };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation) =>
        invocation.Get(Undo) is { } number
            ? CorrectCommands.Tell(invocation, (pass, token) => pass.Undo(number, token))
            : List(invocation);

    private static int List(Invocation invocation)
    {
        var corrections = invocation.OpenAnswers().Corrections();
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(corrections, TrackerJson.Answers.IReadOnlyListCorrectionAnswer));
        else
            CorrectionText.WriteList(invocation.Output(), corrections);
        return ExitCodes.Yes;
    }
}
