using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Tracker.Core.Patches;

/// <summary>Gathers what a diff's reader finds: files, added and removed lines, what git hashes.</summary>
/// <param name="lines">Keeps the added and removed lines; null: nobody wants them.</param>
internal sealed class DiffContents(ChangedLines? lines) : IDisposable
{
    /// <summary>No patch changes more files; a mail that pretends to is not read further, and its diff stays unknown.</summary>
    private const int MostFiles = 100_000;

    private readonly List<string> files = [];
    private readonly Dictionary<string, ulong> fileHashes = [];
    private readonly List<uint> lineHashes = [];
    private PatchIdHash? patchId;
    private string? file;
    private ulong fileHash;
    private int added;
    private int removed;
    private bool isGitPart;
    private bool hasPlainPart;
    private bool hasNamelessLines;

    public bool IsFull => files.Count >= MostFiles;

    /// <summary>A file under a "diff" line: git hashes what follows.</summary>
    public void BeginGitPart()
    {
        EndContent();
        patchId ??= new PatchIdHash();
        isGitPart = true;
    }

    /// <summary>A file without a "diff" line: git knows no patch-id of it.</summary>
    public void BeginPlainPart()
    {
        EndContent();
        isGitPart = false;
        hasPlainPart = true;
    }

    public void Name(string path)
    {
        EndContent();
        file = path;
        if (fileHashes.TryAdd(path, 0))
            files.Add(path);
        fileHash = fileHashes[path];
        lines?.Begin(path);
    }

    public void Hash(ReadOnlySpan<byte> line)
    {
        if (isGitPart)
            patchId?.AddLine(line);
    }

    /// <summary>Where git ends a piece of its sum.</summary>
    public void EndPiece()
    {
        if (isGitPart)
            patchId?.EndFile();
    }

    public void Add(ReadOnlySpan<byte> line)
    {
        added++;
        Change(line);
    }

    public void Remove(ReadOnlySpan<byte> line)
    {
        removed++;
        Change(line);
    }

    public PatchDiff? ToDiff()
    {
        EndContent();
        if (files.Count == 0 || IsFull)
            return null;
        return new PatchDiff
        {
            PatchId = hasPlainPart ? null : patchId?.ToPatchId(),
            ContentHash = lineHashes.Count == 0 || hasNamelessLines ? null : HashContent(),
            Files = files,
            Sketch = LineSketch.Of(CollectionsMarshal.AsSpan(lineHashes)),
            Added = added,
            Removed = removed,
        };
    }

    public void Dispose() => patchId?.Dispose();

    private void Change(ReadOnlySpan<byte> line)
    {
        Hash(line);
        lines?.Take(line);
        if (LineHash.Of(line) is not { } hash)
            return;
        hasNamelessLines |= file is null;
        lineHashes.Add(LineSketch.Short(hash));
        fileHash = LineHash.Join(fileHash, hash);
    }

    private void EndContent()
    {
        if (file is not null)
            fileHashes[file] = fileHash;
        file = null;
        lines?.End();
    }

    /// <summary>Files by name, since mails and trees may order them differently; only those with lines that say something.</summary>
    private long HashContent()
    {
        var content = new MemoryStream();
        Span<byte> hashBytes = stackalloc byte[sizeof(ulong)];
        foreach (var (path, hash) in fileHashes.Where(entry => entry.Value != 0).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            content.Write(Encoding.UTF8.GetBytes(path));
            content.WriteByte(0);
            BinaryPrimitives.WriteUInt64LittleEndian(hashBytes, hash);
            content.Write(hashBytes);
        }
        return StableHash.Of(content.GetBuffer().AsSpan(0, (int)content.Length));
    }
}
