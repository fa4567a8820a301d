using System.Text;

namespace Tracker.Core.Git;

/// <summary>A diff as git prints it, or the reason why there is none.</summary>
internal sealed record GitDiffText(byte[] Bytes, string? Unreadable);

/// <summary>
/// Prints the diff between two of git's folders as <c>git diff-tree -p -M</c> does, byte for byte: LibGit2Sharp would
/// make text of it, in which what is not UTF-8 is lost and git's patch-id with it.
/// </summary>
internal sealed unsafe class GitDiff : IDisposable
{
    // The biggest patches that are posted have some megabytes; a tree's import of firmware is never looked for.
    private const long LargestFiles = 64 << 20;
    private const int LargestText = 16 << 20;

    private const int PatchFormat = 1;
    private const uint IndentHeuristic = 1u << 18;
    private const uint FindRenames = 1;
    private const int RenameLimit = 1000;
    private const ushort SubmoduleMode = 0xE000;

    private readonly GitObjects objects;
    private readonly nint repository;

    public GitDiff(string folder, GitObjects objects)
    {
        this.objects = objects;
        nint handle;
        int code;
        fixed (byte* path = Encoding.UTF8.GetBytes(folder + "\0"))
            code = Libgit2.RepositoryOpen(&handle, path);
        repository = code == 0 ? handle : throw new TrackerException($"{folder} cannot be read as a git repository: {Libgit2.Failure(code)}.");
    }

    /// <param name="old">Null: the empty folder.</param>
    public GitDiffText Between(GitOid? old, GitOid @new)
    {
        nint before = 0, after = 0, diff = 0;
        try
        {
            return LookUp(old, &before) ?? LookUp(@new, &after) ?? Make(before, after, &diff) ?? Print(diff);
        }
        finally
        {
            Libgit2.DiffFree(diff);
            Libgit2.TreeFree(after);
            Libgit2.TreeFree(before);
        }
    }

    public void Dispose() => Libgit2.RepositoryFree(repository);

    private GitDiffText? LookUp(GitOid? id, nint* folder)
    {
        if (id is not { } wanted)
            return null;
        var code = Libgit2.TreeLookup(folder, repository, &wanted);
        return code == 0 ? null : Unreadable(code);
    }

    private GitDiffText? Make(nint before, nint after, nint* diff)
    {
        var options = stackalloc byte[512];
        var code = Libgit2.DiffOptions(options, 1);
        *(uint*)(options + 4) |= IndentHeuristic;
        code = code == 0 ? Libgit2.DiffTrees(diff, repository, before, after, options) : code;
        if (code != 0)
            return Unreadable(code);
        if (FilesLength(*diff) is var length && length > LargestFiles)
            return new GitDiffText([], $"the files that it changes have {length >> 20} MB");
        return FindSimilar(*diff) is var found && found == 0 ? null : Unreadable(found);
    }

    private long FilesLength(nint diff)
    {
        var length = 0L;
        for (nuint number = 0, count = Libgit2.DiffDeltas(diff); number < count && length <= LargestFiles; number++)
        {
            var delta = Libgit2.DiffDelta(diff, number);
            length += Length(delta->Old, delta->OldMode) + Length(delta->New, delta->NewMode);
        }
        return length;
    }

    // A submodule's id is a commit of another repository.
    private long Length(GitOid id, ushort mode) => mode is 0 or SubmoduleMode ? 0 : objects.Length(id) ?? 0;

    // git's defaults: renames from half alike on, as long as there are no more than a thousand candidates.
    private static int FindSimilar(nint diff)
    {
        var options = stackalloc byte[256];
        var code = Libgit2.DiffFindOptions(options, 1);
        if (code != 0)
            return code;
        *(uint*)(options + 4) = FindRenames;
        *(nuint*)(options + 16) = RenameLimit;
        return Libgit2.DiffFindSimilar(diff, options);
    }

    private static GitDiffText Print(nint diff)
    {
        var text = default(GitBuffer);
        try
        {
            var code = Libgit2.DiffToBuffer(&text, diff, PatchFormat);
            return code != 0 ? Unreadable(code)
                : text.Length > LargestText ? new GitDiffText([], $"the diff has {text.Length >> 20} MB")
                : new GitDiffText(new ReadOnlySpan<byte>(text.Bytes, (int)text.Length).ToArray(), null);
        }
        finally
        {
            Libgit2.BufferFree(&text);
        }
    }

    private static GitDiffText Unreadable(int code) => new([], code == Libgit2.NotFound ? "an object of it is not there" : Libgit2.Failure(code));
}
