using System.Globalization;
using Spectre.Console;
using Tracker.Core.Notes;

namespace Tracker.Host.Cli;

/// <summary>A measurement of what is found in notes, for people: the numbers, then what was missed and what is wrong.</summary>
internal static class DetectionText
{
    private const int LongestQuote = 56;

    public static void Write(IAnsiConsole console, DetectionAnswer answer)
    {
        Line(console, $"{"",-10}{"labelled",9}{"found",9}{"right",9}{"precision",12}{"recall",9}", "grey");
        foreach (var count in answer.Kinds.Append(answer.All))
            Line(console, $"{count.Kind,-10}{count.Labelled,9}{count.Found,9}{count.Right,9}{Share(count.Precision),12}{Share(count.Recall),9}", "default");
        Places(console, "Missed", answer.Missed);
        Places(console, "Found, and not labelled", answer.Wrong);
    }

    private static void Places(IAnsiConsole console, string heading, IReadOnlyList<DetectedText> places)
    {
        if (places.Count == 0)
            return;
        Line(console, $"\n{heading}, {places.Count}:", "yellow");
        foreach (var place in places)
            Line(console, $"{$"{place.Line}:{place.Column}",-11} {place.Kind,-9} {SafeText.OneLine(place.Quote, LongestQuote)}", "default");
    }

    private static string Share(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void Line(IAnsiConsole console, string text, string style) => console.Write(new Text(text + "\n", Style.Parse(style)));
}
