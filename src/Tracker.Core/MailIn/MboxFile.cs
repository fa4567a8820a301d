namespace Tracker.Core.MailIn;

/// <summary>One file of an mbox archive: what is new in it since a bookmark.</summary>
/// <param name="earliest">Mails that came before are passed over; null passes over none.</param>
internal sealed class MboxFile(string source, string path, DateTimeOffset? earliest)
{
    /// <summary>Reads on behind the bookmark's mail; from the start, with <see cref="ArchiveBatch.Alive"/>, when that mail is not there any more.</summary>
    public IEnumerable<ArchiveBatch> ReadNew(MboxBookmark? before, CancellationToken cancellationToken)
    {
        if (before is not null && IsCompressed(path) && before.FileState == State(path))
            return [];
        if (before is null || !before.HasMail)
            return ReadFrom(before, outdated: null, cancellationToken);
        return FirstAt(before.Start) is { } mail && before.Fits(mail)
            ? ReadFrom(before, outdated: null, cancellationToken)
            : ReadFrom(null, outdated: before, cancellationToken);
    }

    /// <summary>A mail's bytes again; null when the file has no such place.</summary>
    public static byte[]? Read(string path, long offset, long length)
    {
        try
        {
            // The line break of the From_ line in front of it is read along, to see that a mail can begin here.
            using var stream = OpenAt(path, offset - 1);
            var wanted = (int)Math.Min(length, MailLimits.MaxBytes + 1L) + 1;
            var bytes = new byte[wanted];
            return offset > 0 && length >= 0 && stream.ReadAtLeast(bytes, wanted, throwOnEndOfStream: false) == wanted && bytes[0] == '\n'
                ? MboxScanner.Unquote(bytes.AsSpan(1))
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private IEnumerable<ArchiveBatch> ReadFrom(MboxBookmark? before, MboxBookmark? outdated, CancellationToken cancellationToken)
    {
        var batch = new MboxBatch(source, before, outdated, State(path));
        var (stream, failure) = TryOpen(before?.Start ?? 0);
        if (stream is null)
        {
            yield return batch.TakeUnreadable(failure);
            yield break;
        }
        using (stream)
        {
            var scanner = new MboxScanner(stream, before?.Start ?? 0);
            foreach (var mail in scanner.Mails())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (batch.IsFullFor(mail))
                    yield return batch.Take();
                batch.Add(mail, earliest);
            }
            if (batch.TakeLast(scanner.Damage ?? NotWhole(scanner) ?? NotAnMbox(scanner)) is { } last)
                yield return last;
        }
    }

    private string? NotWhole(MboxScanner scanner) =>
        IsCompressed(path) && !CompressedFile.IsWhole(path, scanner.Position) ? $"The compressed file breaks off after {scanner.Position} bytes of mail." : null;

    private static string? NotAnMbox(MboxScanner scanner) =>
        scanner.Unclaimed == 0 ? null : $"The file does not begin as an mbox does: {scanner.Unclaimed} bytes stand before its first From_ line.";

    private MboxMail? FirstAt(long start)
    {
        using var stream = TryOpen(start).Stream;
        return stream is null ? null : new MboxScanner(stream, start).Mails().FirstOrDefault();
    }

    private (Stream? Stream, string Failure) TryOpen(long start)
    {
        try
        {
            return (OpenAt(path, start), "");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return (null, $"The file cannot be read: {failure.Message}");
        }
    }

    private static Stream OpenAt(string path, long offset)
    {
        var file = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        if (!IsCompressed(path))
        {
            file.Seek(Math.Max(0, offset), SeekOrigin.Begin);
            return file;
        }
        return CompressedFile.OpenAt(file, offset);
    }

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    // Of a plain file it costs next to nothing to look at the last mail again, which shows more than its size and time.
    private static string State(string path)
    {
        var file = new FileInfo(path);
        return IsCompressed(path) && file.Exists ? $"{file.Length}@{file.LastWriteTimeUtc.Ticks}" : "-";
    }
}
