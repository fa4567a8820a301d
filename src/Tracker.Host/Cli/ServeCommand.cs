using System.CommandLine;
using Serilog.Extensions.Logging;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary><c>tracker serve</c>: pages, API and the scheduled sync in one process.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Web pages, the API and the scheduled sync");
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var configuration = invocation.ReadConfiguration();
        using var log = invocation.CreateLog(configuration, usual: null);
        using var loggers = new SerilogLoggerProvider(log);
        using var web = TrackerHost.Build(configuration, loggers, TimeProvider.System);
        try
        {
            web.Start();
        }
        catch (IOException failure)
        {
            throw new TrackerException($"{failure.Message} Choose another address in Tracker:Web:Urls.", failure);
        }
        Console.Error.WriteLine($"tracker: serving {string.Join(", ", web.Urls)}; stop with Ctrl-C.");
        web.WaitForShutdown();
        return ExitCodes.Yes;
    }
}
