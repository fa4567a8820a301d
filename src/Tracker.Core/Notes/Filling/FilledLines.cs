namespace Tracker.Core.Notes.Filling;

/// <summary>Tells which lines of a text were filled in, and what goes with them: the empty line before, the line end where the text had none.</summary>
internal static class FilledLines
{
    /// <summary>Definitions of footnotes, tables, and the line below them.</summary>
    public static IEnumerable<(int Start, int End)> Spans(TextLines lines, IReadOnlySet<int> footnotes, IReadOnlySet<int> tables)
    {
        var isFilled = new bool[lines.Count];
        for (var line = 0; line < lines.Count; line++)
        {
            isFilled[line] |= FillLedger.TryParse(lines[line]) is not null || FillMarks.IsDefinition(lines[line], footnotes);
            if (!FillMarks.IsTableStart(lines[line], tables))
                continue;
            isFilled[line] = true;
            for (var row = line + 1; row < lines.Count && IsRow(lines[row]); row++)
                isFilled[row] = true;
        }
        TakeEmptyLines(lines, isFilled);
        return ToSpans(lines, isFilled);
    }

    /// <summary>The marks themselves; a line that has nothing else goes whole.</summary>
    /// <param name="marks">In the order of the text.</param>
    public static IEnumerable<(int Start, int End)> WithEmptied(TextLines lines, IReadOnlyList<(int Start, int End)> marks)
    {
        var isFilled = new bool[lines.Count];
        foreach (var ofLine in marks.GroupBy(mark => lines.At(mark.Start)))
        {
            var last = ofLine.Last();
            isFilled[ofLine.Key] = lines.At(last.End - 1) == ofLine.Key && ofLine.Sum(mark => mark.End - mark.Start) == lines[ofLine.Key].Length;
        }
        return marks.Concat(ToSpans(lines, isFilled));
    }

    private static bool IsRow(ReadOnlySpan<char> line) => line.StartsWith("|");

    /// <summary>Each run of lines has an empty one put before it. Where the host wrote on right below, it stays: it keeps two paragraphs apart.</summary>
    private static void TakeEmptyLines(TextLines lines, bool[] isFilled)
    {
        var written = isFilled.ToArray();
        var endsAParagraph = true;
        for (var line = lines.Count - 1; line > 0; line--)
        {
            if (!written[line])
                endsAParagraph = lines.IsEmpty(line);
            else if (!written[line - 1] && lines.IsEmpty(line - 1) && endsAParagraph)
                isFilled[line - 1] = true;
        }
    }

    private static IEnumerable<(int Start, int End)> ToSpans(TextLines lines, bool[] isFilled)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            if (isFilled[line])
                yield return (lines.Start(line), lines.End(line));
        }
        // A text without a line end at its end had none before either.
        var kept = Array.LastIndexOf(isFilled, false);
        if (kept >= 0 && kept < lines.Count - 1 && !lines.HasEnd(lines.Count - 1))
            yield return (lines.Start(kept) + lines[kept].Length, lines.End(kept));
    }
}
