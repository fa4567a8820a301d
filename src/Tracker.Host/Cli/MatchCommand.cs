using System.CommandLine;
using System.Text.Json;

namespace Tracker.Host.Cli;

/// <summary><c>tracker match</c>: which posted patch a commit is, or which commit a mail became, and why.</summary>
internal static class MatchCommand
{
    private static readonly Argument<string> Query = new("query")
    {
        Description = "A commit's id, or a mail's message-id or address",
        HelpName = "COMMIT|MSGID",
    };

    private static readonly Option<bool> Explain = new("--explain") { Description = "All candidates, with what speaks for and against each" };

    public static Command Create()
    {
        var command = new Command("match", "Which posted patch a commit is, or which commit a mail became, and why") { Query, Explain };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var answer = invocation.OpenAnswers().Match(invocation.Get(Query) ?? "");
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.MatchAnswer));
        if (answer.Note is { } note)
            return TrackerCommand.Fail(note, ExitCodes.Mistake);
        if (!invocation.Json)
            new MatchText(invocation.Output(), invocation.Get(Explain)).Write(answer);
        return answer.Commits.Any(commit => commit.Confidence is not null) || answer.Mails.Any(mail => mail.Commits.Any(commit => commit.IsMatch))
            ? ExitCodes.Yes : ExitCodes.No;
    }
}
