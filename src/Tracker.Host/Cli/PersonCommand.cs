using System.CommandLine;
using System.Text.Json;

namespace Tracker.Host.Cli;

/// <summary><c>tracker person</c>: who is it, under which addresses, and what became of their series?</summary>
internal static class PersonCommand
{
    private static readonly Argument<string[]> Query = new("query")
    {
        Description = "A name, a part of it, one that is misspelt, an address, or what stands before its @",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var command = new Command("person", "Who is it? Addresses, first and last seen, series by verdict") { Query };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var query = string.Join(' ', invocation.Get(Query) ?? []);
        var answer = TrackerHost.People(invocation.ReadConfiguration()).Find(query);
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.PeopleAnswer));
        if (answer.People.Count == 0)
            return TrackerCommand.Fail($"Nobody like '{SafeText.OneLine(query, 100)}' wrote a mail or commit that was read. Try a part of the name, or an address.", ExitCodes.Mistake);
        if (!invocation.Json)
            new PersonText(invocation.Output()).Write(answer);
        return ExitCodes.Yes;
    }
}
