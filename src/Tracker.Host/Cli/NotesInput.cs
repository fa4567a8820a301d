using Tracker.Core;
using Tracker.Core.Notes;

namespace Tracker.Host.Cli;

/// <summary>Reads notes from a file, or from stdin where the file is called "-".</summary>
internal static class NotesInput
{
    public static NotesText Read(string file)
    {
        var name = file == "-" ? "The text on stdin" : SafeText.OneLine(file, 200);
        try
        {
            using var stream = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
            return NotesText.Of(Bytes(stream), name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TrackerException($"The notes '{name}' cannot be read: {failure.Message} Name a text file, or - for stdin.", failure);
        }
    }

    /// <summary>One byte more than is taken tells that it is too large.</summary>
    private static ReadOnlySpan<byte> Bytes(Stream stream)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0 && bytes.Length <= NotesText.LargestFile; read = stream.Read(buffer))
            bytes.Write(buffer, 0, read);
        return bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }
}
