using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Tracker.Core.Notes.Reading;

/// <summary>Lines that belong together.</summary>
/// <param name="IsHeading">It names what follows, instead of saying something.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoteParagraph(int Start, int End, bool IsHeading);

/// <summary>Splits notes where a blank line, a heading, an entry of a list or a row of a table begins something new.</summary>
internal static partial class NoteParagraphs
{
    private const int LongestHeading = 100;

    public static IEnumerable<NoteParagraph> In(string text)
    {
        var start = -1;
        var end = 0;
        var lines = 0;
        foreach (var (from, to) in Lines(text))
        {
            var kind = KindOf(text.AsSpan(from, to - from));
            if (start >= 0 && kind is not LineKind.More)
            {
                yield return Of(text, start, end, lines);
                start = -1;
            }
            if (kind is LineKind.Blank)
                continue;
            (start, lines) = start < 0 ? (from, 1) : (start, lines + 1);
            end = to;
            if (kind is not LineKind.Alone)
                continue;
            yield return Of(text, start, end, lines);
            start = -1;
        }
        if (start >= 0)
            yield return Of(text, start, end, lines);
    }

    private static LineKind KindOf(ReadOnlySpan<char> line) =>
        line.IsWhiteSpace() ? LineKind.Blank
        : line.TrimStart() is ['#', ..] or ['|', ..] ? LineKind.Alone
        : Entry().IsMatch(line[..Math.Min(line.Length, 60)]) ? LineKind.First
        : LineKind.More;

    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            yield return (at, end);
            at = end + 1;
        }
    }

    private static NoteParagraph Of(string text, int start, int end, int lines)
    {
        var line = text.AsSpan(start, end - start).Trim();
        return new(start, end, lines == 1 && line.Length <= LongestHeading && (line[0] == '#' || line[^1] is not ('.' or '!' or '”' or '"') && !Entry().IsMatch(line)));
    }

    /// <summary>"- ", "* ", "3. ", "[ ] ".</summary>
    [GeneratedRegex(@"^\s*([-*+•]|[0-9]{1,3}[.)])\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    private enum LineKind
    {
        Blank,

        /// <summary>It goes on with what the line before began.</summary>
        More,

        /// <summary>An entry of a list.</summary>
        First,

        /// <summary>A heading, a row of a table.</summary>
        Alone,
    }
}
