using Spectre.Console;
using Tracker.Core.AnswersOut;

namespace Tracker.Host.Cli;

/// <summary>An answer for people: the verdict first, in a sentence for the microphone, then the trees, then the evidence.</summary>
internal sealed class StatusText(IAnsiConsole console)
{
    private const int LongestTitle = 300;
    private const int LongestSentence = 2000;
    private const int CommitDigits = 12;

    public void Write(StatusAnswer answer)
    {
        WriteWhole(answer.Series[0]);
        WriteOthers([.. answer.Series.Skip(1)]);
        Line(CoverageText.Sentence(answer.Coverage), "grey");
    }

    private void WriteWhole(SeriesAnswer series)
    {
        Line(series.Sentence, VerdictColor(series.Verdict), LongestSentence);
        if (series.Path.Length > 0)
            Line(series.Path, "default", LongestSentence);
        console.WriteLine();
        Line($"{Safe(series.Title)}");
        Line($"by {Safe(series.Author.Name.Length > 0 ? series.Author.Name : series.Author.Email)}; series {series.Id} of {Safe(series.Community)}");
        WriteVersions(series.Versions);
        WriteTimeline(series.Timeline);
        WriteNotes([.. series.CoveredIn.Select(covered => $"{SeriesText.Covered(covered)}.")]);
        WriteTrees(series.Trees);
        WritePatches(series.Patches);
        WriteNotes(SeriesText.Notes(series));
    }

    private void WriteNotes(IReadOnlyList<string> notes)
    {
        if (notes.Count == 0)
            return;
        console.WriteLine();
        foreach (var note in notes)
            Line(note, "default", LongestSentence);
    }

    private void WriteVersions(IReadOnlyList<VersionAnswer> versions)
    {
        console.WriteLine();
        var grid = NewGrid(2);
        foreach (var version in versions)
            grid.AddRow(Plain(VersionName(version)), Plain($"{SafeText.Day(version.PostedAt)}  {Patches(version.Parts)}  {Safe(version.Url ?? version.MessageId)}"));
        console.Write(grid);
    }

    private static string Patches(int count) => count == 1 ? "1 patch" : $"{count} patches";

    private static string VersionName(VersionAnswer version) =>
        $"v{version.Version}{(version.IsRfc ? " RFC" : "")}{(version.IsResend ? " RESEND" : "")}";

    /// <summary>Without the postings: they stand above with their addresses.</summary>
    private void WriteTimeline(IReadOnlyList<TimelineEvent> timeline)
    {
        var events = timeline.Where(happened => happened.Kind != TimelineKinds.Posted).ToList();
        if (events.Count == 0)
            return;
        console.WriteLine();
        var grid = NewGrid(2);
        foreach (var happened in events)
            grid.AddRow(Plain(SafeText.Day(happened.At)), Plain(happened.Text));
        console.Write(grid);
    }

    private void WriteTrees(IReadOnlyList<TreeAnswer> trees)
    {
        if (trees.Count == 0)
            return;
        console.WriteLine();
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var heading in (string[])["tree", "branch", "landed", "release", "came in"])
            table.AddColumn(new TableColumn(new Text(heading)).PadRight(1));
        foreach (var tree in trees)
            table.AddRow(Plain(tree.Tree), Plain(tree.Branch), Plain(SeriesText.Landed(tree)), Plain(SeriesText.Release(tree)), Plain(CoverageText.Between(tree.FirstAt, tree.LastAt)));
        console.Write(table);
    }

    private void WritePatches(IReadOnlyList<PatchAnswer> patches)
    {
        console.WriteLine();
        var grid = NewGrid(2);
        foreach (var patch in patches)
        {
            grid.AddRow(Plain($"{patch.Part}/{patches.Count}"), Plain(patch.Title));
            if (patch.Landings.Count == 0)
                grid.AddRow(Plain(""), new Text("found nowhere", Style.Parse("grey")));
            foreach (var landing in patch.Landings)
                grid.AddRow(Plain(""), new Text(OfLanding(landing), Style.Parse("grey")));
        }
        console.Write(grid);
    }

    private static string OfLanding(LandingAnswer landing) => Safe(
        $"{landing.Tree} {landing.Branch}{(landing.Release is null ? "" : $" {landing.Release}")}: {State(landing)}"
        + $"{Short(landing.Commit)} of {SafeText.Day(landing.CommittedAt)}, from {SeriesText.Version(landing)},"
        + $" {SafeText.Percent(landing.Confidence)} sure by {string.Join(", ", landing.Evidence)}");

    private static string State(LandingAnswer landing) => landing switch
    {
        { RevertedBy: { } revert } => $"reverted by {Short(revert.Commit)}{(revert.Release is null ? "" : $" in {revert.Release}")}, ",
        { State: "landed" } => "",
        _ => $"{landing.State}, ",
    };

    private static string Short(string commit) => commit[..Math.Min(CommitDigits, commit.Length)];

    private void WriteOthers(IReadOnlyList<SeriesAnswer> others)
    {
        console.WriteLine();
        if (others.Count == 0)
            return;
        Line("Also found:");
        var grid = NewGrid(3);
        foreach (var series in others)
            grid.AddRow(Plain($"{series.Id}"), new Text(series.Verdict, Style.Parse(VerdictColor(series.Verdict))), Plain($"v{series.LatestVersion} {series.Title}"));
        console.Write(grid);
        console.WriteLine();
    }

    private static Grid NewGrid(int columns)
    {
        var grid = new Grid();
        for (var column = 1; column < columns; column++)
            grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 0, 0) });
        return grid.AddColumn(new GridColumn { Padding = new Padding(2, 0, 0, 0) });
    }

    internal static string VerdictColor(string verdict) => verdict switch
    {
        Verdicts.Merged => "green",
        Verdicts.NotMerged or Verdicts.Dropped or Verdicts.Reverted => "red",
        _ => "yellow",
    };

    private void Line(string text, string style = "default", int longest = LongestTitle) =>
        console.Write(new Text(SafeText.OneLine(text, longest) + "\n", Style.Parse(style)));

    // Text, never markup: brackets in a subject are brackets.
    private static Text Plain(string text) => new(Safe(text));

    private static string Safe(string text) => SafeText.OneLine(text, LongestTitle);
}
