namespace Tracker.Core.Comparing;

/// <summary>The longest sequence that two sequences share (E. Myers, An O(ND) Difference Algorithm, 1986).</summary>
internal static class SharedSequence
{
    /// <summary>Time and memory grow with the differences: beyond these nobody reads them line by line anyway.</summary>
    internal const int MostDifferences = 1000;

    /// <returns>The positions of what is shared, ascending; null when the two differ too much.</returns>
    public static IReadOnlyList<(int Before, int After)>? Of(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var start = before.CommonPrefixLength(after);
        var end = CommonEnd(before[start..], after[start..]);
        if (Middle(before[start..^end], after[start..^end]) is not { } middle)
            return null;
        var shared = new List<(int, int)>(start + middle.Count + end);
        for (var at = 0; at < start; at++)
            shared.Add((at, at));
        foreach (var (one, other) in middle)
            shared.Add((start + one, start + other));
        for (var at = end; at > 0; at--)
            shared.Add((before.Length - at, after.Length - at));
        return shared;
    }

    private static int CommonEnd(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return end;
    }

    private static List<(int Before, int After)>? Middle(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var most = Math.Min(before.Length + after.Length, MostDifferences);
        var reached = new int[(2 * most) + 3];
        var rounds = new List<int[]>();
        for (var differences = 0; differences <= most; differences++)
        {
            if (Advance(before, after, reached.AsSpan(most + 1 - differences - 1), differences))
                return WayBack(rounds, before.Length, after.Length);
            rounds.Add(reached[(most + 1 - differences)..(most + 2 + differences)]);
        }
        return null;
    }

    /// <summary>Takes one difference more on every diagonal, and what is shared after it.</summary>
    /// <param name="reached">How far each diagonal has come, from the one before the first of this round on.</param>
    /// <returns>Whether the end of both was reached.</returns>
    private static bool Advance(ReadOnlySpan<int> before, ReadOnlySpan<int> after, Span<int> reached, int differences)
    {
        for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
        {
            var at = diagonal + differences + 1;
            var x = GoesDown(diagonal, differences, reached[at - 1], reached[at + 1]) ? reached[at + 1] : reached[at - 1] + 1;
            while (x < before.Length && x - diagonal < after.Length && before[x] == after[x - diagonal])
                x++;
            reached[at] = x;
            if (x >= before.Length && x - diagonal >= after.Length)
                return true;
        }
        return false;
    }

    private static bool GoesDown(int diagonal, int differences, int left, int right) =>
        diagonal == -differences || (diagonal != differences && left < right);

    private static List<(int Before, int After)> WayBack(List<int[]> rounds, int x, int y)
    {
        var shared = new List<(int, int)>();
        for (var differences = rounds.Count; differences > 0; differences--)
        {
            var round = rounds[differences - 1];
            var diagonal = x - y;
            var previous = GoesDown(diagonal, differences, At(round, diagonal - 1), At(round, diagonal + 1)) ? diagonal + 1 : diagonal - 1;
            var (fromX, fromY) = (At(round, previous), At(round, previous) - previous);
            while (x > fromX && y > fromY)
                shared.Add((--x, --y));
            (x, y) = (fromX, fromY);
        }
        while (x > 0 && y > 0)
            shared.Add((--x, --y));
        shared.Reverse();
        return shared;
    }

    private static int At(int[] round, int diagonal) =>
        diagonal + (round.Length / 2) is var at && at >= 0 && at < round.Length ? round[at] : -1;
}
