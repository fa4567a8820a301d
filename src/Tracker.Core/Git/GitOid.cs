using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tracker.Core.Git;

/// <summary>The 20 bytes of a SHA-1 object id, of any kind of object; a million of them fit into memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct GitOid
{
    public const int Size = 20;

    private readonly ulong first;
    private readonly ulong second;
    private readonly uint third;

    public GitOid(ReadOnlySpan<byte> bytes)
    {
        first = MemoryMarshal.Read<ulong>(bytes);
        second = MemoryMarshal.Read<ulong>(bytes[8..]);
        third = MemoryMarshal.Read<uint>(bytes[16..]);
    }

    public static GitOid? FromHex(ReadOnlySpan<byte> hex)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return hex.Length == 2 * Size && Convert.FromHexString(hex, bytes, out _, out _) is System.Buffers.OperationStatus.Done ? new GitOid(bytes) : null;
    }

    public static GitOid? FromHex(string hex) => FromHex(System.Text.Encoding.ASCII.GetBytes(hex));

    public static GitOid From(CommitId id) => new(id.ToBytes());

    public CommitId ToCommitId() => new(ToString());

    public byte[] ToBytes() => MemoryMarshal.AsBytes(new ReadOnlySpan<GitOid>(in this)).ToArray();

    public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<GitOid>(in this)));

    /// <summary>An id is a hash already: its first bytes serve.</summary>
    public override int GetHashCode() => (int)first;

    public bool Equals(GitOid other) => first == other.first && second == other.second && third == other.third;

    static GitOid() => System.Diagnostics.Debug.Assert(Unsafe.SizeOf<GitOid>() == Size);
}
