using Tracker.Core.Git;

namespace Tracker.Core.MailIn;

/// <summary>
/// Reads public-inbox archives: format 2 (public-inbox-v2-format(5): one mail a commit, as "m"; "d" takes one back) and
/// format 1 (public-inbox-v1-format(5): mails in files named by a hash). Mails are found again by their blob's id, which
/// stays when history is edited.
/// </summary>
/// <param name="folder">Where fetched epochs are kept; a folder's own are read in place.</param>
internal sealed class PublicInboxArchive(Archive archive, string folder) : ArchiveReader
{
    private readonly PublicInboxEpochs epochs = new(archive, folder);
    private readonly Dictionary<string, GitObjects> opened = [];

    public override void Fetch(IProgress<string> progress, CancellationToken cancellationToken) => epochs.Fetch(progress, cancellationToken);

    public override IEnumerable<ArchiveBatch> ReadNew(ReadSoFar soFar, CancellationToken cancellationToken)
    {
        foreach (var epoch in epochs.Find())
        {
            if (PublicInboxEpochs.Tip(epoch) is not { } tip)
                continue;
            var bookmark = soFar.Bookmarks.TryGetValue(epoch.Name, out var text) ? GitOid.FromHex(text) : null;
            if (bookmark == tip)
                continue;
            foreach (var batch in Read(epoch, tip, bookmark, cancellationToken))
                yield return batch;
        }
    }

    public override byte[]? Read(MailPlace place)
    {
        if (GitOid.FromHex(place.Locator) is not { } blob || Opened(place.Source) is not { } objects)
            return null;
        using var mail = objects.Read(blob);
        return mail.Kind == GitObjectKind.Blob ? mail.Bytes.ToArray() : null;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var objects in opened.Values)
            objects.Dispose();
        opened.Clear();
        base.Dispose(disposing);
    }

    private IEnumerable<ArchiveBatch> Read(PublicInboxEpoch epoch, GitOid tip, GitOid? bookmark, CancellationToken cancellationToken)
    {
        using var objects = GitObjects.Open(epoch.Folder);
        var batches = PublicInboxFiles.AreIn(objects, tip)
            ? new PublicInboxFiles(objects, epoch.Name).Read(tip, bookmark, cancellationToken)
            : new PublicInboxHistory(objects, epoch.Name, archive.Earliest, isShallow: File.Exists(Path.Combine(epoch.Folder, "shallow"))).Read(tip, bookmark, cancellationToken);
        foreach (var batch in batches)
            yield return batch;
    }

    private GitObjects? Opened(string source)
    {
        if (opened.TryGetValue(source, out var known))
            return known;
        if (epochs.Find().FirstOrDefault(epoch => epoch.Name == source) is not { } found)
            return null;
        var objects = GitObjects.Open(found.Folder);
        opened.Add(source, objects);
        return objects;
    }
}
