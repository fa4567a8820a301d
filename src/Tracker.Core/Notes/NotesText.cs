using System.Text;

namespace Tracker.Core.Notes;

/// <summary>A text of notes as it is in its file, and how to write it back the same way.</summary>
/// <param name="Encoding">That the file is in; UTF-8 where it does not say.</param>
/// <param name="HasMark">Whether it begins with a byte order mark.</param>
public sealed record NotesText(string Text, Encoding Encoding, bool HasMark)
{
    public const long LargestFile = 16 << 20;

    private static readonly UTF8Encoding Utf8 = new(false, true);

    /// <exception cref="TrackerException">It is no text: binary, in no encoding that is known, or too large.</exception>
    public static NotesText Of(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length > LargestFile)
            throw new TrackerException($"{name} has more than {LargestFile >> 20} MB. Notes are smaller; give the file of one episode.");
        try
        {
            return new(Utf8.GetString(bytes), Utf8, false);
        }
        catch (DecoderFallbackException garbled)
        {
            throw new TrackerException($"{name} is no UTF-8 text. Save it as UTF-8.", garbled);
        }
    }

    /// <summary>Another text in the same encoding, with the same mark.</summary>
    public byte[] Encode(string text) => Encoding.GetBytes(text);
}
