using System.Buffers.Binary;
using System.IO.Compression;

namespace Tracker.Core.MailIn;

/// <summary>A file in gzip's format (RFC 1952), which can only be read from its start.</summary>
internal static class CompressedFile
{
    private const int TrailerBytes = 8;

    // ID1, ID2, deflate; then flags, four bytes of time, extra flags, system.
    private static ReadOnlySpan<byte> MemberStart => [0x1f, 0x8b, 0x08];

    /// <summary>The uncompressed bytes from an offset on; closing them closes the file.</summary>
    public static Stream OpenAt(FileStream file, long offset)
    {
        var stream = new GZipStream(file, CompressionMode.Decompress);
        var passed = new byte[64 * 1024];
        while (offset > 0 && stream.Read(passed, 0, (int)Math.Min(offset, passed.Length)) is var read and > 0)
            offset -= read;
        return stream;
    }

    /// <summary>
    /// Whether the file ends as gzip ends one: with the uncompressed length. GZipStream does not tell, it ends where the
    /// data end. Of several members one after the other nothing is said: that they are whole is believed.
    /// </summary>
    public static bool IsWhole(string path, long uncompressed)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
            return true;
        if (file.Length < TrailerBytes)
            return false;
        var length = new byte[sizeof(uint)];
        file.Seek(-length.Length, SeekOrigin.End);
        file.ReadExactly(length);
        return BinaryPrimitives.ReadUInt32LittleEndian(length) == (uint)uncompressed || HasSecondMember(file);
    }

    private static bool HasSecondMember(FileStream file)
    {
        const int headerBytes = 10;
        var buffer = new byte[1024 * 1024];
        file.Seek(headerBytes, SeekOrigin.Begin);
        for (var kept = 0; file.Read(buffer, kept, buffer.Length - kept) is var read and > 0;)
        {
            var window = buffer.AsSpan(0, kept + read);
            if (HasMemberStart(window))
                return true;
            kept = Math.Min(headerBytes - 1, window.Length);
            window[^kept..].CopyTo(buffer);
        }
        return false;
    }

    private static bool HasMemberStart(ReadOnlySpan<byte> window)
    {
        for (var at = window.IndexOf(MemberStart); at >= 0 && at + 10 <= window.Length; at = Next(window, at))
        {
            if (window[at + 3] < 0x20 && window[at + 8] is 0 or 2 or 4 && window[at + 9] is 3 or 0 or 10 or 255)
                return true;
        }
        return false;
    }

    private static int Next(ReadOnlySpan<byte> window, int at) =>
        window[(at + 1)..].IndexOf(MemberStart) is var next and >= 0 ? at + 1 + next : -1;
}
