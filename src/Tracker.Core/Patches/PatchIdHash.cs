using System.Security.Cryptography;

namespace Tracker.Core.Patches;

/// <summary>Adds up a diff's stable patch-id from its lines, as builtin/patch-id.c of git 2.39 does.</summary>
internal sealed class PatchIdHash : IDisposable
{
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
    private readonly byte[] buffer = new byte[4096];
    private readonly byte[] sum = new byte[SHA1.HashSizeInBytes];
    private int buffered;

    /// <summary>Takes a line without its white space; like git's C strings it ends at a NUL.</summary>
    public void AddLine(ReadOnlySpan<byte> line)
    {
        foreach (var letter in line)
        {
            if (letter == 0)
                return;
            if (letter is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                continue;
            if (buffered == buffer.Length)
                Empty();
            buffer[buffered++] = letter;
        }
    }

    /// <summary>Ends a file: its hash goes into the sum, byte by byte with carry, so that the order of files does not matter.</summary>
    public void EndFile()
    {
        Empty();
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        sha.GetHashAndReset(hash);
        var carry = 0;
        for (var at = 0; at < hash.Length; at++)
        {
            carry += sum[at] + hash[at];
            sum[at] = (byte)carry;
            carry >>= 8;
        }
    }

    public PatchId ToPatchId() => PatchId.FromBytes(sum);

    public void Dispose() => sha.Dispose();

    private void Empty()
    {
        sha.AppendData(buffer, 0, buffered);
        buffered = 0;
    }
}
