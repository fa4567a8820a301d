namespace Tracker.Core.Notes.Reading;

/// <summary>Where in lines and columns a letter of a text stands.</summary>
internal sealed class NoteLines
{
    private readonly List<int> starts = [0];

    public NoteLines(string text)
    {
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
    }

    /// <summary>Both from 1, columns in UTF-16 units.</summary>
    public (int Line, int Column) At(int position)
    {
        var line = LastUpTo(starts.Count, index => starts[index] <= position);
        return (line + 1, position - starts[line] + 1);
    }

    /// <summary>Where that is from the text's beginning; null when there is no such line.</summary>
    public int? Position(int line, int column) => line >= 1 && line <= starts.Count ? starts[line - 1] + column - 1 : null;

    /// <summary>The last of so many sorted things for which it still holds; -1 when it does for none.</summary>
    public static int LastUpTo(int count, Func<int, bool> holds)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (holds(middle))
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
