using System.Text;

namespace Tracker.Core.Notes.Filling;

/// <summary>Writes statuses into a text that has none. Pure: the same text and statuses give the same text, and <see cref="Unfilled"/> gives the first one back.</summary>
internal static class FillWriter
{
    /// <param name="text">Without anything that was filled in before.</param>
    /// <param name="entries">In the order of the text.</param>
    public static string Write(string text, IReadOnlyList<FillEntry> entries, FillStyle style, DateTimeOffset? asOf)
    {
        if (entries.Count == 0)
            return text;
        var numbers = new FillNumbers(FillMarks.NumbersIn(text));
        return style switch
        {
            FillStyle.Footnote => WithFootnotes(text, entries, numbers, asOf),
            FillStyle.Inline => WithInlines(text, entries, numbers, asOf),
            FillStyle.Table => WithTable(text, entries, numbers.Next(), asOf),
            _ => throw new ArgumentOutOfRangeException(nameof(style), style, "No such style."),
        };
    }

    private static string WithFootnotes(string text, IReadOnlyList<FillEntry> entries, FillNumbers numbers, DateTimeOffset? asOf)
    {
        var spots = new FillSpots(text);
        var bySubject = new Dictionary<string, int>();
        var marks = new List<FillMark>();
        var places = new HashSet<(int, int)>();
        var definitions = new List<string>();
        foreach (var entry in entries)
        {
            if (!bySubject.TryGetValue(entry.Subject, out var number))
            {
                bySubject.Add(entry.Subject, number = numbers.Next());
                definitions.Add(FillMarks.Definition(number, $"{MarkdownText.Of(entry.Status)}."));
            }
            // A title that links to its own mail speaks of one thing twice, in one place.
            if (spots.Place(entry, number, FillMarks.Footnote(number)) is var mark && places.Add((mark.At, number)))
                marks.Add(mark);
        }
        // A number that stands in several places is spaced in all of them or in none.
        var spaced = marks.Where(mark => mark.IsSpaced).Select(mark => mark.Number).ToHashSet();
        var ledger = FillLedger.Of(FillStyle.Footnote, asOf, bySubject.Values, spaced);
        return spots.Write(marks.ConvertAll(mark => mark with { IsSpaced = spaced.Contains(mark.Number) }), [.. definitions, "", ledger.ToString()]);
    }

    private static string WithInlines(string text, IReadOnlyList<FillEntry> entries, FillNumbers numbers, DateTimeOffset? asOf)
    {
        var spots = new FillSpots(text);
        var marks = new List<FillMark>();
        foreach (var entry in entries)
        {
            var number = numbers.Next();
            marks.Add(spots.Place(entry, number, FillMarks.Inline(number, MarkdownText.Of(entry.Status))) with { IsSpaced = false });
        }
        return spots.Write(marks, [FillLedger.Of(FillStyle.Inline, asOf, [.. marks.Select(mark => mark.Number)], []).ToString()]);
    }

    private static string WithTable(string text, IReadOnlyList<FillEntry> entries, int number, DateTimeOffset? asOf)
    {
        var rows = entries.DistinctBy(entry => entry.Subject).Select(Row);
        return new FillSpots(text).Write(
            [], [FillMarks.TableStart(number), "| what | who | merge status |", "|---|---|---|", .. rows, "", FillLedger.Of(FillStyle.Table, asOf, [number], []).ToString()]);
    }

    private static string Row(FillEntry entry) =>
        $"| {MarkdownText.Of(entry.Title)} | {MarkdownText.Of(entry.Person ?? "")} | {MarkdownText.Of(entry.Status)} |";
}

/// <summary>Numbers that a text does not have yet.</summary>
internal sealed class FillNumbers(IReadOnlySet<int> taken)
{
    private int last;

    /// <exception cref="TrackerException">There are no more: somebody has used them all up.</exception>
    public int Next()
    {
        do
            last++;
        while (taken.Contains(last));
        return last <= FillLedger.LargestNumber ? last : throw new TrackerException("The text has more marks than can be numbered. Split it.");
    }
}

/// <summary>A mark and where it goes.</summary>
/// <param name="IsSpaced">A blank is put before it.</param>
/// <param name="IsAlone">It gets a line of its own.</param>
internal sealed record FillMark(int At, int Number, string Text, bool IsSpaced, bool IsAlone);

/// <summary>Finds where marks may stand in a text, and writes them.</summary>
internal sealed class FillSpots(string text)
{
    private readonly IReadOnlyList<MarkupRegion> regions = MarkupRegions.Of(text);

    // A return at the very end would become part of a line end that is only a line feed.
    private readonly string lineEnd = text.EndsWith('\r') ? "\r\n" : new TextLines(text).LineEnd();

    /// <summary>Right behind the mention; where that is within code, a link or a tag, behind that.</summary>
    public FillMark Place(FillEntry entry, int number, string mark)
    {
        var at = Math.Clamp(entry.At, 0, text.Length);
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
            at--;
        if (at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]))
            at++;
        if (Around(at) is { } region)
            return new(region.End, number, mark, IsSpaced: region is { IsBlock: false } && EndsInBracket(region.End), region.IsBlock);
        return new(at, number, mark, (entry.IsAddress && at > 0) || EndsInBracket(at), IsAlone: at == 0);
    }

    /// <param name="below">Lines for the end.</param>
    public string Write(IReadOnlyList<FillMark> marks, IReadOnlyList<string> below)
    {
        var written = new StringBuilder(text.Length + (below.Count * 100));
        var at = 0;
        foreach (var mark in marks.OrderBy(mark => mark.At))
        {
            written.Append(text, at, mark.At - at);
            at = mark.At;
            Append(written, mark);
        }
        written.Append(text, at, text.Length - at);
        return Finish(written, below);
    }

    /// <summary>At the end of a text without a line end, a line of its own begins with one; elsewhere it ends with one.</summary>
    private void Append(StringBuilder written, FillMark mark)
    {
        if (mark.IsAlone && mark.At == text.Length && !text.EndsWith('\n'))
            written.Append(lineEnd).Append(mark.Text);
        else if (mark.IsAlone)
            written.Append(mark.Text).Append(lineEnd);
        else
            written.Append(mark.IsSpaced ? " " : "").Append(mark.Text);
    }

    private string Finish(StringBuilder written, IReadOnlyList<string> below)
    {
        var endsItsLine = text.EndsWith('\n');
        if (!endsItsLine)
            written.Append(lineEnd);
        written.Append(lineEnd).AppendJoin(lineEnd, below);
        return written.Append(endsItsLine ? lineEnd : "").ToString();
    }

    /// <summary>Of "[[title]][^1]" some would make a link.</summary>
    private bool EndsInBracket(int at) => at > 0 && text[at - 1] == ']';

    private MarkupRegion? Around(int at)
    {
        var (low, high) = (0, regions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (regions[middle].End <= at)
                low = middle + 1;
            else
                high = middle;
        }
        return low < regions.Count && regions[low].Start < at ? regions[low] : null;
    }
}
