using Spectre.Console;
using Tracker.Core.Episodes;

namespace Tracker.Host.Cli;

/// <summary>What is followed, for people.</summary>
internal static class FollowText
{
    private const int LongestTitle = 300;
    private const int LongestSentence = 2000;

    public static void Write(IAnsiConsole console, FollowOutcome outcome)
    {
        if (outcome.Followed is { } followed)
            WriteOne(console, outcome.WasKnown ? "Followed already: " : "Followed: ", followed);
        if (outcome.Removed is { } removed)
            WriteOne(console, "Followed no longer: ", removed);
        var candidates = NewGrid();
        foreach (var candidate in outcome.Candidates)
        {
            candidates.AddRow(new Text("-"), Safe($"{candidate.Title}, by {candidate.Author}"));
            candidates.AddRow(new Text(""), Safe($"{candidate.Verdict}; {SafeText.Day(candidate.PostedAt)}; {candidate.MessageId}", "grey"));
        }
        if (outcome.Candidates.Count > 0)
            console.Write(candidates);
    }

    public static void Write(IAnsiConsole console, FollowsAnswer follows)
    {
        foreach (var follow in follows.Follows)
            WriteOne(console, "", follow);
        if (Besides(follows) is { } besides)
            console.Write(new Text($"{besides}\n", Style.Parse("grey")));
    }

    private static string? Besides(FollowsAnswer follows) => follows switch
    {
        { Follows: [], ByEpisodes: 0 } =>
            "No series is followed yet. 'tracker follow add QUERY' follows one, 'tracker episode add FILE --aired DAY' all that an episode speaks of.",
        { Follows: [] } => $"No series is followed besides the {Count(follows.ByEpisodes)} that episodes spoke of.",
        { ByEpisodes: 0 } => null,
        _ => $"Followed besides are the {Count(follows.ByEpisodes)} that episodes spoke of.",
    };

    private static string Count(int series) => series == 1 ? "1 series" : $"{series} series";

    private static void WriteOne(IAnsiConsole console, string prefix, FollowAnswer follow)
    {
        var grid = NewGrid();
        if (follow.Series is { } series)
        {
            grid.AddRow(new Text($"{prefix}{follow.Number}:"), Safe($"{series.Title}, by {series.Author}"));
            grid.AddRow(new Text(""), Safe($"{series.Verdict}: {series.Path}", StatusText.VerdictColor(series.Verdict)));
        }
        else
        {
            grid.AddRow(new Text($"{prefix}{follow.Number}:"), Safe(follow.Query));
            grid.AddRow(new Text(""), Safe($"the archives that are read do not have {follow.MessageId}", "grey"));
        }
        console.Write(grid);
    }

    private static Grid NewGrid() => new Grid()
        .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });

    // Text, never markup: brackets in a title are brackets.
    private static Text Safe(string text, string style = "default") =>
        new(SafeText.OneLine(text, style == "default" ? LongestTitle : LongestSentence), Style.Parse(style));
}
