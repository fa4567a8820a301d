using System.Text;

namespace Tracker.Core.Notes;

/// <summary>A text of notes as it is in its file, and how to write it back the same way.</summary>
/// <param name="Text">Without the mark; line ends as they are.</param>
/// <param name="Encoding">That the file is in; UTF-8 where it does not say.</param>
/// <param name="HasMark">Whether it begins with a byte order mark.</param>
public sealed record NotesText(string Text, Encoding Encoding, bool HasMark)
{
    public const long LargestFile = 16 << 20;

    private static readonly UTF8Encoding Utf8 = new(true, true);
    private static readonly UnicodeEncoding LittleEndian = new(false, true, true);
    private static readonly UnicodeEncoding BigEndian = new(true, true, true);

    /// <summary>Decoding is strict, so that encoding the same text gives the same bytes always.</summary>
    /// <exception cref="TrackerException">It is no text: binary, in no encoding that is known, or too large.</exception>
    public static NotesText Of(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length > LargestFile)
            throw TooLarge(name);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
            throw new TrackerException($"{name} is in UTF-32. Save it as UTF-8.");
        var (encoding, hasMark) = EncodingOf(bytes);
        var text = Decode(bytes[(hasMark ? encoding.Preamble.Length : 0)..], encoding, name);
        return text.Contains('\0', StringComparison.Ordinal) ? throw Binary(name) : new(text, encoding, hasMark);
    }

    /// <summary>Another text in the same encoding, with the same mark.</summary>
    public byte[] Encode(string text) => HasMark ? [.. Encoding.Preamble, .. Encoding.GetBytes(text)] : Encoding.GetBytes(text);

    internal static TrackerException TooLarge(string name) =>
        new($"{name} has more than {LargestFile >> 20} MB. Notes are smaller; give the file of one episode.");

    private static (Encoding Encoding, bool HasMark) EncodingOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in (Encoding[])[Utf8, LittleEndian, BigEndian])
        {
            if (bytes.StartsWith(encoding.Preamble))
                return (encoding, true);
        }
        return (WithoutMark(bytes), false);
    }

    /// <summary>Western letters in UTF-16 have a zero for every second byte, and on one side only; UTF-8 has none.</summary>
    private static Encoding WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2 || bytes.Length % 2 != 0)
            return Utf8;
        var (even, odd) = (0, 0);
        for (var at = 0; at < bytes.Length; at += 2)
        {
            even += bytes[at] == 0 ? 1 : 0;
            odd += bytes[at + 1] == 0 ? 1 : 0;
        }
        var half = bytes.Length / 4;
        return even == 0 && odd > half ? LittleEndian : odd == 0 && even > half ? BigEndian : Utf8;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding encoding, string name)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException garbled) when (encoding is UnicodeEncoding)
        {
            throw new TrackerException($"{name} is damaged: it begins as UTF-16 and is not. Save it as UTF-8.", garbled);
        }
        catch (DecoderFallbackException garbled)
        {
            throw LooksBinary(bytes) ? Binary(name) : new TrackerException(
                $"{name} is no UTF-8 text: it is in an older encoding. Save it as UTF-8, or run 'iconv -f WINDOWS-1252 -t UTF-8' on it.", garbled);
        }
    }

    private static TrackerException Binary(string name) => new($"{name} is binary, no text. Give notes as Markdown or plain text.");

    /// <summary>Control characters that no text has in any encoding of eight bits; escape is left out, terminals' logs have it.</summary>
    private static bool LooksBinary(ReadOnlySpan<byte> bytes) => bytes.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || bytes.IndexOfAnyInRange((byte)14, (byte)26) >= 0;
}
