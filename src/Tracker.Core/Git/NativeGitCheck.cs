using System.Text;
using LibGit2Sharp;

namespace Tracker.Core.Git;

/// <summary>Proves that the libgit2 of this system does what is asked of it, on a tiny repository made for the purpose.</summary>
internal static class NativeGitCheck
{
    /// <summary>Opens, walks, diffs and fetches.</summary>
    /// <exception cref="TrackerException">Something of that does not work.</exception>
    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-check-");
        try
        {
            Run(Path.Combine(folder.FullName, "from.git"), Path.Combine(folder.FullName, "to.git"));
        }
        catch (Exception failure) when (failure is LibGit2SharpException or TrackerException or EntryPointNotFoundException or InvalidOperationException)
        {
            throw new TrackerException($"libgit2 {NativeGit.Version()} does not work as it should: {failure.Message.TrimEnd('.')}. {NativeLibraryFile.Advice}", failure);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(string from, string to)
    {
        var tip = Make(from);
        var store = GitStore.Open(to);
        var request = new FetchRequest("The check", from, "refs/check", ["master"], _ => false);
        GitFetch.Fetch(store, request, new Progress<string>(), CancellationToken.None);
        Expect(Fetched(to) == tip, "it fetched something else than what was there");
        // The first fetch from a folder copies; this one asks libgit2.
        var next = Commit(from, "second", "one\ntwo\n");
        GitFetch.Fetch(store, request, new Progress<string>(), CancellationToken.None);
        Expect(Fetched(to) == next, "it fetched something else than what was there");
        ReadBack(to, next);
    }

    private static void ReadBack(string folder, ObjectId tip)
    {
        using var repository = new Repository(folder);
        var commits = repository.Commits.QueryBy(new CommitFilter { IncludeReachableFrom = tip }).ToList();
        Expect(commits is [{ Message: "second" }, { Message: "first" }], "it walked to other commits than there are");
        using var objects = GitObjects.Open(folder);
        using var diff = new GitDiff(folder, objects);
        var text = diff.Between(Id(commits[1].Tree), Id(commits[0].Tree));
        Expect(text.Unreadable is null && text.Bytes.AsSpan().IndexOf("\n one\n+two\n"u8) > 0, "it made another diff than it should");
    }

    private static GitOid Id(LibGit2Sharp.GitObject folder) => new(folder.Id.RawId);

    private static ObjectId Make(string folder)
    {
        Repository.Init(folder, isBare: true);
        return Commit(folder, "first", "one\n");
    }

    private static ObjectId Commit(string folder, string message, string content)
    {
        using var repository = new Repository(folder);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var contents = new TreeDefinition().Add("file", repository.ObjectDatabase.CreateBlob(bytes), Mode.NonExecutableFile);
        var who = new LibGit2Sharp.Signature("Tracker", "tracker@example.org", DateTimeOffset.UnixEpoch.AddYears(50));
        var parents = repository.Refs["refs/heads/master"]?.ResolveToDirectReference().Target is Commit parent ? new[] { parent } : [];
        var commit = repository.ObjectDatabase.CreateCommit(who, who, message, repository.ObjectDatabase.CreateTree(contents), parents, prettifyMessage: false);
        repository.Refs.Add("refs/heads/master", commit.Id, allowOverwrite: true);
        return commit.Id;
    }

    private static ObjectId? Fetched(string folder)
    {
        using var repository = new Repository(folder);
        return repository.Refs["refs/check/heads/master"]?.ResolveToDirectReference().Target.Id;
    }

    private static void Expect(bool isTrue, string complaint)
    {
        if (!isTrue)
            throw new InvalidOperationException(complaint);
    }
}
