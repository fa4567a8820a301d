namespace Tracker.Core.Notes;

/// <summary>A file of notes: read whole, written whole or not at all.</summary>
/// <param name="Name">As the user gave it.</param>
public sealed record NotesFile(string Name, NotesText Notes)
{
    private const int TemporaryNames = 8;

    private byte[] Bytes { get; init; } = [];

    /// <exception cref="TrackerException">It cannot be read, or is no text.</exception>
    public static NotesFile Read(string name)
    {
        try
        {
            using var stream = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Read(stream, name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new TrackerException($"The notes '{name}' cannot be read: {failure.Message} Name a text file, or - for what comes on stdin.", failure);
        }
    }

    /// <param name="name">What messages call it.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static NotesFile Read(Stream stream, string name)
    {
        using var bytes = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (var read = stream.Read(chunk); read > 0; read = stream.Read(chunk))
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > NotesText.LargestFile)
                throw NotesText.TooLarge(name);
        }
        return Of(bytes.ToArray(), name);
    }

    /// <summary>Writes another text in its place: beside it, then moved over it, with its permissions; where the name is a link, what it leads to.</summary>
    /// <returns>False where nothing is to be changed.</returns>
    /// <exception cref="TrackerException">It changed since it was read, or cannot be written; it is as it was.</exception>
    public bool Replace(string text)
    {
        var bytes = Notes.Encode(text);
        if (bytes.AsSpan().SequenceEqual(Bytes))
            return false;
        try
        {
            Replace(Path.GetFullPath(File.ResolveLinkTarget(Name, returnFinalTarget: true)?.FullName ?? Name), bytes);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrackerException($"The notes '{Name}' cannot be written and are as they were: {failure.Message} Check the disk's space and permissions.", failure);
        }
    }

    private static NotesFile Of(byte[] bytes, string name) => new(name, NotesText.Of(bytes, name)) { Bytes = bytes };

    private void Replace(string target, byte[] bytes)
    {
        CheckWritable(target);
        var beside = Beside(target);
        try
        {
            Write(beside, bytes, OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target));
            if (!Bytes.AsSpan().SequenceEqual(File.ReadAllBytes(target)))
                throw new TrackerException($"The notes '{Name}' changed while they were read; they are left as they are now. Run it again.");
            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Moving over it asks only for the folder's permission: who may not write the file is to be refused all the same.</summary>
    private static void CheckWritable(string target)
    {
        using var stream = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (!stream.CanSeek)
            throw new IOException("It is no file that can be written in place.");
    }

    private static string Beside(string target) => Path.Combine(
        Path.GetDirectoryName(target) ?? "/", $".{Path.GetFileName(target)}.{Guid.NewGuid().ToString("N")[..TemporaryNames]}.tracker");

    private static void Write(string path, byte[] bytes, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // What it has in it is nobody else's until it has the permissions of the file that it takes the place of.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(path, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
        if (mode is { } same && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(stream.SafeFileHandle, same);
    }
}
