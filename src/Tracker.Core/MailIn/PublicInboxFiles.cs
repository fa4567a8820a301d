using System.Text;
using Tracker.Core.Git;

namespace Tracker.Core.MailIn;

/// <summary>Reads an archive of format 1: what its last commit holds is what there is; two commits are compared folder by folder.</summary>
internal sealed class PublicInboxFiles(GitObjects objects, string source)
{
    private const int NameLength = 40;
    private const int Deepest = 4;

    private readonly PublicInboxBatches batches = new(objects, source);

    /// <summary>Format 2 has one file called "m" or "d"; format 1 has folders.</summary>
    public static bool AreIn(GitObjects objects, in GitOid tip)
    {
        if (RootOf(objects, tip) is not { } root)
            return false;
        using var folder = objects.Read(root);
        var entries = new GitFolderEntries(folder.Bytes);
        while (entries.MoveNext())
        {
            if (entries.IsFolder)
                return true;
        }
        return false;
    }

    /// <summary>Its order is not that of time: the mails' own dates say what came when.</summary>
    public IEnumerable<ArchiveBatch> Read(GitOid tip, GitOid? bookmark, CancellationToken cancellationToken)
    {
        var before = bookmark is { } read ? RootOf(objects, read) : null;
        var (added, removed) = Compare(before, RootOf(objects, tip));
        var unfinished = bookmark?.ToString() ?? "";
        foreach (var blob in added)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (batches.IsFull)
                yield return batches.Take(unfinished, null);
            batches.Add(blob, null);
        }
        foreach (var blob in removed)
            batches.Remove(blob.ToString());
        // What the bookmark names is not there any more: history was edited.
        var alive = bookmark is not null && before is null ? added.Select(blob => blob.ToString()).ToHashSet() : null;
        yield return batches.Take(tip.ToString(), alive);
    }

    private static GitOid? RootOf(GitObjects objects, in GitOid commit)
    {
        using var found = objects.Read(commit);
        return found.Bytes.StartsWith("tree "u8) && found.Bytes.Length > 5 + (2 * GitOid.Size) ? GitOid.FromHex(found.Bytes.Slice(5, 2 * GitOid.Size)) : null;
    }

    private (List<GitOid> Added, List<GitOid> Removed) Compare(GitOid? before, GitOid? after)
    {
        var (old, @new) = (new Dictionary<string, GitOid>(), new Dictionary<string, GitOid>());
        Collect(before, after, "", old, @new);
        var (was, @is) = (old.Values.ToHashSet(), @new.Values.ToHashSet());
        return ([.. @is.Where(blob => !was.Contains(blob))], [.. was.Where(blob => !@is.Contains(blob))]);
    }

    /// <summary>The files in which two folders differ; what both have the same is not looked into.</summary>
    private void Collect(GitOid? before, GitOid? after, string path, Dictionary<string, GitOid> old, Dictionary<string, GitOid> @new)
    {
        if (before == after || path.Count(letter => letter == '/') > Deepest)
            return;
        var (left, right) = (Entries(before), Entries(after));
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var was = left.TryGetValue(name, out var one) ? one : default((GitOid Id, bool IsFolder)?);
            var now = right.TryGetValue(name, out var other) ? other : default((GitOid Id, bool IsFolder)?);
            if (was == now)
                continue;
            if (was is { IsFolder: true } || now is { IsFolder: true })
                Collect(FolderOf(was), FolderOf(now), $"{path}{name}/", old, @new);
            Put(old, path + name, was);
            Put(@new, path + name, now);
        }
    }

    private static GitOid? FolderOf((GitOid Id, bool IsFolder)? entry) => entry is { IsFolder: true } folder ? folder.Id : null;

    // Mails are in files whose path is a hash in hex; an archive may have files of another use besides.
    private static void Put(Dictionary<string, GitOid> files, string path, (GitOid Id, bool IsFolder)? entry)
    {
        if (entry is { IsFolder: false } file && path.Replace("/", "", StringComparison.Ordinal) is { Length: NameLength } name && name.All(char.IsAsciiHexDigitLower))
            files[path] = file.Id;
    }

    private Dictionary<string, (GitOid Id, bool IsFolder)> Entries(GitOid? id)
    {
        var found = new Dictionary<string, (GitOid, bool)>();
        if (id is not { } folder)
            return found;
        using var bytes = objects.Read(folder);
        // Taken for empty, its mails would be taken out.
        if (bytes.Failure is { } failure)
            throw new InvalidDataException(failure);
        var entries = new GitFolderEntries(bytes.Bytes);
        while (entries.MoveNext())
            found[Encoding.Latin1.GetString(entries.Name)] = (entries.Id, entries.IsFolder);
        return found;
    }
}
