using System.Buffers;

namespace Tracker.Core;

/// <summary>A full git object id of a commit: 40 (SHA-1) or 64 (SHA-256) lower-case hex digits.</summary>
public readonly record struct CommitId
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public CommitId(string hex)
    {
        if (!IsFullId(hex))
            throw new ArgumentException($"'{hex}' is not a full commit id.", nameof(hex));
        Hex = hex;
    }

    public string Hex { get; }

    public static CommitId FromBytes(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(bytes));

    public byte[] ToBytes() => Convert.FromHexString(Hex);

    public override string ToString() => Hex;

    private static bool IsFullId(string text) => text.Length is 40 or 64 && !text.AsSpan().ContainsAnyExcept(HexDigits);
}
