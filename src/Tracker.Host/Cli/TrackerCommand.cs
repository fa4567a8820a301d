using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Microsoft.Data.Sqlite;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary>The command line: its commands, and the one place where a failure becomes a line on stderr and an exit code.</summary>
internal static class TrackerCommand
{
    public static int Run(string[] arguments)
    {
        // A query may begin with '@'; to the library that would be a file with more arguments.
        var parsed = Create().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Action is ParseErrorAction
            ? Fail($"{Misunderstood(parsed)} See '{CommandLine(parsed.CommandResult)} --help'.", ExitCodes.Mistake)
            : Guard(() => parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }));
    }

    public static int Fail(string message, int exitCode)
    {
        Console.Error.WriteLine($"tracker: {SafeText.OneLine(message, 4000)}");
        return exitCode;
    }

    private static string Misunderstood(ParseResult parsed) =>
        parsed.UnmatchedTokens is [var unknown, ..] ? $"There is no command or option '{unknown}' here." : parsed.Errors[0].Message;

    private static string CommandLine(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{CommandLine(parent)} {command.Command.Name}" : "tracker";

    private static RootCommand Create()
    {
        var root = new RootCommand("Follows posted patch series into upstream git trees: which version landed, where, in which release.")
        {
            StatusCommand.Create(),
            DiffCommand.Create(),
            SyncCommand.Create(),
            PullsCommand.Create(),
            ReleasesCommand.Create(),
            MatchCommand.Create(),
            EvaluateCommand.Create(),
            ExportCommand.Create(),
            CorrectCommands.Link(),
            CorrectCommands.Unlink(),
            CorrectCommands.Same(),
            CorrectionsCommand.Create(),
            NotesCommand.Create(),
            PersonCommand.Create(),
            EpisodeCommand.Create(),
            FollowCommand.Create(),
            NewsCommand.Create(),
            ServeCommand.Create(),
            DoctorCommand.Create(),
            RebuildCommand.Create(),
            DemoCommand.Create(),
        };
        foreach (var option in CommonOptions.All)
            root.Add(option);
        return root;
    }

    private static int Guard(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (TrackerException failure)
        {
            return Fail(failure.Message, ExitCodes.Mistake);
        }
        catch (SqliteException failure)
        {
            return Fail($"The database: {failure.Message} Check the disk's space and permissions, or give another folder with --data.", ExitCodes.Mistake);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Fail($"{failure.Message} Check the disk's space and permissions.", ExitCodes.Mistake);
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped; the next sync goes on from here.", ExitCodes.Stopped);
        }
    }
}
