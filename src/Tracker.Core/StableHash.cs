using System.Security.Cryptography;
using System.Text;

namespace Tracker.Core;

/// <summary>64 bits of a text's SHA-1: the same on every machine and in every release, so that it can be stored.</summary>
internal static class StableHash
{
    public static long Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static long Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // No secret is kept by it: it is a short name for a text.
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        return BitConverter.ToInt64(hash);
    }
}
