namespace Tracker.Core.People;

/// <summary>How many letters must be added, dropped, changed or swapped with their neighbour to make one word of another.</summary>
internal static class WordDistance
{
    private const int OnStack = 64;

    /// <param name="most">More are not counted: then it is one more than that.</param>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        while (one.Length > 0 && other.Length > 0 && one[^1] == other[^1])
        {
            one = one[..^1];
            other = other[..^1];
        }
        if (Math.Abs(one.Length - other.Length) > most || one.Length >= OnStack || other.Length >= OnStack)
            return most + 1;
        return Math.Min(Rows(one, other), most + 1);
    }

    private static int Rows(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> before = stackalloc int[OnStack];
        Span<int> last = stackalloc int[OnStack];
        Span<int> row = stackalloc int[OnStack];
        for (var at = 0; at <= other.Length; at++)
            last[at] = at;
        for (var down = 1; down <= one.Length; down++)
        {
            row[0] = down;
            for (var at = 1; at <= other.Length; at++)
            {
                row[at] = Math.Min(Math.Min(row[at - 1], last[at]) + 1, last[at - 1] + (one[down - 1] == other[at - 1] ? 0 : 1));
                if (down > 1 && at > 1 && one[down - 1] == other[at - 2] && one[down - 2] == other[at - 1])
                    row[at] = Math.Min(row[at], before[at - 2] + 1);
            }
            last.CopyTo(before);
            row.CopyTo(last);
        }
        return last[other.Length];
    }
}
