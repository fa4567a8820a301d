using System.Text;

namespace Tracker.Core.Notes.Filling;

/// <summary>Stretches that are taken out of a text.</summary>
internal sealed class TextCut
{
    private readonly List<(int Start, int End)> spans = [];

    /// <summary>For each stretch, where it was in what is left.</summary>
    private readonly List<int> places = [];

    /// <param name="spans">In any order; they may overlap.</param>
    public TextCut(IEnumerable<(int Start, int End)> spans)
    {
        foreach (var span in spans.Where(span => span.End > span.Start).Order())
        {
            if (this.spans is [.., var last] && span.Start <= last.End)
                this.spans[^1] = (last.Start, Math.Max(last.End, span.End));
            else
                this.spans.Add(span);
        }
        var gone = 0;
        foreach (var (start, end) in this.spans)
        {
            places.Add(start - gone);
            gone += end - start;
        }
    }

    public string From(string text)
    {
        var left = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end) in spans)
        {
            left.Append(text, at, start - at);
            at = end;
        }
        return left.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where a place in what is left was before.</summary>
    public int Before(int offset)
    {
        var found = places.BinarySearch(offset);
        var span = found >= 0 ? found : ~found - 1;
        return span < 0 ? offset : spans[span].End + (offset - places[span]);
    }
}
