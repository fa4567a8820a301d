using System.Text;

namespace Tracker.Core.Git;

/// <summary>The objects of a repository as bytes, read one at a time through libgit2.</summary>
internal sealed unsafe class GitObjects : IDisposable
{
    private readonly nint odb;

    private GitObjects(nint odb) => this.odb = odb;

    /// <param name="folder">A bare repository, or the .git folder of another.</param>
    /// <exception cref="TrackerException">There are no objects there.</exception>
    public static GitObjects Open(string folder)
    {
        NativeGit.EnsureLoaded();
        nint handle;
        int code;
        fixed (byte* path = Encoding.UTF8.GetBytes(Path.Combine(folder, "objects") + "\0"))
            code = Libgit2.OdbOpen(&handle, path);
        return code == 0 ? new GitObjects(handle) : throw new TrackerException($"{folder} cannot be read as a git repository: {Libgit2.Failure(code)}.");
    }

    /// <summary>Must be disposed of before the next one is asked for by the same thread, or kept for as long as it is needed.</summary>
    public GitObject Read(in GitOid id)
    {
        nint handle;
        int code;
        fixed (GitOid* pointer = &id)
            code = Libgit2.OdbRead(&handle, odb, pointer);
        return code == 0 ? new GitObject(handle) : new GitObject(code == Libgit2.NotFound ? "the object is not there" : $"the object cannot be read: {Libgit2.Failure(code)}");
    }

    public bool Has(in GitOid id)
    {
        fixed (GitOid* pointer = &id)
            return Libgit2.OdbExists(odb, pointer) == 1;
    }

    /// <summary>How many bytes the object has; null when it is not there.</summary>
    public long? Length(in GitOid id)
    {
        nuint length;
        int type;
        fixed (GitOid* pointer = &id)
            return Libgit2.OdbReadHeader(&length, &type, odb, pointer) == 0 ? (long)length : null;
    }

    public void Dispose() => Libgit2.OdbFree(odb);
}

/// <summary>Git's four kinds of objects (git2/types.h).</summary>
internal enum GitObjectKind
{
    None = 0,
    Commit = 1,
    Folder = 2,
    Blob = 3,
    Tag = 4,
}

/// <summary>An object's bytes, valid until it is disposed of; or the reason why there are none.</summary>
internal readonly unsafe ref struct GitObject
{
    private readonly nint handle;

    public GitObject(nint handle) => this.handle = handle;

    public GitObject(string failure) => Failure = failure;

    /// <summary>Null when it could be read. Does not name the object: who asked knows it, and the same reason counts as one.</summary>
    public string? Failure { get; }

    public GitObjectKind Kind => handle == 0 ? GitObjectKind.None : (GitObjectKind)Libgit2.ObjectType(handle);

    public ReadOnlySpan<byte> Bytes =>
        handle == 0 ? [] : new ReadOnlySpan<byte>(Libgit2.ObjectData(handle), checked((int)Libgit2.ObjectSize(handle)));

    public void Dispose()
    {
        if (handle != 0)
            Libgit2.ObjectFree(handle);
    }
}
