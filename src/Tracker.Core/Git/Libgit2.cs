using System.Runtime.InteropServices;

namespace Tracker.Core.Git;

/// <summary>
/// The few functions of libgit2 that are called past LibGit2Sharp: objects and diffs as bytes (LibGit2Sharp hands out
/// text, in which what is not UTF-8 is lost) and options that it has no word for. Their form is the same in 1.5 to 1.9.
/// </summary>
/// <remarks>Function pointers and not imports: an assembly has but one resolver for imports, and this is not its only library.</remarks>
internal static unsafe class Libgit2
{
    public const int NotFound = -3;

    private static readonly nint Library = NativeGit.Load();

    public static readonly delegate* unmanaged<int*, int*, int*, int> Version = (delegate* unmanaged<int*, int*, int*, int>)Function("git_libgit2_version");
    private static readonly delegate* unmanaged<byte**> LastError = (delegate* unmanaged<byte**>)Function("git_error_last");

    public static readonly delegate* unmanaged<nint*, byte*, int> OdbOpen = (delegate* unmanaged<nint*, byte*, int>)Function("git_odb_open");
    public static readonly delegate* unmanaged<nint, void> OdbFree = (delegate* unmanaged<nint, void>)Function("git_odb_free");
    public static readonly delegate* unmanaged<nint*, nint, GitOid*, int> OdbRead = (delegate* unmanaged<nint*, nint, GitOid*, int>)Function("git_odb_read");
    public static readonly delegate* unmanaged<nuint*, int*, nint, GitOid*, int> OdbReadHeader = (delegate* unmanaged<nuint*, int*, nint, GitOid*, int>)Function("git_odb_read_header");
    public static readonly delegate* unmanaged<nint, GitOid*, int> OdbExists = (delegate* unmanaged<nint, GitOid*, int>)Function("git_odb_exists");
    public static readonly delegate* unmanaged<nint, void> ObjectFree = (delegate* unmanaged<nint, void>)Function("git_odb_object_free");
    public static readonly delegate* unmanaged<nint, byte*> ObjectData = (delegate* unmanaged<nint, byte*>)Function("git_odb_object_data");
    public static readonly delegate* unmanaged<nint, nuint> ObjectSize = (delegate* unmanaged<nint, nuint>)Function("git_odb_object_size");
    public static readonly delegate* unmanaged<nint, int> ObjectType = (delegate* unmanaged<nint, int>)Function("git_odb_object_type");

    public static readonly delegate* unmanaged<nint*, byte*, int> RepositoryOpen = (delegate* unmanaged<nint*, byte*, int>)Function("git_repository_open_bare");
    public static readonly delegate* unmanaged<nint, void> RepositoryFree = (delegate* unmanaged<nint, void>)Function("git_repository_free");
    public static readonly delegate* unmanaged<nint*, nint, GitOid*, int> TreeLookup = (delegate* unmanaged<nint*, nint, GitOid*, int>)Function("git_tree_lookup");
    public static readonly delegate* unmanaged<nint, void> TreeFree = (delegate* unmanaged<nint, void>)Function("git_tree_free");
    public static readonly delegate* unmanaged<nint*, nint, nint, nint, void*, int> DiffTrees = (delegate* unmanaged<nint*, nint, nint, nint, void*, int>)Function("git_diff_tree_to_tree");
    public static readonly delegate* unmanaged<void*, uint, int> DiffOptions = (delegate* unmanaged<void*, uint, int>)Function("git_diff_options_init");
    public static readonly delegate* unmanaged<void*, uint, int> DiffFindOptions = (delegate* unmanaged<void*, uint, int>)Function("git_diff_find_options_init");
    public static readonly delegate* unmanaged<nint, void*, int> DiffFindSimilar = (delegate* unmanaged<nint, void*, int>)Function("git_diff_find_similar");
    public static readonly delegate* unmanaged<nint, nuint> DiffDeltas = (delegate* unmanaged<nint, nuint>)Function("git_diff_num_deltas");
    public static readonly delegate* unmanaged<nint, nuint, DiffDelta*> DiffDelta = (delegate* unmanaged<nint, nuint, DiffDelta*>)Function("git_diff_get_delta");
    public static readonly delegate* unmanaged<GitBuffer*, nint, int, int> DiffToBuffer = (delegate* unmanaged<GitBuffer*, nint, int, int>)Function("git_diff_to_buf");
    public static readonly delegate* unmanaged<nint, void> DiffFree = (delegate* unmanaged<nint, void>)Function("git_diff_free");
    public static readonly delegate* unmanaged<GitBuffer*, void> BufferFree = (delegate* unmanaged<GitBuffer*, void>)Function("git_buf_dispose");

    public static readonly delegate* unmanaged<nint*, byte*, nuint, int> MailmapFromBuffer = (delegate* unmanaged<nint*, byte*, nuint, int>)Function("git_mailmap_from_buffer");
    public static readonly delegate* unmanaged<byte**, byte**, nint, byte*, byte*, int> MailmapResolve = (delegate* unmanaged<byte**, byte**, nint, byte*, byte*, int>)Function("git_mailmap_resolve");
    public static readonly delegate* unmanaged<nint, void> MailmapFree = (delegate* unmanaged<nint, void>)Function("git_mailmap_free");

    /// <summary>What the last call that failed on this thread says of it.</summary>
    public static string Failure(int code)
    {
        var error = LastError();
        return (error is null ? null : Marshal.PtrToStringUTF8((nint)(*error))) ?? $"libgit2 error {code}";
    }

    private static nint Function(string name) =>
        NativeLibrary.TryGetExport(Library, name, out var address)
            ? address
            : throw new TrackerException($"The libgit2 of this system has no {name}. {NativeLibraryFile.Advice}");
}

/// <summary>Numbers of git_libgit2_opts (git2/common.h).</summary>
internal enum Libgit2Option
{
    /// <summary>Larger objects of a kind are not kept.</summary>
    CacheObjectLimit = 6,

    CacheMaxSize = 7,
    OwnerValidation = 36,
    ServerConnectTimeout = 39,
    ServerTimeout = 41,
}

/// <summary>git_buf (git2/buffer.h).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GitBuffer
{
    public byte* Bytes;
    public nuint Reserved;
    public nuint Length;
}

/// <summary>git_diff_delta (git2/diff.h), as far as it is read here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 112)]
internal struct DiffDelta
{
    [FieldOffset(16)]
    public GitOid Old;

    [FieldOffset(60)]
    public ushort OldMode;

    [FieldOffset(64)]
    public GitOid New;

    [FieldOffset(108)]
    public ushort NewMode;
}
