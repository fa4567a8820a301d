using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tracker.Core;
using Tracker.Core.Git;
using Tracker.Testing;

namespace Tracker.Benchmarks.Kernel;

/// <summary>A commit that was made. Its mark serves in the stream that made it, its id everywhere.</summary>
internal sealed record MadeCommit(GitOid Id, CommitStream MadeIn, int Mark, long At);

/// <summary>
/// Writes commits into a repository as fast as git-fast-import(1) takes them. Ids are computed here too, so that what
/// names a commit ("commit X upstream.") can be written in the same stream as the commit that it names.
/// </summary>
internal sealed class CommitStream : IDisposable
{
    private const string Line = "refs/made/line";

    private readonly string repository;
    private readonly string[] folders;
    private readonly Process import;
    private readonly BufferedStream output;
    private int marks;

    /// <param name="folders">Ids of git's tree objects: each commit has one of them, by what it says.</param>
    public CommitStream(string repository, string[] folders)
    {
        (this.repository, this.folders) = (repository, folders);
        import = Process.Start(new ProcessStartInfo("git", ["-c", "fastimport.unpackLimit=0", "-C", repository, "fast-import", "--quiet", "--force"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
        }) ?? throw new InvalidOperationException("git did not start");
        output = new BufferedStream(import.StandardInput.BaseStream, 1 << 20);
    }

    /// <param name="files">Paths with their contents, on top of the folder; what has any cannot be named by its id.</param>
    public MadeCommit Add(
        IReadOnlyList<MadeCommit> parents, (MadePerson Who, long At) author, (MadePerson Who, long At) committer, string message,
        params IReadOnlyList<(string Path, string Content)> files)
    {
        var folder = folders[(ulong)StableHash.Of(message) % (ulong)folders.Length];
        var people = $"author {author.Who.At(author.At)}\ncommitter {committer.Who.At(committer.At)}\n";
        var commit = $"tree {folder}\n{string.Concat(parents.Select(parent => $"parent {parent.Id}\n"))}{people}\n{message}";
        var made = new MadeCommit(files.Count > 0 ? default : IdOf(commit), this, ++marks, committer.At);
        Write($"commit {Line}\nmark :{made.Mark}\n{people}{Data(message)}");
        for (var parent = 0; parent < parents.Count; parent++)
            Write($"{(parent == 0 ? "from" : "merge")} {NameOf(parents[parent])}\n");
        Write($"M 040000 {folder} \"\"\n");
        foreach (var (path, content) in files)
            Write($"M 100644 inline {path}\n{Data(content)}");
        return made;
    }

    public void SetRef(string name, MadeCommit commit) => Write($"reset {name}\nfrom {NameOf(commit)}\n\n");

    /// <param name="name">Without refs/tags/.</param>
    public void Tag(string name, MadeCommit commit, MadePerson tagger) =>
        Write($"tag {name}\nfrom {NameOf(commit)}\ntagger {tagger.At(commit.At)}\n{Data($"{name}\n")}");

    /// <summary>Waits for the end, and makes sure that ids were computed as git does.</summary>
    public void Finish(MadeCommit last)
    {
        SetRef("refs/made/last", last);
        output.Dispose();
        import.WaitForExit();
        if (import.ExitCode != 0)
            throw new InvalidOperationException($"git fast-import ended with {import.ExitCode}");
        if (last.Id != default && GitCommand.Run(repository, "rev-parse", "refs/made/last") != last.Id.ToString())
            throw new InvalidOperationException("Ids were not computed as git does.");
        GitCommand.Run(repository, "update-ref", "-d", "refs/made/last");
        GitCommand.Run(repository, "update-ref", "-d", Line);
    }

    public void Dispose()
    {
        output.Dispose();
        import.Dispose();
    }

    private string NameOf(MadeCommit commit) => commit.MadeIn == this ? $":{commit.Mark}" : commit.Id.ToString();

    private static GitOid IdOf(string commit)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"commit {Encoding.UTF8.GetByteCount(commit)}\0{commit}"));
#pragma warning disable CA5350 // It is git's own.
        return new GitOid(SHA1.HashData(bytes));
#pragma warning restore CA5350
    }

    private static string Data(string text) => string.Create(CultureInfo.InvariantCulture, $"data {Encoding.UTF8.GetByteCount(text)}\n{text}\n");

    private void Write(string text) => output.Write(Encoding.UTF8.GetBytes(text));
}
