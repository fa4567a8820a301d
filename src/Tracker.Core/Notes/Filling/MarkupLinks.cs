namespace Tracker.Core.Notes.Filling;

/// <summary>Finds links as Markdown writes them: <c>[text](target)</c>, <c>[text][name]</c>, and pictures.</summary>
internal sealed class MarkupLinks(string text)
{
    private const int LongestTarget = 500;
    private const int MostOpen = 100;

    private readonly List<int> open = [];
    private int nextClose = -1;

    public int Open(int at)
    {
        if (open.Count < MostOpen)
            open.Add(at);
        return at + 1;
    }

    /// <summary>The whole link where the bracket here ends the text of one.</summary>
    public (int Start, int End)? Close(int at)
    {
        if (open.Count == 0)
            return null;
        var start = open[^1];
        open.RemoveAt(open.Count - 1);
        var end = at + 1 >= text.Length ? null : text[at + 1] switch
        {
            '(' => Target(at + 1),
            '[' => Name(at + 1),
            _ => null,
        };
        return end is { } behind ? (start > 0 && text[start - 1] == '!' ? start - 1 : start, behind) : null;
    }

    public void Forget() => open.Clear();

    /// <summary>Brackets may stand in it in pairs; an empty line may not.</summary>
    private int? Target(int from)
    {
        // Where there is no bracket that closes for long, each one that opens need not look for it.
        if (nextClose < from)
            nextClose = text.IndexOf(')', from) is >= 0 and var found ? found : int.MaxValue;
        var depth = 0;
        var last = Math.Min(text.Length, from + LongestTarget);
        if (nextClose >= last)
            return null;
        for (var at = from; at < last; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
                return at + 1;
            if (text[at] == '\n' && at + 1 < text.Length && text[at + 1] is '\n' or '\r')
                return null;
        }
        return null;
    }

    private int? Name(int from)
    {
        var length = text.AsSpan(from, Math.Min(LongestTarget, text.Length - from)).IndexOfAny(']', '\n');
        return length > 0 && text[from + length] == ']' ? from + length + 1 : null;
    }
}
