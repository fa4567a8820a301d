using System.CommandLine;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary><c>tracker rebuild</c>: makes everything derived again from the mail and git data that is there.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var command = new Command("rebuild", "Make everything derived again, from the mail and git data that is there");
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var configuration = invocation.ReadConfiguration();
        var request = configuration.ToRequest(archive: null, tree: null, fetch: false);
        using var stop = new StopSignal();
        return SyncCommand.Report(
            invocation,
            PassProgress.Show(
                invocation, configuration, (logger, progress) => new Rebuild(request, TimeProvider.System, logger, progress).Run(stop.Token)));
    }
}
