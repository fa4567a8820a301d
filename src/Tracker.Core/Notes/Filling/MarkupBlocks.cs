namespace Tracker.Core.Notes.Filling;

/// <summary>Finds the blocks of Markdown in which nothing may be written: fenced and indented code, settings before the text, where links lead.</summary>
internal static class MarkupBlocks
{
    private const int LargestIndent = 3;

    public static IReadOnlyList<MarkupRegion> Of(TextLines lines)
    {
        var blocks = new List<MarkupRegion>();
        for (var line = 0; line < lines.Count;)
        {
            var after = Block(lines, line);
            if (after > line)
                blocks.Add(new(lines.Start(line), lines.Start(after), IsBlock: true));
            line = Math.Max(line + 1, after);
        }
        return blocks;
    }

    /// <summary>The line after the block that begins here; the same line where none does.</summary>
    private static int Block(TextLines lines, int line) =>
        line == 0 && IsDashes(lines[0]) ? Settings(lines)
        : Fence(lines[line]) is { Length: > 0 } fence ? Fenced(lines, line, fence)
        : IsCode(lines, line) ? While(lines, line, IsIndented)
        : While(lines, line, IsLinkDefinition);

    private static int Settings(TextLines lines)
    {
        for (var line = 1; line < lines.Count; line++)
        {
            if (IsDashes(lines[line]))
                return line + 1;
        }
        return 0;
    }

    private static bool IsDashes(ReadOnlySpan<char> line) => line.TrimEnd() is "---";

    private static int Fenced(TextLines lines, int line, string fence)
    {
        for (var close = line + 1; close < lines.Count; close++)
        {
            if (Fence(lines[close]) is { Length: > 0 } end && end.StartsWith(fence, StringComparison.Ordinal) && lines[close].Trim().Length == end.Length)
                return close + 1;
        }
        return lines.Count;
    }

    /// <summary>The marks that a fence is made of, empty where there is none. A list's item may indent it further.</summary>
    private static string Fence(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart();
        if (!rest.StartsWith("```") && !rest.StartsWith("~~~"))
            return "";
        var length = rest.IndexOfAnyExcept(rest[0]) is > 0 and var marks ? marks : rest.Length;
        return rest[0] == '`' && rest[length..].Contains('`') ? "" : rest[..length].ToString();
    }

    /// <summary>An indented line behind an empty one; within a list's item that is its second paragraph.</summary>
    private static bool IsCode(TextLines lines, int line)
    {
        if (!IsIndented(lines[line]) || (line > 0 && !lines.IsBlank(line - 1)))
            return false;
        var before = line - 1;
        while (before >= 0 && lines.IsBlank(before))
            before--;
        return before < 0 || !(IsListItem(lines[before]) || lines[before][0] is ' ' or '\t');
    }

    private static bool IsIndented(ReadOnlySpan<char> line) => (line.StartsWith("    ") || line.StartsWith("\t")) && !line.IsWhiteSpace();

    private static bool IsListItem(ReadOnlySpan<char> line) =>
        line.TrimStart() is ['-' or '*' or '+', ' ' or '\t', ..] || line.TrimStart().TrimStart("0123456789") is ['.' or ')', ' ' or '\t', ..];

    /// <summary>"[name]: https://..."; a footnote's text is no target.</summary>
    private static bool IsLinkDefinition(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart(' ');
        return line.Length - rest.Length <= LargestIndent && rest.StartsWith("[") && !rest.StartsWith("[^") && rest.IndexOf("]:") is > 1 and var end && rest[..end].IndexOf(']') < 0
            && rest[(end + 2)..].Trim() is { Length: > 0 };
    }

    private delegate bool Fits(ReadOnlySpan<char> line);

    private static int While(TextLines lines, int line, Fits fits)
    {
        while (line < lines.Count && fits(lines[line]))
            line++;
        return line;
    }
}
