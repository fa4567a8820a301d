using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>Reads single files of a commit: those in which a tree tells of itself.</summary>
internal static class CommitFiles
{
    /// <summary>The commit's uppermost folder; null when it cannot be read.</summary>
    public static GitOid? Root(GitObjects objects, GitOid commit)
    {
        using var found = objects.Read(commit);
        return RawCommit.Read(found.Bytes)?.Folder;
    }

    public static GitOid? Child(GitObjects objects, GitOid? folder, ReadOnlySpan<byte> name)
    {
        if (folder is not { } id)
            return null;
        using var found = objects.Read(id);
        var entries = new GitFolderEntries(found.Bytes);
        while (entries.MoveNext())
        {
            if (entries.Name.SequenceEqual(name))
                return entries.Id;
        }
        return null;
    }

    /// <summary>Null when there is none, it is no file, or it has more bytes than <paramref name="most"/>.</summary>
    public static byte[]? Bytes(GitObjects objects, GitOid? blob, int most)
    {
        if (blob is not { } id || objects.Length(id) is not { } length || length > most)
            return null;
        using var found = objects.Read(id);
        return found.Kind == GitObjectKind.Blob ? found.Bytes.ToArray() : null;
    }
}
