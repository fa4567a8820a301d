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
        foreach (var candidate in outcome.Candidates)
        {
            Line(console, $"{candidate.Title}, by {candidate.Author}");
            Line(console, $"  {candidate.Verdict}; {SafeText.Day(candidate.PostedAt)}; {candidate.MessageId}", "grey");
        }
    }

    public static void Write(IAnsiConsole console, FollowsAnswer follows)
    {
        foreach (var follow in follows.Follows)
            WriteOne(console, "", follow);
        Line(console, $"{(follows.Follows.Count == 0 ? "No series is followed" : "Followed")} {(follows.Follows.Count == 0 ? "besides" : "besides are")} the {Count(follows.ByEpisodes)} that episodes spoke of.", "grey");
    }

    private static string Count(int series) => series == 1 ? "1 series" : $"{series} series";

    private static void WriteOne(IAnsiConsole console, string prefix, FollowAnswer follow)
    {
        if (follow.Series is { } series)
        {
            Line(console, $"{prefix}{follow.Number}: {series.Title}, by {series.Author}");
            Line(console, $"   {series.Verdict}: {series.Path}", StatusText.VerdictColor(series.Verdict));
        }
        else
        {
            Line(console, $"{prefix}{follow.Number}: {follow.Query}");
            Line(console, $"   the archives that are read do not have {follow.MessageId}", "grey");
        }
    }

    // Text, never markup: brackets in a title are brackets.
    private static void Line(IAnsiConsole console, string text, string style = "default") =>
        console.Write(new Text(SafeText.OneLine(text, style == "default" ? LongestTitle : LongestSentence) + "\n", Style.Parse(style)));
}
