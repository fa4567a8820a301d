using System.CommandLine;
using System.Text.Json;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary><c>tracker sync</c>: one pass over all archives and trees, or over one of them.</summary>
internal static class SyncCommand
{
    private static readonly Option<string?> Archive = new("--archive") { Description = "Only this archive", HelpName = "NAME" };
    private static readonly Option<string?> Tree = new("--tree") { Description = "Only this tree", HelpName = "NAME" };
    private static readonly Option<bool> NoFetch = new("--no-fetch") { Description = "Read what was fetched before; use no network" };

    public static Command Create()
    {
        var command = new Command("sync", "Read what is new in archives and trees, and find what landed") { Archive, Tree, NoFetch };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var configuration = invocation.ReadConfiguration();
        var request = configuration.ToRequest(invocation.Get(Archive), invocation.Get(Tree), fetch: !invocation.Get(NoFetch));
        using var stop = new StopSignal();
        return Report(invocation, RunPass(invocation, configuration, request, stop.Token));
    }

    public static SyncOutcome RunPass(Invocation invocation, TrackerConfiguration configuration, SyncRequest request, CancellationToken cancellationToken) =>
        PassProgress.Show(
            invocation, configuration, (logger, progress) => new SyncPass(request, TimeProvider.System, logger, progress).Run(cancellationToken));

    public static int Report(Invocation invocation, SyncOutcome outcome)
    {
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome, TrackerJson.Answers.SyncOutcome));
        else if (!invocation.Quiet)
            Console.Out.WriteLine(Summary(outcome));
        return ReportFailures(outcome);
    }

    public static int ReportFailures(SyncOutcome outcome)
    {
        foreach (var failure in outcome.Failures)
            TrackerCommand.Fail(failure, ExitCodes.No);
        return outcome.Failures.Count == 0 ? ExitCodes.Yes : ExitCodes.No;
    }

    internal static string Summary(SyncOutcome outcome) =>
        $"{outcome.Mails:N0} new mails, {outcome.Commits:N0} new commits, {outcome.SetAside:N0} set aside, {outcome.Landings:N0} landings"
        + (outcome.Failures.Count == 0 ? "." : $"; {outcome.Failures.Count:N0} sources failed.");
}
