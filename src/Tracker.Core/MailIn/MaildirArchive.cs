namespace Tracker.Core.MailIn;

/// <summary>A Maildir: a file a mail, under new/ and cur/ (maildir(5)).</summary>
/// <remarks>A locator is a file's unique name, without the flags behind its colon; there is one source, "".</remarks>
internal sealed class MaildirArchive(Archive archive) : ArchiveReader
{
    private const string OnlySource = "";
    private const string Bookmark = "maildir";

    private static readonly string[] Folders = ["new", "cur"];

    public override void Fetch(IProgress<string> progress, CancellationToken cancellationToken) =>
        cancellationToken.ThrowIfCancellationRequested();

    /// <inheritdoc/>
    public override IEnumerable<ArchiveBatch> ReadNew(ReadSoFar soFar, CancellationToken cancellationToken)
    {
        var present = Files();
        var known = soFar.Locators(OnlySource);
        var gone = known.Where(name => !present.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        var batch = new Gathered();
        foreach (var (name, path) in present.Where(file => !known.Contains(file.Key)).OrderBy(file => Delivered(file.Key) ?? 0).ThenBy(file => file.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            batch.Add(name, path, archive.Earliest);
            if (batch.IsFull)
            {
                yield return batch.Take(gone);
                gone = [];
            }
        }
        if (!batch.IsEmpty || gone.Count > 0)
            yield return batch.Take(gone);
    }

    public override byte[]? Read(MailPlace place)
    {
        if (!Files().TryGetValue(place.Locator, out var path))
            return null;
        try
        {
            return ReadUpToLimit(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private Dictionary<string, string> Files()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] folders = [.. Folders.Select(name => Path.Combine(archive.Url, name)).Where(Directory.Exists)];
        if (folders.Length == 0)
            throw new TrackerException($"Archive '{archive.Name}': {archive.Url} is no Maildir, it has no folder new or cur. Check its Url in Tracker:Communities:...:Archives.");
        try
        {
            // A mail that a client moves from new to cur meanwhile is found in either, or in both.
            foreach (var path in folders.SelectMany(Directory.EnumerateFiles))
                files[UniqueName(path)] = path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrackerException($"Archive '{archive.Name}': {archive.Url} cannot be read: {failure.Message} Check its Url in Tracker:Communities:...:Archives.", failure);
        }
        return files;
    }

    private static string UniqueName(string path)
    {
        var name = Path.GetFileName(path);
        return name.IndexOf(':') is var colon and > 0 ? name[..colon] : name;
    }

    /// <summary>Unique names begin with the second of delivery.</summary>
    private static long? Delivered(string name) =>
        name.IndexOf('.') is var dot and > 0 && long.TryParse(name.AsSpan(0, dot), out var seconds) && seconds is > 0 and < 100_000_000_000 ? seconds : null;

    private static byte[] ReadUpToLimit(string path)
    {
        using var file = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        var bytes = new byte[Math.Min(file.Length, MailLimits.MaxBytes + 1)];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    /// <summary>A batch in the making.</summary>
    private sealed class Gathered
    {
        private List<RawMail> mails = [];
        private List<(string, string)> unreadable = [];
        private long bytes;

        public bool IsFull => mails.Count + unreadable.Count >= MboxBatch.MaxMails || bytes >= MboxBatch.MaxBytes - MailLimits.MaxBytes;

        public bool IsEmpty => mails.Count + unreadable.Count == 0;

        public void Add(string name, string path, DateTimeOffset? earliest)
        {
            try
            {
                // A file's own time is when it was copied here, as often as not: it speaks only when the name does not.
                var archivedAt = Delivered(name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : new DateTimeOffset(File.GetLastWriteTimeUtc(path));
                if (archivedAt < earliest)
                    return;
                var mail = new RawMail(name, ReadUpToLimit(path), archivedAt);
                mails.Add(mail);
                bytes += mail.Bytes.Length;
            }
            catch (FileNotFoundException)
            {
                // Moved or removed since the folder was listed: the next pass sees which.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                unreadable.Add((name, $"The file cannot be read: {failure.Message}"));
            }
        }

        public ArchiveBatch Take(IReadOnlyList<string> removed)
        {
            var batch = new ArchiveBatch(OnlySource, mails, removed, null, unreadable, Bookmark);
            (mails, unreadable, bytes) = ([], [], 0);
            return batch;
        }
    }
}
