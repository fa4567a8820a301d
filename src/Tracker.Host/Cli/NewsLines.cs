using Spectre.Console;
using Tracker.Core.Episodes.News;

namespace Tracker.Host.Cli;

/// <summary>News for people: a sentence each, to be read aloud, and below it where it was covered and where to read more.</summary>
internal static class NewsLines
{
    private const int LongestSentence = 1000;

    public static void Write(IAnsiConsole console, NewsAnswer news)
    {
        Line(console, Heading(news), "default");
        foreach (var group in news.Groups)
            WriteGroup(console, group);
        if (news.AsOf is { } asOf)
            Line(console, $"\nTrees read up to {SafeText.Minute(asOf)}.", "grey");
    }

    /// <summary>"News from 2024-04-26 to 2024-05-20: 12."</summary>
    public static string Heading(NewsAnswer news)
    {
        var span = $"from {SafeText.Day(news.Since)}{(news.Until is { } until ? $" to {SafeText.Day(until)}" : " on")}";
        var count = news.Groups.Sum(group => group.Items.Count);
        return count == 0 ? $"No news {span} of anything that is followed." : $"News {span}: {count}.";
    }

    /// <summary>"covered in 2024-03-20 and 2024-01-10"; null: in none.</summary>
    public static string? Covered(NewsItem item) => item.CoveredIn.Count == 0 ? null : $"covered in {string.Join(", ", item.CoveredIn)}";

    private static void WriteGroup(IAnsiConsole console, NewsGroup group)
    {
        console.WriteLine();
        Line(console, $"{group.Heading}:", Color(group.Kind));
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Width = 1, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var item in group.Items)
        {
            grid.AddRow(new Text("-"), Safe(item.Text, "default"));
            grid.AddRow(new Text(""), Safe(string.Join("; ", ((string?[])[Covered(item), item.Url ?? item.MessageId]).OfType<string>()), "grey"));
        }
        console.Write(grid);
    }

    private static string Color(string kind) => kind switch
    {
        NewsKinds.Merged or NewsKinds.Backported => "green",
        NewsKinds.Reverted or NewsKinds.Dropped => "red",
        _ => "yellow",
    };

    // Text, never markup: brackets in a title are brackets.
    private static Text Safe(string text, string style) => new(SafeText.OneLine(text, LongestSentence), Style.Parse(style));

    private static void Line(IAnsiConsole console, string text, string style)
    {
        if (text.StartsWith('\n'))
            console.WriteLine();
        console.Write(new Text(SafeText.OneLine(text.TrimStart('\n')) + "\n", Style.Parse(style)));
    }
}
