using System.CommandLine;
using System.Text.Json;
using Tracker.Core.Notes.Checking;
using Tracker.Core.Storage;

namespace Tracker.Host.Cli;

/// <summary><c>tracker notes check</c>: does what the notes say agree with the trees?</summary>
internal static class NotesCheckCommand
{
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "Hold it against what was so on that day (2024-03-20) or at that time, UTC", HelpName = "DATE" };

    public static Command Create()
    {
        var command = new Command("check", "Does what the notes say of merges agree with the trees? Exits with 1 where it does not") { NotesFileArgument.File, AsOf, NotesFileArgument.Aired };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var file = NotesFileArgument.Read(invocation.Get(NotesFileArgument.File) ?? "");
        var asOf = AsOfTime.Read(invocation.Get(AsOf), TimeProvider.System);
        var answer = new NotesChecking(TrackerDatabase.In(invocation.ReadConfiguration().DataFolder)).Check(file.Notes.Text, asOf, NotesFileArgument.AiredOn(invocation));
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.CheckAnswer));
        else if (!invocation.Quiet || answer.Contradictions > 0)
            CheckText.Write(invocation.Output(), answer);
        return answer.Contradictions > 0 ? ExitCodes.No : ExitCodes.Yes;
    }
}
