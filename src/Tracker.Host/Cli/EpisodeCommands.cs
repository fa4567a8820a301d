using System.CommandLine;
using System.Text.Json;
using Tracker.Core;
using Tracker.Core.Episodes;

namespace Tracker.Host.Cli;

/// <summary><c>tracker episode add</c>, <c>list</c>, <c>show</c> and <c>remove</c>: what was aired, and what became of it.</summary>
internal static class EpisodeCommands
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The episode's name; 'tracker episode list' lists them" };
    private static readonly Option<string?> Aired = new("--aired") { Description = "The day on which it was aired", HelpName = "2024-01-31", Required = true };

    private static readonly Option<string?> NewName = new("--name")
    {
        Description = "How to call it; else as its day. An episode of that name is replaced",
        HelpName = "NAME",
    };

    public static Command Add()
    {
        var command = new Command("add", "Keep an episode's notes: what they speak of is followed from then on") { NotesFileArgument.File, Aired, NewName };
        command.SetAction(parsed => Add(new Invocation(parsed)));
        return command;
    }

    public static Command List()
    {
        var command = new Command("list", "The episodes, newest first");
        command.SetAction(parsed => List(new Invocation(parsed)));
        return command;
    }

    public static Command Show()
    {
        var command = new Command("show", "What an episode spoke of, and what became of it") { Name };
        command.SetAction(parsed => Show(new Invocation(parsed)));
        return command;
    }

    public static Command Remove()
    {
        var command = new Command("remove", "Forget an episode; what only it spoke of is followed no longer") { Name };
        command.SetAction(parsed => Remove(new Invocation(parsed)));
        return command;
    }

    private static int Add(Invocation invocation)
    {
        var aired = DayText.TryReadDate(invocation.Get(Aired) ?? "", out var day) ? day
            : throw new TrackerException($"'{SafeText.OneLine(invocation.Get(Aired) ?? "", 40)}' is no day. Write --aired as 2024-01-31.");
        return Tell(invocation, invocation.OpenEpisodePass().Add(invocation.Get(NewName), aired, NotesFileArgument.Read(invocation.Get(NotesFileArgument.File) ?? "").Notes.Text), EpisodeText.WriteAdded);
    }

    private static int Remove(Invocation invocation) =>
        Tell(invocation, invocation.OpenEpisodePass().Remove(invocation.Get(Name) ?? ""), EpisodeText.WriteRemoved);

    private static int Tell(Invocation invocation, EpisodeOutcome outcome, Action<Spectre.Console.IAnsiConsole, EpisodeOutcome> write)
    {
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome, TrackerJson.Answers.EpisodeOutcome));
        else if (!invocation.Quiet)
            write(invocation.Output(), outcome);
        return ExitCodes.Yes;
    }

    private static int List(Invocation invocation)
    {
        var episodes = invocation.OpenEpisodes().Episodes();
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(episodes, TrackerJson.Answers.IReadOnlyListEpisodeSummary));
        else
            EpisodeText.WriteList(invocation.Output(), episodes);
        return ExitCodes.Yes;
    }

    private static int Show(Invocation invocation)
    {
        var name = invocation.Get(Name) ?? "";
        var episode = invocation.OpenEpisodes().Episode(name)
            ?? throw new TrackerException($"There is no episode '{name}'. 'tracker episode list' lists them.");
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(episode, TrackerJson.Answers.EpisodeAnswer));
        else
            EpisodeText.Write(invocation.Output(), episode);
        return ExitCodes.Yes;
    }
}
