namespace Tracker.Core.Git;

/// <summary>What stands in one of git's tree objects: mode, name, id, one after the other without separators.</summary>
internal ref struct GitFolderEntries(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public ReadOnlySpan<byte> Name { get; private set; }

    public GitOid Id { get; private set; }

    /// <summary>Mode 40000; files have 100644 and the like.</summary>
    public bool IsFolder { get; private set; }

    /// <summary>False at the end, and where the bytes make no sense any more.</summary>
    public bool MoveNext()
    {
        var space = rest.IndexOf((byte)' ');
        var end = rest.IndexOf((byte)0);
        if (space < 0 || end < space || rest.Length < end + 1 + GitOid.Size)
            return false;
        IsFolder = rest[..space].SequenceEqual("40000"u8);
        Name = rest[(space + 1)..end];
        Id = new GitOid(rest.Slice(end + 1, GitOid.Size));
        rest = rest[(end + 1 + GitOid.Size)..];
        return true;
    }
}
