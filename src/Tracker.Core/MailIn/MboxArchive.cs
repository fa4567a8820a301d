namespace Tracker.Core.MailIn;

/// <summary>An mbox file, or a folder of such files (*.mbox), each of which may be compressed (.gz).</summary>
internal sealed class MboxArchive(Archive archive) : ArchiveReader
{
    public override void Fetch(IProgress<string> progress, CancellationToken cancellationToken) =>
        cancellationToken.ThrowIfCancellationRequested();

    /// <inheritdoc/>
    /// <remarks>A source is a file's name; a locator is "offset:length" in it, uncompressed and without the From_ line.</remarks>
    public override IEnumerable<ArchiveBatch> ReadNew(ReadSoFar soFar, CancellationToken cancellationToken)
    {
        var files = Files();
        foreach (var gone in soFar.Bookmarks.Where(known => known.Value.Length > 0 && !files.ContainsKey(known.Key)))
            yield return new ArchiveBatch(gone.Key, [], [], new HashSet<string>(), [], "");
        foreach (var (source, path) in files)
        {
            var before = MboxBookmark.Parse(soFar.Bookmarks.GetValueOrDefault(source));
            foreach (var batch in new MboxFile(source, path, archive.Earliest).ReadNew(before, cancellationToken))
                yield return batch;
        }
    }

    public override byte[]? Read(MailPlace place) =>
        Files().TryGetValue(place.Source, out var path)
        && place.Locator.Split(':') is [var offset, var length]
        && long.TryParse(offset, out var at) && long.TryParse(length, out var bytes)
            ? MboxFile.Read(path, at, bytes)
            : null;

    private SortedDictionary<string, string> Files()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (File.Exists(archive.Url))
            files[Path.GetFileName(archive.Url)] = archive.Url;
        else if (Directory.Exists(archive.Url))
            AddFolder(files);
        else
            throw new TrackerException(
                $"Archive '{archive.Name}': there is no mbox file or folder at {archive.Url}. Check its Url in Tracker:Communities:...:Archives.");
        return files;
    }

    private void AddFolder(SortedDictionary<string, string> files)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(archive.Url).Where(IsMbox))
                files[Path.GetFileName(path)] = path;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrackerException(
                $"Archive '{archive.Name}': the folder {archive.Url} cannot be read: {failure.Message} Check its Url in Tracker:Communities:...:Archives.", failure);
        }
    }

    private static bool IsMbox(string path) =>
        path.EndsWith(".mbox", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".mbox.gz", StringComparison.OrdinalIgnoreCase);
}
