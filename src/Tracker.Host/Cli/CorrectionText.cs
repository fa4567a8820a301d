using Spectre.Console;
using Tracker.Core.AnswersOut;

namespace Tracker.Host.Cli;

/// <summary>Corrections for people.</summary>
internal static class CorrectionText
{
    private const int LongestLine = 2000;

    /// <summary>"3: commit ... is the patch ..., said Ada on 2024-01-31: squashed by hand".</summary>
    public static string Of(CorrectionAnswer correction) =>
        $"{correction.Number}: {correction.Text}, said {correction.By} on {SafeText.Day(correction.At)}"
        + (correction.Reason is { } reason ? $": {reason}" : "")
        + (correction.Waits is { } waits ? $" ({waits})" : "");

    public static void WriteList(IAnsiConsole console, IReadOnlyList<CorrectionAnswer> corrections)
    {
        if (corrections.Count == 0)
            Line(console, "Nothing has been put right by hand.");
        foreach (var correction in corrections)
            Line(console, Of(correction));
    }

    public static void Line(IAnsiConsole console, string text) => console.Write(new Text(SafeText.OneLine(text, LongestLine) + "\n"));
}
