using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace Tracker.Host.Cli;

/// <summary><c>tracker doctor</c>: what is wrong, and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "What is wrong, and what to do: libraries, configuration, database, disk, last passes");
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        IReadOnlyList<Finding> findings = [.. Diagnosis.OfEverything(invocation.ConfigFile, invocation.DataFolder)];
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(findings, TrackerJson.Answers.IReadOnlyListFinding));
        else
            Write(invocation.Output(), findings);
        return findings.All(finding => finding.IsOk) ? ExitCodes.Yes : ExitCodes.No;
    }

    internal static void Write(IAnsiConsole console, IEnumerable<Finding> findings)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var finding in findings)
        {
            grid.AddRow(
                finding.IsOk ? new Text("ok", Style.Parse("green")) : new Text("problem", Style.Parse("red")),
                new Text(SafeText.OneLine(finding.Subject)),
                new Text(SafeText.OneLine(finding.Text)));
        }
        console.Write(grid);
    }
}
