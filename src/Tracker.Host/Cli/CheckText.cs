using Spectre.Console;
using Tracker.Core.Notes.Checking;

namespace Tracker.Host.Cli;

/// <summary>What the trees contradict, line by line; what they bear out is only counted.</summary>
internal static class CheckText
{
    private const int LongestText = 500;

    public static void Write(IAnsiConsole console, CheckAnswer answer)
    {
        foreach (var statement in answer.Statements.Where(statement => statement.Outcome == CheckOutcomes.Contradicts))
        {
            Line(console, $"line {statement.Line}: {SafeText.OneLine(statement.Sentence, LongestText)}", "default");
            Line(console, $"    the notes say: {statement.Says}", "default");
            Line(console, $"    the trees say: {SafeText.OneLine(statement.Trees ?? "", LongestText)}", "red");
        }
        Line(console, Sum(answer), "default");
    }

    private static string Sum(CheckAnswer answer)
    {
        if (answer.Statements.Count == 0)
            return $"The notes say nothing that the trees could contradict ({Count(answer.Mentions, "mention")}).";
        List<string> counts =
        [
            $"{Done(Of(answer, CheckOutcomes.Agrees), "agree")} with the trees", $"{Done(answer.Contradictions, "contradict")} them", $"{Of(answer, CheckOutcomes.Unclear)} cannot be told",
            $"{answer.Unchecked} of what was not found",
        ];
        return $"{Count(answer.Statements.Count, "statement")}: {string.Join(", ", counts)}.{(answer.AsOf is { } asOf ? $" As of {SafeText.Minute(asOf)}." : "")}";
    }

    private static int Of(CheckAnswer answer, string outcome) => answer.Statements.Count(statement => statement.Outcome == outcome);

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    private static string Done(int number, string verb) => number == 1 ? $"1 {verb}s" : $"{number} {verb}";

    // Text, never markup: brackets in a sentence are brackets.
    private static void Line(IAnsiConsole console, string text, string style) => console.Write(new Text(text + "\n", Style.Parse(style)));
}
