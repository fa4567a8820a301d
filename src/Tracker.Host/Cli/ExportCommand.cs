using System.CommandLine;
using System.Text.Json;

namespace Tracker.Host.Cli;

/// <summary><c>tracker export landings</c>: every landing, a row each.</summary>
internal static class ExportCommand
{
    private static readonly Option<string?> Tree = new("--tree") { Description = "Only landings in this tree", HelpName = "NAME" };

    private static readonly Option<string> Format =
        new Option<string>("--format") { Description = "tsv, csv or json", DefaultValueFactory = _ => "tsv" }.AcceptOnlyFromAmong("tsv", "csv", "json");

    public static Command Create()
    {
        var landings = new Command("landings", "Every landing, a row each: which commit which posted patch became") { Tree, Format };
        landings.SetAction(parsed => Run(new Invocation(parsed)));
        return new Command("export", "Everything at once, for scripts") { landings };
    }

    private static int Run(Invocation invocation)
    {
        var rows = invocation.OpenAnswers().Landings(invocation.Get(Tree));
        using var output = Invocation.OpenOutput();
        switch (invocation.Json ? "json" : invocation.Get(Format))
        {
            case "json":
                JsonSerializer.Serialize(output.BaseStream, rows, TrackerJson.Answers.IEnumerableLandingRow);
                output.WriteLine();
                break;
            case "csv":
                LandingsText.WriteCsv(output, rows);
                break;
            default:
                LandingsText.WriteTsv(output, rows);
                break;
        }
        return ExitCodes.Yes;
    }
}
