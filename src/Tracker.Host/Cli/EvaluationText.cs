using System.Globalization;
using Spectre.Console;
using Tracker.Core.AnswersOut.Matches;

namespace Tracker.Host.Cli;

/// <summary>A measurement for people: the numbers, then the misses, then the sample.</summary>
internal sealed class EvaluationText(IAnsiConsole console)
{
    private const int LongestText = 400;
    private const int CommitDigits = 12;

    public void Write(EvaluationAnswer answer)
    {
        WriteNumbers(answer);
        WriteMisses(answer.Misses);
        WriteSample(answer);
    }

    private void WriteNumbers(EvaluationAnswer answer)
    {
        var (messages, patches, series) = (answer.Messages, answer.Patches, answer.Series);
        Line($"{Number(messages.Labelled)} labelled commits{(answer.Tree is null ? "" : $", landings in {answer.Tree}")}, synced {(answer.IgnoresTrailers ? "without" : "with")} trailers.");
        console.WriteLine();
        var grid = Grid();
        grid.AddRow(Plain("exact message"), Plain($"{Number(messages.Exact)} exact, {Number(messages.Wrong)} wrong, {Number(messages.NotMatched)} not matched"));
        grid.AddRow(Plain(""), Plain($"precision {Share(messages.Precision)}, recall {Share(messages.Recall)}, F1 {Share(messages.F1)}"));
        grid.AddRow(Plain("right patch"), Plain($"{Number(patches.Right)} of {Number(messages.Labelled)}, {Share(patches.Share)}"));
        grid.AddRow(Plain("right version"), Plain($"{Number(patches.RightVersion)} of {Number(patches.Right)} right patches, {Share(patches.VersionShare)}"));
        grid.AddRow(Plain("whole series"), Plain($"{Number(series.Right)} of {Number(series.Labelled)} exact, {Share(series.Share)}; {Number(series.RightPatches)} with the right patches, {Share(series.PatchesShare)}"));
        console.Write(grid);
        if (!answer.IgnoresTrailers)
            Line("Labels that come from trailers confirm themselves here: set Tracker:Matching:IgnoreTrailers and sync into another --data folder to measure the rest.", "yellow");
    }

    private void WriteMisses(IReadOnlyList<MissAnswer> misses)
    {
        foreach (var kind in misses.GroupBy(miss => miss.Kind).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key, StringComparer.Ordinal))
        {
            console.WriteLine();
            Line($"{kind.Key}, {Number(kind.Count())}{Doubtful(kind.Count(miss => miss.IsDoubtful))}:", "yellow");
            foreach (var miss in kind)
                Write(miss);
        }
    }

    private static string Doubtful(int count) => count == 0 ? "" : $", of which the content of {Number(count)} says another mail than the label";

    private void Write(MissAnswer miss)
    {
        var grid = Grid();
        grid.AddRow(Plain(Short(miss.Commit)), Plain(miss.Title));
        grid.AddRow(Plain("  label"), Grey(string.Join(", ", miss.Labelled)));
        if (miss.Found is { } found)
            grid.AddRow(Plain("  found"), Grey(found));
        grid.AddRow(Plain(miss.IsDoubtful ? "  doubtful" : ""), Grey(miss.Reason));
        console.Write(grid);
    }

    private void WriteSample(EvaluationAnswer answer)
    {
        console.WriteLine();
        Line($"{Number(answer.Unlabelled)} matched commits have no label{(answer.Sample.Count == 0 ? "" : $"; {Number(answer.Sample.Count)} of them")}.");
        foreach (var match in answer.Sample)
        {
            console.WriteLine();
            var grid = Grid();
            grid.AddRow(Plain(Short(match.Commit)), Plain(match.Title));
            grid.AddRow(Plain("  mail"), Plain(MatchNames.Posting(match.Posting)));
            grid.AddRow(Plain(""), Grey(match.Posting.Url ?? match.Posting.MessageId));
            grid.AddRow(Plain("  by"), Grey($"{string.Join(", ", match.Evidence.Select(evidence => evidence.Kind))}; {SafeText.Percent(match.Confidence)} sure"));
            grid.AddRow(Plain("  alike"), Grey(match.Likeness is { } likeness ? SafeText.Percent(likeness) : "not known"));
            console.Write(grid);
        }
    }

    private static Grid Grid() => new Grid()
        .AddColumn(new GridColumn { NoWrap = true, Width = 16, Padding = new Padding(0, 0, 0, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(1, 0, 0, 0) });

    private static string Short(string commit) => commit[..Math.Min(CommitDigits, commit.Length)];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    private void Line(string text, string style = "default") =>
        console.Write(new Text(SafeText.OneLine(text, LongestText) + "\n", Style.Parse(style)));

    // Text, never markup: brackets in a subject are brackets.
    private static Text Plain(string text) => new(SafeText.OneLine(text, LongestText));

    private static Text Grey(string text) => new(SafeText.OneLine(text, LongestText), Style.Parse("grey"));
}
