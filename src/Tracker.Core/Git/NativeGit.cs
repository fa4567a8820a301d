using System.Runtime.InteropServices;
using LibGit2Sharp;

namespace Tracker.Core.Git;

/// <summary>
/// Brings libgit2 in: LibGit2Sharp's own package of native binaries is not served everywhere, so the system's library
/// is used under the name that LibGit2Sharp asks for.
/// </summary>
public static class NativeGit
{
    // Bytes of unpacked objects that libgit2 keeps. Without any, a diff costs four times as much; its own 256 MB are
    // more than a whole pass may use.
    private const int CacheBytes = 128 << 20;

    private const int ConnectTimeout = 30_000;
    private const int AnswerTimeout = 120_000;

    private static readonly Lazy<nint> Loaded = new(LoadOnce);

    /// <summary>Call it before the first use of LibGit2Sharp; may be called again from anywhere.</summary>
    /// <exception cref="TrackerException">There is no libgit2, or one that is too old or too new.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>Opens, walks, diffs and fetches a tiny repository.</summary>
    /// <returns>What is in use, for people.</returns>
    /// <exception cref="TrackerException">There is no libgit2, or it does not do what is asked of it.</exception>
    public static string Check()
    {
        EnsureLoaded();
        NativeGitCheck.Run();
        return $"libgit2 {Version()}";
    }

    /// <summary>Which libgit2 is in use, for people.</summary>
    public static string Version()
    {
        var (major, minor, revision) = ReadVersion();
        return $"{major}.{minor}.{revision}";
    }

    internal static nint Load() => Loaded.Value;

    private static nint LoadOnce()
    {
        var library = NativeLibraryFile.Find();
        var folder = NativeLibraryFile.LinkFolder(library);
        if (!NativeLibrary.TryLoad(Path.Combine(folder, NativeLibraryFile.LinkName), out var handle))
            throw new TrackerException($"{library} cannot be loaded. {NativeLibraryFile.Advice}");
        CheckVersion(handle, library);
        GlobalSettings.NativeLibraryPath = folder;
        GlobalSettings.SetEnableCaching(enabled: true);
        GlobalSettings.SetStrictHashVerification(enabled: false);
        SetOptions(handle);
        return handle;
    }

    private static unsafe void CheckVersion(nint handle, string library)
    {
        int major = 0, minor = 0, revision = 0;
        if (NativeLibrary.TryGetExport(handle, "git_libgit2_version", out var version))
            _ = ((delegate* unmanaged<int*, int*, int*, int>)version)(&major, &minor, &revision);
        if (major != 1 || minor is < 5 or > 9)
            throw new TrackerException($"{library} is libgit2 {major}.{minor}, which does not fit. {NativeLibraryFile.Advice}");
    }

    private static unsafe (int Major, int Minor, int Revision) ReadVersion()
    {
        int major = 0, minor = 0, revision = 0;
        _ = Libgit2.Version(&major, &minor, &revision);
        return (major, minor, revision);
    }

    // Options that LibGit2Sharp 0.29.0 has no word for. The function is variadic in C; on the 64-bit systems served here
    // a call with these arguments is the same. A version that does not know one answers with an error, which
    // does no harm. Repositories of other users are read only, and no configuration of theirs is run: they may be opened.
    private static unsafe void SetOptions(nint handle)
    {
        var set = (delegate* unmanaged<int, nint, nint, int>)NativeLibrary.GetExport(handle, "git_libgit2_opts");
        _ = set((int)Libgit2Option.CacheMaxSize, CacheBytes, 0);
        _ = set((int)Libgit2Option.CacheObjectLimit, (int)GitObjectKind.Commit, 0);
        _ = set((int)Libgit2Option.OwnerValidation, 0, 0);
        _ = set((int)Libgit2Option.ServerConnectTimeout, ConnectTimeout, 0);
        _ = set((int)Libgit2Option.ServerTimeout, AnswerTimeout, 0);
    }
}
