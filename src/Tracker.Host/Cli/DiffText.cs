using Spectre.Console;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.Comparing;

namespace Tracker.Host.Cli;

/// <summary>What changed, for people: the outcome first, a line for each part that is as it was, the others whole.</summary>
internal sealed class DiffText(IAnsiConsole console)
{
    private const int LongestTitle = 300;
    private const int LongestLine = 2000;
    private const int MostLines = 200;
    private const int CommitDigits = 12;
    private const string Removed = "red";
    private const string Added = "green";

    private string before = "";
    private string after = "";

    public void Write(DiffAnswer answer)
    {
        (before, after) = answer.Kind == DiffKinds.Landed ? ("mail", "commit") : Names(answer);
        Line($"{answer.Title}, {answer.Before} {(answer.Kind == DiffKinds.Landed ? "as posted and" : "and")} {answer.After}");
        Line(answer.Sentence);
        foreach (var part in answer.Parts)
            WritePart(part, answer);
    }

    // Two series may both have a v1.
    private static (string, string) Names(DiffAnswer answer) => answer.Before == answer.After ? ("old", "new") : (answer.Before, answer.After);

    private void WritePart(PartDiffAnswer part, DiffAnswer answer)
    {
        var isShort = answer.Parts.Count > 1 && part.State != PartDiffStates.Changed;
        if (!isShort)
            console.WriteLine();
        Line($"{Position(part, answer)} {part.State}{(isShort ? Trailers(part) : "")}  {(part.After ?? part.Before)?.Title}", Style(part.State));
        if (part.After is { Commit: { } commit } landed && !isShort)
            Indented($"{commit[..Math.Min(CommitDigits, commit.Length)]} in {landed.Tree} {landed.Branch}", "grey");
        if (part.Note is { } note)
            Indented(note, "grey");
        if (isShort)
            return;
        foreach (var place in part.AlsoIn)
            Indented($"also in {place}", "grey");
        WriteMessage(part);
        WriteFiles(part);
    }

    private static string Position(PartDiffAnswer part, DiffAnswer answer)
    {
        if (answer.Kind == DiffKinds.Landed)
            return $"{part.Before?.Part}/{part.Before?.Of}";
        var sign = part.State switch
        {
            PartDiffStates.Unchanged => "=",
            PartDiffStates.Dropped => "<",
            PartDiffStates.Added => ">",
            PartDiffStates.Unreadable => "?",
            _ => "!",
        };
        return $"{Number(part.Before)} {sign} {Number(part.After)}";
    }

    private static string Number(DiffSideAnswer? side) => side is null ? "-" : $"{side.Part}";

    private static string Trailers(PartDiffAnswer part) => (part.TrailersAdded.Count, part.TrailersRemoved.Count) switch
    {
        (0, 0) => "",
        (var added, 0) => $" (+{Count(added, "trailer")})",
        (0, var removed) => $" (-{Count(removed, "trailer")})",
        var (added, removed) => $" (+{added} -{Count(removed, "trailer")})",
    };

    private void WriteMessage(PartDiffAnswer part)
    {
        if (part.Title is { } title)
            WriteGroup("title", [(before, title.Before, Removed), (after, title.After, Added)]);
        foreach (var place in part.Message)
            WriteGroup("message", [.. OfMessage(place)]);
        if (part.TrailersAdded.Count + part.TrailersRemoved.Count > 0)
            WriteGroup("trailers", [.. part.TrailersRemoved.Select(trailer => (before, trailer, Removed)), .. part.TrailersAdded.Select(trailer => (after, trailer, Added))]);
    }

    private IEnumerable<(string, string, string)> OfMessage(MessageDifference place)
    {
        if (place.Lead.Length > 0)
            yield return ("", $"… {place.Lead}", "grey");
        if (place.Before.Length > 0)
            yield return (before, place.Before, Removed);
        if (place.After.Length > 0)
            yield return (after, place.After, Added);
        if (place.Tail.Length > 0)
            yield return ("", $"{place.Tail} …", "grey");
    }

    private void WriteFiles(PartDiffAnswer part)
    {
        foreach (var file in part.Files)
        {
            WriteGroup(Heading(file), [.. file.Lines.Take(MostLines).Select(OfLine)]);
            if (file.IsTooLarge)
                Indented($"  too large to compare line by line: {file.OnlyBefore} only in {before}, {file.OnlyAfter} only in {after}", "grey");
            if (file.Lines.Count > MostLines)
                Indented($"  {file.Lines.Count - MostLines} more lines; --json has them all", "grey");
        }
        if (part.LinesInWhiteSpace > 0)
            Indented($"{Count(part.LinesInWhiteSpace, "line")} differ{(part.LinesInWhiteSpace == 1 ? "s" : "")} in white space alone", "grey");
    }

    private string Heading(FileDifference file) => file switch
    {
        { OldPath: { } old } => $"{file.Path} (was {old})",
        { OnlyIn: { } side } => $"{file.Path} (only in {(side == "before" ? before : after)})",
        _ => file.Path,
    };

    private (string, string, string) OfLine(DifferentLine line) =>
        line.Before is { } old ? (before, Code(old), Removed) : (after, Code(line.After ?? ""), Added);

    // A tab shows how deep a line is; on one line of text it would be a blank.
    private static string Code(string line) => line[..Math.Min(line.Length, LongestLine)].Replace("\t", "    ");

    private void WriteGroup(string heading, IReadOnlyList<(string Side, string Text, string Style)> lines)
    {
        Indented(heading, "default");
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(4, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (side, text, style) in lines)
            grid.AddRow(new Text(side, Spectre.Console.Style.Parse("grey")), new Text(SafeText.OneLine(text, LongestLine), Spectre.Console.Style.Parse(style)));
        if (lines.Count > 0)
            console.Write(grid);
    }

    private static string Count(int count, string thing) => $"{count} {thing}{(count == 1 ? "" : "s")}";

    private static string Style(string state) => state switch
    {
        PartDiffStates.Unchanged => "green",
        PartDiffStates.Changed => "yellow",
        PartDiffStates.Dropped or PartDiffStates.Unreadable => "red",
        _ => "default",
    };

    private void Line(string text, string style = "default") =>
        console.Write(new Text(SafeText.OneLine(text, LongestTitle) + "\n", Spectre.Console.Style.Parse(style)));

    private void Indented(string text, string style) =>
        console.Write(new Padder(new Text(SafeText.OneLine(text, LongestLine), Spectre.Console.Style.Parse(style)), new Padding(2, 0, 0, 0)));
}
