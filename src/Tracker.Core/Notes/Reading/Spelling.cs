namespace Tracker.Core.Notes.Reading;

/// <summary>Slips of the finger.</summary>
internal static class Spelling
{
    /// <summary>One letter too many, too few or another, or two neighbours swapped; the same word is no slip.</summary>
    public static bool IsOneSlip(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        if (Math.Abs(typed.Length - meant.Length) > 1)
            return false;
        var same = typed.CommonPrefixLength(meant);
        var one = typed[same..];
        var other = meant[same..];
        if (one.IsEmpty && other.IsEmpty)
            return false;
        return one.Length > other.Length ? one[1..].SequenceEqual(other)
            : one.Length < other.Length ? one.SequenceEqual(other[1..])
            : one[1..].SequenceEqual(other[1..]) || one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]);
    }
}
