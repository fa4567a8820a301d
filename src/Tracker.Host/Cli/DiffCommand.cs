using System.CommandLine;
using System.Text.Json;

namespace Tracker.Host.Cli;

/// <summary><c>tracker diff</c>: what changed between a patch as posted and as landed, or between two versions.</summary>
internal static class DiffCommand
{
    private static readonly Argument<string[]> Mails = new("msgid")
    {
        Description = "A mail of the series: its message-id or a lore URL; a second one, of another version, to compare versions",
        Arity = new ArgumentArity(1, 2),
    };

    private static readonly Option<string?> Tree = new("--tree")
    {
        Description = "Compare with what landed in this tree; else in mainline, where it did",
        HelpName = "NAME",
    };

    private static readonly Option<string?> Against = new("--against")
    {
        Description = "Compare with this version of the series",
        HelpName = "v2",
    };

    public static Command Create()
    {
        var command = new Command("diff", "What changed between a patch as posted and as landed, or between two versions") { Mails, Tree, Against };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var mails = invocation.Get(Mails) ?? [];
        var tree = invocation.Get(Tree);
        var against = invocation.Get(Against);
        if ((mails.Length > 1 ? 1 : 0) + (tree is null ? 0 : 1) + (against is null ? 0 : 1) > 1)
            return TrackerCommand.Fail("Name one thing to compare with: a second mail, --against or --tree.", ExitCodes.Mistake);
        var answer = invocation.OpenComparisons().Ask(mails[0], tree, against ?? mails.ElementAtOrDefault(1));
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.DiffAnswer));
        if (answer.Parts.Count == 0)
            return TrackerCommand.Fail(answer.Sentence, ExitCodes.Mistake);
        if (!invocation.Json)
            new DiffText(invocation.Output()).Write(answer);
        return ExitCodes.Yes;
    }
}
