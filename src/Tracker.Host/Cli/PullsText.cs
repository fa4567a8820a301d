using System.Globalization;
using Spectre.Console;
using Tracker.Core.AnswersOut.Pulls;

namespace Tracker.Host.Cli;

/// <summary>A merge window for people: the sentence first, then what was pulled, what is open, what was sent again.</summary>
internal sealed class PullsText(IAnsiConsole console)
{
    private const int LongestTitle = 200;
    private const int LongestName = 40;
    private const int CommitDigits = 12;

    public void Write(PullsAnswer answer)
    {
        Line(answer.Sentence, "default");
        WriteGroup("Pulled", "green", answer, PullStates.Pulled);
        WriteGroup("Still open, in no mainline tree that is followed", "yellow", answer, PullStates.Open);
        WriteGroup("Sent again", "grey", answer, PullStates.Superseded);
        if (answer.AsOf is { } asOf)
            Line($"\nTrees read up to {SafeText.Minute(asOf)}.", "grey");
    }

    private void WriteGroup(string heading, string style, PullsAnswer answer, string state)
    {
        var pulls = answer.Pulls.Where(pull => pull.State == state).ToList();
        if (pulls.Count == 0)
            return;
        console.WriteLine();
        Line($"{heading}:", style);
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 0, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(2, 0, 0, 0) });
        foreach (var pull in pulls)
            AddRows(grid, pull);
        console.Write(grid);
    }

    private static void AddRows(Grid grid, PullAnswer pull)
    {
        grid.AddRow(Plain(SafeText.Day(pull.PostedAt)), Plain(pull.Title));
        grid.AddRow(Plain(""), Grey(string.Join("; ", ((string?[])[Name(pull), Size(pull), Outcome(pull)]).OfType<string>())));
        if (pull.State != PullStates.Superseded)
            grid.AddRow(Plain(""), Grey(pull.Url ?? pull.MessageId));
    }

    private static string Name(PullAnswer pull) => SafeText.OneLine(pull.From.Name.Length > 0 ? pull.From.Name : pull.From.Email, LongestName);

    private static string? Size(PullAnswer pull) => (pull.Commits, pull.Files) switch
    {
        ({ } commits, { } files) => $"{Count(commits, "commit")}, {Count(files, "file")} (+{Number(pull.Insertions ?? 0)} -{Number(pull.Deletions ?? 0)})",
        ({ } commits, null) => Count(commits, "commit"),
        (null, { } files) => $"{Count(files, "file")} (+{Number(pull.Insertions ?? 0)} -{Number(pull.Deletions ?? 0)})",
        _ => null,
    };

    private static string? Outcome(PullAnswer pull) => pull.State switch
    {
        PullStates.Pulled when pull.MergedAt is { } at => $"pulled {SafeText.Day(at)} into {pull.Tree} {pull.Branch}{Commit(pull)}{(pull.Release is null ? "" : $", {pull.Release}")}",
        PullStates.Pulled when pull.SaidBy is { } said => $"pulled into {pull.Tree ?? "a tree"}{Commit(pull)}, the pr-tracker said on {SafeText.Day(said.SaidAt)}",
        PullStates.Open when pull.SaidBy is { } said => $"not there, though the pr-tracker said on {SafeText.Day(said.SaidAt)} that {said.Tree ?? "a tree"} has it",
        PullStates.Superseded => $"instead of it: {pull.SupersededBy}",
        _ => null,
    };

    private static string Commit(PullAnswer pull) =>
        pull.MergeCommit is { } merge ? $" by {merge[..Math.Min(CommitDigits, merge.Length)]}" : "";

    private static string Count(int count, string thing) => $"{Number(count)} {thing}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void Line(string text, string style)
    {
        if (text.StartsWith('\n'))
            console.WriteLine();
        console.Write(new Text(Safe(text.TrimStart('\n')) + "\n", Style.Parse(style)));
    }

    // Text, never markup: brackets in a subject are brackets.
    private static Text Plain(string text) => new(Safe(text));

    private static Text Grey(string text) => new(Safe(text), Style.Parse("grey"));

    private static string Safe(string text) => SafeText.OneLine(text, LongestTitle);
}
