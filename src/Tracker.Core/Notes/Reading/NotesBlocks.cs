using System.Text.RegularExpressions;

namespace Tracker.Core.Notes.Reading;

/// <summary>Finds what in notes is not the host's words: blocks of code, comments of HTML, and what Tracker wrote.</summary>
internal static partial class NotesBlocks
{
    /// <summary>In the order of the text; no two overlap.</summary>
    public static IReadOnlyList<(int Start, int End)> Hidden(string text)
    {
        var found = new List<(int Start, int End)>();
        found.AddRange(Fences(text));
        found.AddRange(Comments(text));
        foreach (var name in new[] { "pre", "script", "style" })
            found.AddRange(Elements(text, name));
        foreach (Match mark in OwnFootnote().Matches(text))
            found.Add((mark.Index, mark.Index + mark.Length));
        return Joined(found);
    }

    private static List<(int Start, int End)> Joined(List<(int Start, int End)> found)
    {
        found.Sort();
        var joined = new List<(int Start, int End)>();
        foreach (var (start, end) in found)
        {
            if (joined is [.., var last] && start <= last.End)
                joined[^1] = (last.Start, Math.Max(end, last.End));
            else
                joined.Add((start, end));
        }
        return joined;
    }

    /// <summary>From a line of three marks to the next that closes it; one that nothing closes goes to the text's end, as in Markdown.</summary>
    private static IEnumerable<(int Start, int End)> Fences(string text)
    {
        (int Start, char Mark, int Length)? open = null;
        foreach (Match line in Fence().Matches(text))
        {
            var mark = line.Groups["mark"].ValueSpan;
            if (open is null)
                open = (line.Index, mark[0], mark.Length);
            else if (open.Value.Mark == mark[0] && mark.Length >= open.Value.Length && line.Groups["rest"].ValueSpan.IsWhiteSpace())
            {
                yield return (open.Value.Start, line.Index + line.Length);
                open = null;
            }
        }
        if (open is { } last)
            yield return (last.Start, text.Length);
    }

    /// <summary>Comments; and what stands between one that begins with "tracker" and the one that ends it.</summary>
    private static IEnumerable<(int Start, int End)> Comments(string text)
    {
        int? own = null;
        foreach (Match comment in Comment().Matches(text))
        {
            if (own is null && comment.Groups["own"].Success)
                own = comment.Index;
            else if (own is { } start && comment.Groups["end"].Success)
            {
                yield return (start, comment.Index + comment.Length);
                own = null;
            }
            yield return (comment.Index, comment.Index + comment.Length);
        }
    }

    /// <summary>What browsers show as code, or not at all; one that nothing closes is none.</summary>
    private static IEnumerable<(int Start, int End)> Elements(string text, string name)
    {
        var (opening, closing) = ($"<{name}", $"</{name}>");
        for (var start = Find(opening, 0); start >= 0;)
        {
            var isElement = start + opening.Length < text.Length && (text[start + opening.Length] == '>' || char.IsWhiteSpace(text[start + opening.Length]));
            var end = isElement ? Find(closing, start) : start;
            if (end < 0)
                yield break;
            if (isElement)
                yield return (start, end + closing.Length);
            start = Find(opening, end + 1);
        }

        int Find(string mark, int from) => text.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A footnote's mark, and the line that defines it.</summary>
    [GeneratedRegex(@"\[\^tracker-[^\]\s]+\](:[^\r\n]*)?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OwnFootnote();

    [GeneratedRegex(@"^ {0,3}(?<mark>`{3,}|~{3,})(?<rest>[^`\r\n]*)\r?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"<!--\s*((?<own>tracker\b)|(?<end>/\s*tracker\b|end[ -]tracker\b))?([^-]|-[^-]|--+[^->])*--+>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Comment();
}
