using LibGit2Sharp;

namespace Tracker.Core.Git;

/// <summary>What to fetch into a store.</summary>
/// <param name="Name">What it is to people: "Tree 'mainline'".</param>
/// <param name="RefPrefix">Where its refs go, as "refs/trees/mainline": branches below heads/, tags below tags/.</param>
/// <param name="Branches">Names or patterns.</param>
/// <param name="WantsTag">Which tags, by name.</param>
public sealed record FetchRequest(string Name, string Url, string RefPrefix, IReadOnlyList<string> Branches, Func<string, bool> WantsTag);

/// <summary>Brings the branches and tags of a repository into a store; when it cannot, the store's refs are as they were.</summary>
public static class GitFetch
{
    private const string RemoteName = "source";

    // More than comes in a night, less than what a large project's history takes.
    private const long MostCopiedLater = 64 << 20;

    /// <returns>Whether anything was new, moved or gone.</returns>
    /// <exception cref="TrackerException">It could not be fetched: which tree, from where, why, and what to check.</exception>
    public static bool Fetch(GitStore store, FetchRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (RemoteUrl.Refusal(request.Url) is { } refusal)
            throw Failure(request, refusal, "Correct its Url in the configuration");
        try
        {
            store.CheckBorrowed();
            return Update(store, request, progress, cancellationToken);
        }
        catch (LibGit2SharpException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(request, failure.Message, FetchAdvice.For(request.Url, failure), failure);
        }
        catch (InvalidDataException damage)
        {
            throw Failure(request, damage.Message, "Check with 'git fsck' there; what was fetched before is as it was", damage);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure(request, failure.Message, "Check the disk's space and permissions", failure);
        }
    }

    /// <summary>Whether a repository answers at a URL.</summary>
    /// <exception cref="TrackerException">Nobody answers, or something that does not say whether it is there.</exception>
    public static bool IsThere(string name, string url)
    {
        try
        {
            _ = Repository.ListRemoteReferences(url).Any();
            return true;
        }
        catch (LibGit2SharpException failure) when (FetchAdvice.IsAbsence(failure))
        {
            return false;
        }
        catch (LibGit2SharpException failure)
        {
            throw new TrackerException($"{name} could not be fetched from {url}: {failure.Message.TrimEnd('.', '\n')}. {FetchAdvice.For(url, failure)}.", failure);
        }
    }

    private static bool Update(GitStore store, FetchRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (RemoteUrl.LocalFolder(request.Url) is { } folder && !Directory.Exists(folder))
            throw Failure(request, "there is no such folder", "Correct its Url in the configuration");
        progress.Report($"{request.Name}: asking {request.Url}");
        using var repository = new Repository(store.Folder);
        var remote = Choose(repository, request);
        var local = LocalRefs(repository, request);
        var changed = remote.Where(reference => local.GetValueOrDefault(reference.Key) != reference.Value).Select(reference => reference.Key).ToList();
        var gone = local.Keys.Except(remote.Keys).ToList();
        Remove(repository, request, gone.Where(name => changed.Exists(other => InTheWay(name, other))));
        if (changed.Count > 0)
            Bring(store, request, changed.ToDictionary(name => name, name => remote[name]), isFirst: local.Count == 0, progress, cancellationToken);
        Remove(repository, request, gone);
        return changed.Count + gone.Count > 0;
    }

    /// <summary>The refs that the request wants, by their names below refs/, with the ids that they have there.</summary>
    private static Dictionary<string, string> Choose(Repository repository, FetchRequest request)
    {
        var all = new Dictionary<string, string>();
        foreach (var reference in repository.Network.ListReferences(request.Url))
        {
            // "^{}" lines name what a tag points at; symbolic refs (HEAD) have no id of their own.
            if (reference is DirectReference && reference.CanonicalName.StartsWith("refs/", StringComparison.Ordinal) && !reference.CanonicalName.EndsWith("^{}", StringComparison.Ordinal))
                all[reference.CanonicalName["refs/".Length..]] = reference.TargetIdentifier;
        }
        if (all.Count == 0)
            throw Failure(request, "the repository is empty", "Check its Url in the configuration, or try again when something has been pushed to it");
        var chosen = all.Where(reference => Wants(request, reference.Key)).ToDictionary();
        return chosen.Keys.Any(name => name.StartsWith("heads/", StringComparison.Ordinal))
            ? chosen
            : throw Failure(request, $"no branch is called {string.Join(" or ", request.Branches)} there", $"It has {Some(all.Keys)}; correct its Branches in the configuration");
    }

    private static bool Wants(FetchRequest request, string name) =>
        Reference.IsValidName($"refs/{name}")
        && (name.StartsWith("heads/", StringComparison.Ordinal) ? RefPattern.MatchesAny(request.Branches, name["heads/".Length..])
            : name.StartsWith("tags/", StringComparison.Ordinal) && request.WantsTag(name["tags/".Length..]));

    private static string Some(IEnumerable<string> names)
    {
        var branches = names.Where(name => name.StartsWith("heads/", StringComparison.Ordinal)).Select(name => name["heads/".Length..]).Take(6).ToList();
        return branches.Count == 0 ? "no branches" : string.Join(", ", branches.Take(5)) + (branches.Count > 5 ? ", ..." : "");
    }

    private static Dictionary<string, string> LocalRefs(Repository repository, FetchRequest request) =>
        repository.Refs.FromGlob($"{request.RefPrefix}/*").OfType<DirectReference>()
            .ToDictionary(reference => reference.CanonicalName[(request.RefPrefix.Length + 1)..], reference => reference.TargetIdentifier);

    // A branch "a" that has gone cannot stay while "a/b" comes: refs are files and folders.
    private static bool InTheWay(string gone, string coming) =>
        coming.StartsWith(gone + "/", StringComparison.Ordinal) || gone.StartsWith(coming + "/", StringComparison.Ordinal);

    private static void Remove(Repository repository, FetchRequest request, IEnumerable<string> names)
    {
        foreach (var name in names.ToList())
            repository.Refs.Remove($"{request.RefPrefix}/{name}");
    }

    /// <summary>
    /// From a folder, objects are copied pack by pack, as git clone does: libgit2 would walk a history whole to find out what
    /// is new in it, and cannot where the folder lacks an object that nobody needs. It is left to libgit2 only where
    /// so much was packed anew there that it must be mostly known here.
    /// </summary>
    private static void Bring(
        GitStore store, FetchRequest request, IReadOnlyDictionary<string, string> tips, bool isFirst, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var folder = RemoteUrl.LocalFolder(request.Url);
        if (folder is not null && (isFirst || LocalObjects.BytesToCopy(folder, store) <= MostCopiedLater))
        {
            LocalObjects.Copy(folder, store, request, tips, progress, cancellationToken);
            return;
        }
        try
        {
            Download(store, request, tips.Keys, progress, cancellationToken);
        }
        catch (NotFoundException) when (folder is not null)
        {
            LocalObjects.Copy(folder, store, request, tips, progress, cancellationToken);
        }
    }

    private static void Download(
        GitStore store, FetchRequest request, IEnumerable<string> names, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var repository = new Repository(store.Folder);
        var options = new FetchOptions
        {
            TagFetchMode = TagFetchMode.None,
            Prune = false,
            OnProgress = _ => !cancellationToken.IsCancellationRequested,
            OnTransferProgress = transfer =>
            {
                progress.Report($"{request.Name}: {transfer.ReceivedObjects:N0} of {transfer.TotalObjects:N0} objects, {transfer.ReceivedBytes / 1_048_576:N0} MB");
                return !cancellationToken.IsCancellationRequested;
            },
        };
        Commands.Fetch(repository, RemoteAt(repository, request.Url), names.Select(name => $"+refs/{name}:{request.RefPrefix}/{name}"), options, "fetched by tracker");
        cancellationToken.ThrowIfCancellationRequested();
    }

    // libgit2 1.5 does not take a URL for a remote's name, as LibGit2Sharp would have it: the remote gets one. Its own
    // refspec fits nothing, since what it names is fetched along with what is asked for.
    private static string RemoteAt(Repository repository, string url)
    {
        if (repository.Network.Remotes[RemoteName] is not null)
            repository.Network.Remotes.Remove(RemoteName);
        repository.Network.Remotes.Add(RemoteName, url, "refs/tracker/nothing:refs/tracker/nothing");
        return RemoteName;
    }

    private static TrackerException Failure(FetchRequest request, string reason, string advice, Exception? inner = null)
    {
        var message = $"{request.Name} could not be fetched from {request.Url}: {reason.TrimEnd('.', '\n')}. {advice}.";
        return inner is null ? new TrackerException(message) : new TrackerException(message, inner);
    }
}

/// <summary>What to check when a fetch has failed, judged by what libgit2 says.</summary>
internal static class FetchAdvice
{
    private static readonly (string Word, string Advice)[] ByWord =
    [
        ("authentication", "It asks for a password, which Tracker does not give: use a public URL"),
        ("401", "It asks for a password, which Tracker does not give: use a public URL"),
        ("403", "The server refuses: use a public URL"),
        ("404", "Nothing is there: check its Url in the configuration"),
        ("No space left", "Make room on the disk and run it again"),
        ("could not find repository", "It is not a git repository: correct its Url in the configuration"),
        ("not found", "Check its Url in the configuration"),
        ("certificate", "Check the system's certificates and clock"),
        ("resolve", "Check the network and the host's name"),
        ("pack", "What was sent is damaged, nothing of it was kept: run it again, and tell whoever runs the server if it stays so"),
    ];

    // What servers say of a repository that they have not: 404, some 403 or 410; git daemon "not exported".
    private static readonly string[] WordsOfAbsence = ["404", "410", "403", "not found", "not exported", "does not exist"];

    public static bool IsAbsence(Exception failure) => WordsOfAbsence.Any(word => failure.Message.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static string For(string url, Exception failure) =>
        ByWord.FirstOrDefault(entry => failure.Message.Contains(entry.Word, StringComparison.OrdinalIgnoreCase)).Advice
        ?? (RemoteUrl.IsRemote(url)
            ? "Check the network and its Url in the configuration, and run it again; what was fetched before is as it was"
            : "Check with 'git fsck' there; what was fetched before is as it was");
}
