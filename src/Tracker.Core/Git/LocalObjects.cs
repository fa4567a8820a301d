using System.Security.Cryptography;
using LibGit2Sharp;

namespace Tracker.Core.Git;

/// <summary>Copies the objects of a repository on this machine, pack by pack, as git-clone(1) does with --local --no-hardlinks.</summary>
internal static class LocalObjects
{
    /// <summary>How files begin that have not been copied to their end.</summary>
    public const string Unfinished = "tmp_tracker_";

    private const int HashLength = 20;

    /// <summary>Then sets the refs; when a pack is damaged or a tip is not there, nothing has changed.</summary>
    /// <exception cref="InvalidDataException">What is there is damaged.</exception>
    public static void Copy(
        string folder, GitStore store, FetchRequest request, IReadOnlyDictionary<string, string> tips, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var from = GitStore.ObjectsOf(folder) ?? throw new InvalidDataException("it is not a git repository");
        CopyPacks(Path.Combine(from, "pack"), Path.Combine(store.Folder, "objects", "pack"), name => progress.Report($"{request.Name}: copying {name}"), cancellationToken);
        CopyLoose(from, Path.Combine(store.Folder, "objects"), cancellationToken);
        foreach (var borrowed in Borrowed(from))
            store.BorrowObjects(borrowed);
        SetRefs(store, request, tips);
    }

    /// <summary>How much there is in packs that the store has not.</summary>
    public static long BytesToCopy(string folder, GitStore store) =>
        GitStore.ObjectsOf(folder) is { } from
            ? NewPacks(Path.Combine(from, "pack"), Path.Combine(store.Folder, "objects", "pack")).Sum(index => new FileInfo(PackOf(index)).Length)
            : 0;

    private static void SetRefs(GitStore store, FetchRequest request, IReadOnlyDictionary<string, string> tips)
    {
        using var repository = new Repository(store.Folder);
        if (tips.FirstOrDefault(tip => !IsThere(repository, tip.Value)) is { Key: { } missing })
            throw new InvalidDataException($"what {missing} points at cannot be read");
        foreach (var (name, id) in tips)
            repository.Refs.Add($"{request.RefPrefix}/{name}", id, allowOverwrite: true);
    }

    private static bool IsThere(Repository repository, string id)
    {
        try
        {
            return repository.Lookup(id) is not null;
        }
        catch (LibGit2SharpException)
        {
            return false;
        }
    }

    /// <summary>The index last: git looks for packs by their indexes.</summary>
    private static void CopyPacks(string from, string to, Action<string> report, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(to);
        foreach (var index in NewPacks(from, to))
        {
            report(Path.GetFileName(PackOf(index)));
            CopyWhole(PackOf(index), to, cancellationToken);
            CopyWhole(index, to, cancellationToken);
        }
    }

    /// <summary>The indexes of packs that are not there yet; a pack's name is a hash of what is in it.</summary>
    private static IEnumerable<string> NewPacks(string from, string to) =>
        Directory.Exists(from)
            ? Directory.EnumerateFiles(from, "pack-*.idx").Where(index => !File.Exists(Path.Combine(to, Path.GetFileName(index))) && File.Exists(PackOf(index)))
            : [];

    private static string PackOf(string index) => Path.ChangeExtension(index, ".pack");

    // Packs and their indexes end with the SHA-1 of what stands before it (gitformat-pack(5)).
    private static void CopyWhole(string file, string to, CancellationToken cancellationToken)
    {
        var unfinished = Path.Combine(to, Unfinished + Path.GetFileName(file));
        using (var source = File.OpenRead(file))
        using (var target = File.Create(unfinished))
        {
            if (!CopyAndCheck(source, target, cancellationToken))
            {
                target.Dispose();
                File.Delete(unfinished);
                throw new InvalidDataException($"{file} is damaged");
            }
        }
        File.Move(unfinished, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
    }

    private static bool CopyAndCheck(FileStream source, FileStream target, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        var buffer = new byte[1 << 20];
        var left = source.Length - HashLength;
        while (left > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = source.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (count == 0)
                return false;
            hash.AppendData(buffer, 0, count);
            target.Write(buffer, 0, count);
            left -= count;
        }
        var end = buffer.AsSpan(0, HashLength);
        var isWhole = source.ReadAtLeast(end, HashLength, throwOnEndOfStream: false) == HashLength && end.SequenceEqual(hash.GetHashAndReset());
        target.Write(end);
        return isWhole;
    }

    private static void CopyLoose(string from, string to, CancellationToken cancellationToken)
    {
        foreach (var part in Directory.EnumerateDirectories(from).Where(part => Path.GetFileName(part) is [var first, var second] && char.IsAsciiHexDigit(first) && char.IsAsciiHexDigit(second)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var target = Directory.CreateDirectory(Path.Combine(to, Path.GetFileName(part))).FullName;
            foreach (var loose in Directory.EnumerateFiles(part))
                CopyLooseFile(loose, Path.Combine(target, Path.GetFileName(loose)));
        }
    }

    private static void CopyLooseFile(string from, string to)
    {
        if (File.Exists(to) || Path.GetFileName(to).StartsWith("tmp_", StringComparison.Ordinal))
            return;
        File.Copy(from, to + ".lock", overwrite: true);
        File.Move(to + ".lock", to, overwrite: true);
    }

    private static IEnumerable<string> Borrowed(string objects)
    {
        var alternates = Path.Combine(objects, "info", "alternates");
        return File.Exists(alternates)
            ? File.ReadAllLines(alternates).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => Path.GetFullPath(line, objects))
            : [];
    }
}
