using Spectre.Console;
using Tracker.Core.AnswersOut.Releases;

namespace Tracker.Host.Cli;

/// <summary>Releases for people, newest first, each with its announcement.</summary>
internal static class ReleasesText
{
    private const int LongestName = 24;
    private const int LongestText = 300;
    private const int CommitDigits = 12;

    public static void Write(IAnsiConsole console, ReleasesAnswer answer)
    {
        console.Write(new Text($"Releases since {SafeText.Day(answer.Since)}: {answer.Releases.Count}.\n\n"));
        var width = Math.Min(LongestName, answer.Releases.Max(release => Name(release).Length));
        foreach (var release in answer.Releases)
        {
            Line(console, $"{SafeText.Day(release.At)}  {Name(release).PadRight(width)}  {release.Kind,-9}  {Project(release)}", "default");
            if ((release.Url ?? release.MessageId) is { } mail)
                Line(console, $"            {SafeText.OneLine(mail, LongestText)}", "grey");
        }
        if (answer.AsOf is { } asOf)
            Line(console, $"\nTrees read up to {SafeText.Minute(asOf)}.", "grey");
    }

    private static string Name(ReleaseAnswer release) => SafeText.OneLine(release.Name, LongestName);

    private static string Project(ReleaseAnswer release) =>
        SafeText.OneLine(release.Tree is { } tree ? $"{release.Project} ({tree} {Commit(release)})" : release.Project, LongestText);

    private static string Commit(ReleaseAnswer release) =>
        release.TagCommit is { } commit ? commit[..Math.Min(CommitDigits, commit.Length)] : "";

    // Text, never markup: brackets in a name are brackets.
    private static void Line(IAnsiConsole console, string text, string style) => console.Write(new Text(text + "\n", Style.Parse(style)));
}
