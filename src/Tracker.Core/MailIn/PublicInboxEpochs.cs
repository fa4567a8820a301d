using System.Globalization;
using LibGit2Sharp;
using Tracker.Core.Git;

namespace Tracker.Core.MailIn;

/// <summary>A git repository of a public-inbox archive; its name is "" where the archive has but one.</summary>
internal sealed record PublicInboxEpoch(string Name, string Folder);

/// <summary>
/// Finds the repositories of a public-inbox archive (public-inbox-v2-format(5)): git/0.git, git/1.git and so on, in a
/// folder or fetched from a URL; or one repository by itself, an epoch or an archive in the first format.
/// </summary>
internal sealed class PublicInboxEpochs(Archive archive, string folder)
{
    private const string RefPrefix = "refs/epoch";
    private const string FirstCommitFile = "first-commit";

    // Where an archive is one repository by itself, it is kept under this name.
    private const string Single = "single";

    /// <summary>What is there to read, oldest first.</summary>
    /// <exception cref="TrackerException">Nothing is.</exception>
    public IReadOnlyList<PublicInboxEpoch> Find()
    {
        NativeGit.EnsureLoaded();
        var local = RemoteUrl.LocalFolder(archive.Url);
        var root = local ?? folder;
        foreach (var parent in new[] { Path.Combine(root, "git"), root })
        {
            if (EpochsIn(parent) is { Count: > 0 } epochs)
                return epochs;
        }
        var single = local ?? Path.Combine(folder, "git", $"{Single}.git");
        return Repository.IsValid(single)
            ? [new PublicInboxEpoch("", Repository.Discover(single) ?? single)]
            : throw new TrackerException(local is null
                ? $"Archive '{archive.Name}' has not been fetched yet. Run 'tracker sync' without --no-fetch."
                : $"Archive '{archive.Name}': {local} holds no public-inbox archive (git/0.git and so on, or one git repository). Correct its Url in the configuration.");
    }

    /// <summary>The commit that an epoch ends with; null when it is empty.</summary>
    public static GitOid? Tip(PublicInboxEpoch epoch)
    {
        using var repository = new Repository(epoch.Folder);
        var names = new[] { $"{RefPrefix}/heads/master", $"{RefPrefix}/heads/main", "HEAD", "refs/heads/master" };
        var tip = names.Select(name => repository.Refs[name]?.ResolveToDirectReference()).FirstOrDefault(reference => reference is not null)
            ?? repository.Refs.FromGlob($"{RefPrefix}/heads/*").OfType<DirectReference>().FirstOrDefault();
        return tip is null ? null : GitOid.FromHex(tip.TargetIdentifier);
    }

    /// <summary>Fetches what is remote, newest epoch first, and no older ones than the archive is to be read from.</summary>
    /// <exception cref="TrackerException">It could not be fetched; what was there before is as it was.</exception>
    public void Fetch(IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (RemoteUrl.LocalFolder(archive.Url) is not null)
            return;
        NativeGit.EnsureLoaded();
        if (RemoteUrl.Refusal(archive.Url) is { } refusal)
            throw new TrackerException($"Archive '{archive.Name}' could not be fetched from {archive.Url}: {refusal}. Correct its Url in the configuration.");
        var url = archive.Url.TrimEnd('/');
        if (Newest(url, progress, cancellationToken) is not { } newest)
        {
            Fetch(url, Single, progress, cancellationToken);
            return;
        }
        for (var epoch = newest; epoch >= 0; epoch--)
        {
            var store = Fetch($"{url}/git/{epoch}.git", $"{epoch}", progress, cancellationToken);
            if (archive.Earliest is { } since && BeginsBefore(store, since))
                return;
        }
    }

    /// <summary>Asks upward from what is known; null when there is not even a first epoch.</summary>
    private int? Newest(string url, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var known = EpochsIn(Path.Combine(folder, "git"));
        int? newest = known.Count > 0 ? int.Parse(known[^1].Name) : null;
        for (var next = newest + 1 ?? 0; ; next++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report($"Archive '{archive.Name}': asking for epoch {next}");
            if (!GitFetch.IsThere($"Archive '{archive.Name}'", $"{url}/git/{next}.git"))
                return newest;
            newest = next;
        }
    }

    private GitStore Fetch(string url, string name, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var store = GitStore.Open(Path.Combine(folder, "git", $"{name}.git"));
        GitFetch.Fetch(store, new FetchRequest($"Archive '{archive.Name}'", url, RefPrefix, ["*"], _ => false), progress, cancellationToken);
        return store;
    }

    /// <summary>The answer is kept beside the epoch: its first commit is at the far end of a long chain.</summary>
    private static bool BeginsBefore(GitStore store, DateTimeOffset since)
    {
        var file = Path.Combine(store.Folder, FirstCommitFile);
        if (!File.Exists(file) || !long.TryParse(File.ReadAllText(file), out var first))
        {
            first = FirstCommitAt(store);
            File.WriteAllText(file, first.ToString(CultureInfo.InvariantCulture));
        }
        return first < since.ToUnixTimeSeconds();
    }

    private static long FirstCommitAt(GitStore store)
    {
        using var objects = GitObjects.Open(store.Folder);
        return Tip(new PublicInboxEpoch("", store.Folder)) is { } tip && PublicInboxChain.Read(objects, tip, null) is [.., var first]
            ? first.CommittedAt
            : long.MaxValue;
    }

    private static List<PublicInboxEpoch> EpochsIn(string parent) =>
        !Directory.Exists(parent)
            ? []
            : [.. Directory.EnumerateDirectories(parent, "*.git")
                .Select(epoch => new PublicInboxEpoch(Path.GetFileNameWithoutExtension(epoch), epoch))
                .Where(epoch => int.TryParse(epoch.Name, NumberStyles.None, null, out _) && Repository.IsValid(epoch.Folder))
                .OrderBy(epoch => int.Parse(epoch.Name))];
}
