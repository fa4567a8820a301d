namespace Tracker.Core.Patches;

/// <summary>
/// 64 bits of a line without its white space: FNV-1a, then Murmur3's final mix. Sketches and content hashes made of it
/// are stored, so it must never change.
/// </summary>
internal static class LineHash
{
    private const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>Of a line with its sign; null when nothing but the sign is on it.</summary>
    public static ulong? Of(ReadOnlySpan<byte> line)
    {
        var hash = Start;
        var letters = 0;
        foreach (var letter in line)
        {
            if (letter is (byte)' ' or (>= 9 and <= 13))
                continue;
            hash = (hash ^ letter) * Prime;
            letters++;
        }
        return letters > 1 ? Mix(hash) : null;
    }

    /// <summary>The hash of a sequence of which the first is the hash so far.</summary>
    public static ulong Join(ulong sequence, ulong next) => Mix((sequence * Prime) ^ next);

    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
        return hash ^ (hash >> 33);
    }
}
