namespace Tracker.Core.Notes.Filling;

/// <summary>A text without what was filled in, and how its places are found in the text as it was.</summary>
internal sealed class Unfilled
{
    /// <summary>Marks that only show up when others are gone are no accident of an editor's.</summary>
    private const int MostLayers = 16;

    private readonly List<TextCut> cuts = [];

    private Unfilled(string text) => Text = text;

    public string Text { get; private set; }

    /// <summary>The style in which it was filled; null: it was not.</summary>
    public FillStyle? Style { get; private set; }

    /// <exception cref="TrackerException">Marks are nested in marks: nobody can say what the text was.</exception>
    public static Unfilled Of(string filled)
    {
        var unfilled = new Unfilled(filled);
        for (var layer = 0; unfilled.Ledgers() is { Count: > 0 } ledgers; layer++)
        {
            if (layer == MostLayers)
                throw new TrackerException("The text has Tracker's marks within marks. Take the lines that begin with '*Merge status' out by hand.");
            unfilled.Remove(ledgers);
        }
        return unfilled;
    }

    /// <summary>Where a place of the text stands in the text as it was.</summary>
    public int InFilled(int offset) => Enumerable.Reverse(cuts).Aggregate(offset, (at, cut) => cut.Before(at));

    /// <summary>Marks of its form that no line of ours answers for: maybe that line was deleted by hand.</summary>
    public int Orphans() => FillMarks.NumbersIn(Text).Count;

    private List<FillLedger> Ledgers()
    {
        var found = new List<FillLedger>();
        if (!Text.Contains("<!-- tracker ", StringComparison.Ordinal))
            return found;
        var lines = new TextLines(Text);
        for (var line = 0; line < lines.Count; line++)
        {
            if (FillLedger.TryParse(lines[line]) is { } ledger)
                found.Add(ledger);
        }
        return found;
    }

    private void Remove(List<FillLedger> ledgers)
    {
        Style ??= ledgers[^1].Style;
        Cut(FilledLines.Spans(new TextLines(Text), Numbers(FillStyle.Footnote), Numbers(FillStyle.Table)));
        var spaced = ledgers.SelectMany(ledger => ledger.Spaced).ToHashSet();
        var marks = FillMarks.Footnotes(Text, Numbers(FillStyle.Footnote)).Concat(FillMarks.Inlines(Text, Numbers(FillStyle.Inline)))
            .Select(mark => (mark.Start - (spaced.Contains(mark.Number) && mark.Start > 0 && Text[mark.Start - 1] == ' ' ? 1 : 0), mark.End));
        Cut(FilledLines.WithEmptied(new TextLines(Text), [.. marks]));

        HashSet<int> Numbers(FillStyle style) => [.. ledgers.Where(ledger => ledger.Style == style).SelectMany(ledger => ledger.Numbers)];
    }

    private void Cut(IEnumerable<(int Start, int End)> spans)
    {
        var cut = new TextCut(spans);
        Text = cut.From(Text);
        cuts.Add(cut);
    }
}
