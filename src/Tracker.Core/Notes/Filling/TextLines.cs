namespace Tracker.Core.Notes.Filling;

/// <summary>Where the lines of a text begin and end. A line ends with its line feed, and the return before that is its own.</summary>
internal sealed class TextLines
{
    private readonly List<int> starts = [0];

    public TextLines(string text)
    {
        Text = text;
        for (var at = text.IndexOf('\n'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
    }

    public string Text { get; }

    /// <summary>A line feed at the end begins no line; an empty text has one.</summary>
    public int Count => starts.Count;

    public int Start(int line) => line < Count ? starts[line] : Text.Length;

    /// <summary>Behind its line end.</summary>
    public int End(int line) => Start(line + 1);

    /// <summary>Without its line end.</summary>
    public ReadOnlySpan<char> this[int line]
    {
        get
        {
            var whole = Text.AsSpan(Start(line), End(line) - Start(line));
            var length = whole.EndsWith("\r\n") ? whole.Length - 2 : whole.EndsWith("\n") ? whole.Length - 1 : whole.Length;
            return whole[..length];
        }
    }

    public bool IsEmpty(int line) => this[line].Length == 0;

    public bool IsBlank(int line) => this[line].IsWhiteSpace();

    /// <summary>Whether a line end is all that follows its characters.</summary>
    public bool HasEnd(int line) => End(line) - Start(line) > this[line].Length;

    public int At(int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>From 1, both.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var line = At(offset);
        return (line + 1, offset - starts[line] + 1);
    }

    /// <summary>The line end that most of its lines have; a line feed where it has none.</summary>
    public string LineEnd()
    {
        var (returns, feeds) = (0, Text.AsSpan().Count('\n'));
        for (var at = Text.IndexOf("\r\n", StringComparison.Ordinal); at >= 0; at = Text.IndexOf("\r\n", at + 2, StringComparison.Ordinal))
            returns++;
        return 2 * returns > feeds ? "\r\n" : "\n";
    }
}
