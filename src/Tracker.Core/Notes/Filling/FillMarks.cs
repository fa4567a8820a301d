using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Core.Notes.Filling;

/// <summary>A mark in the text.</summary>
/// <param name="End">Behind its last character.</param>
internal sealed record FoundMark(int Start, int End, int Number);

/// <summary>The form of what is filled in, and where a text has such. Whose it is says the <see cref="FillLedger"/>.</summary>
internal static partial class FillMarks
{
    private const int LongestInline = 4_000;

    public static string Footnote(int number) => $"[^tracker-{number}]";

    public static string Definition(int number, string text) => $"{Footnote(number)}: {text}";

    public static string Inline(int number, string text) => $"<!-- tracker {number} --> ({text})<!-- /tracker {number} -->";

    public static string TableStart(int number) => $"<!-- tracker table {number} -->";

    /// <summary>The numbers that a text has in what looks like a mark: they are not to be used in it again.</summary>
    public static HashSet<int> NumbersIn(string text) =>
        [.. AnyMark().Matches(text).Select(mark => Number(mark.Groups["number"].ValueSpan)).OfType<int>()];

    /// <summary>Footnote marks, wherever they stand.</summary>
    public static IEnumerable<FoundMark> Footnotes(string text, IReadOnlySet<int> numbers) =>
        FootnoteMark().Matches(text)
            .Select(mark => new FoundMark(mark.Index, mark.Index + mark.Length, Number(mark.Groups["number"].ValueSpan) ?? 0))
            .Where(mark => numbers.Contains(mark.Number));

    /// <summary>From a comment that opens to the one that closes it; what has lost the one or the other is left alone.</summary>
    public static IEnumerable<FoundMark> Inlines(string text, IReadOnlySet<int> numbers)
    {
        Match? open = null;
        foreach (var comment in InlineComment().Matches(text).AsEnumerable())
        {
            if (comment.Groups["close"].Length == 0)
                open = comment;
            else if (open is { } before && Number(comment.Groups["number"].ValueSpan) is { } number && number == Number(before.Groups["number"].ValueSpan)
                && numbers.Contains(number) && comment.Index - before.Index < LongestInline)
                yield return new(before.Index, comment.Index + comment.Length, number);
            if (comment.Groups["close"].Length > 0)
                open = null;
        }
    }

    public static bool IsDefinition(ReadOnlySpan<char> line, IReadOnlySet<int> numbers) => OfLine(line, "[^tracker-", "]: ", numbers, isWhole: false);

    public static bool IsTableStart(ReadOnlySpan<char> line, IReadOnlySet<int> numbers) => OfLine(line, "<!-- tracker table ", " -->", numbers, isWhole: true);

    private static bool OfLine(ReadOnlySpan<char> line, string before, string after, IReadOnlySet<int> numbers, bool isWhole)
    {
        if (!line.StartsWith(before, StringComparison.Ordinal) || line.IndexOf(after, StringComparison.Ordinal) is not (> 0 and var end))
            return false;
        return end >= before.Length && Number(line[before.Length..end]) is { } number && numbers.Contains(number) && (!isWhole || line.Length == end + after.Length);
    }

    /// <summary>Numbers are written without zeros before them; what is larger than any of ours is none.</summary>
    private static int? Number(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= 6 && digits[0] != '0' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"(\[\^tracker-|<!-- /?tracker (table )?)(?<number>[0-9]{1,6})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AnyMark();

    [GeneratedRegex(@"\[\^tracker-(?<number>[0-9]{1,6})\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMark();

    [GeneratedRegex(@"<!-- (?<close>/?)tracker (?<number>[0-9]{1,6}) -->", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex InlineComment();
}
