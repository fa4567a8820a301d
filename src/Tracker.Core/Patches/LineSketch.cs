using System.Buffers.Binary;

namespace Tracker.Core.Patches;

/// <summary>The smallest hashes of a diff's distinct +/- lines (a bottom-k sketch), from which a Jaccard index is estimated.</summary>
/// <param name="Hashes">At most <see cref="Capacity"/> values, ascending.</param>
/// <param name="Lines">How many distinct lines there were; when at most <see cref="Capacity"/>, the sketch is exact.</param>
public sealed record LineSketch(IReadOnlyList<uint> Hashes, int Lines)
{
    public const int Capacity = 32;

    public static LineSketch Empty { get; } = new([], 0);

    /// <summary>Every line's hash is here: comparing two such sketches is exact.</summary>
    public bool IsWhole => Lines <= Capacity;

    /// <summary>What a sketch keeps of a line's hash.</summary>
    internal static uint Short(ulong lineHash) => (uint)(lineHash >> 32);

    /// <summary>A sketch of lines given by their hashes, with doubles; sorts what it is given.</summary>
    public static LineSketch Of(Span<uint> hashes)
    {
        if (hashes.Length == 0)
            return Empty;
        hashes.Sort();
        var smallest = new List<uint>(Math.Min(hashes.Length, Capacity));
        var lines = 0;
        for (var at = 0; at < hashes.Length; at++)
        {
            if (at > 0 && hashes[at] == hashes[at - 1])
                continue;
            lines++;
            if (smallest.Count < Capacity)
                smallest.Add(hashes[at]);
        }
        return new LineSketch(smallest, lines);
    }

    /// <summary>
    /// How alike two sets of lines are, 0 to 1: the share of lines in both among the smallest of their union
    /// (Broder's estimate), exact when both sketches are whole. Two empty ones are unknowns, so not alike: 0.
    /// </summary>
    public double Jaccard(LineSketch other)
    {
        var most = IsWhole && other.IsWhole ? int.MaxValue : Capacity;
        int mine = 0, theirs = 0, union = 0, both = 0;
        for (; union < most && (mine < Hashes.Count || theirs < other.Hashes.Count); union++)
        {
            var left = mine < Hashes.Count ? Hashes[mine] : (long)uint.MaxValue + 1;
            var right = theirs < other.Hashes.Count ? other.Hashes[theirs] : (long)uint.MaxValue + 1;
            both += left == right ? 1 : 0;
            mine += left <= right ? 1 : 0;
            theirs += right <= left ? 1 : 0;
        }
        return union == 0 ? 0 : (double)both / union;
    }

    /// <summary>As the database keeps it: the hashes, little-endian, then the number of lines.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[(Hashes.Count + 1) * sizeof(uint)];
        for (var at = 0; at < Hashes.Count; at++)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at * sizeof(uint)), Hashes[at]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Hashes.Count * sizeof(uint)), Lines);
        return bytes;
    }

    /// <exception cref="ArgumentException">These are not the bytes of a sketch.</exception>
    public static LineSketch FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > (Capacity + 1) * sizeof(uint) || bytes.Length % sizeof(uint) != 0)
            throw new ArgumentException($"{bytes.Length} bytes are not a sketch.", nameof(bytes));
        var hashes = new uint[(bytes.Length / sizeof(uint)) - 1];
        for (var at = 0; at < hashes.Length; at++)
            hashes[at] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at * sizeof(uint))..]);
        return new LineSketch(hashes, BinaryPrimitives.ReadInt32LittleEndian(bytes[^sizeof(int)..]));
    }
}
