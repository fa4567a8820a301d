using System.Runtime.InteropServices;

namespace Tracker.Core.Git;

/// <summary>Finds the system's libgit2 and gives it the name that LibGit2Sharp asks for, by a link.</summary>
internal static class NativeLibraryFile
{
    /// <summary>The name that LibGit2Sharp 0.29.0 has compiled in.</summary>
    public const string LinkName = "git2-a2bde63.so";

    public const string Advice = "Install the package libgit2-1.5 (Debian 12; elsewhere libgit2 1.5 to 1.9), or name the library's file in TRACKER_LIBGIT2.";

    // LibGit2Sharp 0.29.0 was made for 1.7; the others follow by their nearness to it.
    private static readonly string[] Names = ["libgit2.so.1.7", "libgit2.so.1.6", "libgit2.so.1.8", "libgit2.so.1.5", "libgit2.so.1.9"];

    /// <exception cref="TrackerException">There is none.</exception>
    public static string Find() => Find(Environment.GetEnvironmentVariable("TRACKER_LIBGIT2"), LibraryFolders());

    public static string Find(string? named, IReadOnlyList<string> folders)
    {
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? Path.GetFullPath(named) : throw new TrackerException($"TRACKER_LIBGIT2 names {named}, which is not there. {Advice}");
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new TrackerException($"libgit2 was not found. {Advice}");
    }

    /// <summary>A folder that holds a link to the library; made or mended when need be.</summary>
    public static string LinkFolder(string library)
    {
        try
        {
            return Link(library, Path.Combine(CacheFolder(), $"{StableHash.Of(library):x16}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A user without a home that can be written: a folder of this process alone does as well.
            return Link(library, Directory.CreateTempSubdirectory("tracker-libgit2-").FullName);
        }
    }

    /// <summary>Renaming a finished link over the old one leaves no moment without it, however many programs start at once.</summary>
    internal static string Link(string library, string folder)
    {
        var link = Path.Combine(folder, LinkName);
        if (new FileInfo(link).LinkTarget == library)
            return folder;
        Directory.CreateDirectory(folder);
        var fresh = $"{link}.{Guid.NewGuid():N}";
        File.CreateSymbolicLink(fresh, library);
        File.Move(fresh, link, overwrite: true);
        return folder;
    }

    private static string CacheFolder()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache) || !Path.IsPathRooted(cache))
            cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".cache");
        return Path.IsPathRooted(cache) ? Path.Combine(cache, "tracker", "native") : throw new IOException("There is no home folder.");
    }

    private static string[] LibraryFolders()
    {
        var machine = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x86_64-linux-gnu",
            Architecture.Arm64 => "aarch64-linux-gnu",
            Architecture.RiscV64 => "riscv64-linux-gnu",
            Architecture.Ppc64le => "powerpc64le-linux-gnu",
            Architecture.S390x => "s390x-linux-gnu",
            _ => "",
        };
        return
        [
            .. (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
            "/usr/local/lib", $"/usr/lib/{machine}", $"/lib/{machine}", "/usr/lib64", "/usr/lib", "/lib64", "/lib", "/run/current-system/sw/lib",
        ];
    }
}
