using LibGit2Sharp;
using Tracker.Core.Git;
using Tracker.Core.Patches;

namespace Tracker.Core.CommitsIn;

/// <summary>A branch and where it stands.</summary>
public sealed record BranchTip(string Name, CommitId Tip);

/// <summary>A commit as it was read, or why it could not be.</summary>
public sealed record CommitRead(CommitId Id, CommitFacts? Facts, string? SetAside);

/// <summary>A commit's change; null without a reason for a merge or where nothing changes.</summary>
public sealed record CommitDiff(PatchDiff? Diff, string? Unreadable);

/// <summary>A commit as people read it.</summary>
/// <param name="Patch">Null: the commit cannot be read at all.</param>
/// <param name="Unreadable">Why it, or its change, cannot be read; else null.</param>
public sealed record CommitText(PatchText? Patch, string? Unreadable);

/// <summary>Reads a tree from the store that it was fetched into. Not for several threads at a time.</summary>
public sealed class TreeReader : IDisposable
{
    private const int MostTagsOfTags = 10;

    private readonly string folder;
    private readonly Tree tree;
    private readonly GitObjects objects;
    private readonly Lazy<GitDiff> diffs;

    /// <param name="folder">The store that the tree was fetched into.</param>
    /// <exception cref="TrackerException">There is nothing to read there.</exception>
    public TreeReader(string folder, Tree tree)
    {
        NativeGit.EnsureLoaded();
        if (!Repository.IsValid(folder))
            throw new TrackerException($"Tree '{tree.Name}' has not been fetched yet: there is nothing at {folder}. Run 'tracker sync' without --no-fetch.");
        this.folder = folder;
        this.tree = tree;
        objects = GitObjects.Open(folder);
        diffs = new Lazy<GitDiff>(() => new GitDiff(folder, objects));
    }

    internal GitObjects Objects => objects;

    /// <summary>Where the refs of a tree are in its community's store.</summary>
    public static string RefPrefix(string tree) => $"refs/trees/{GitStore.Escape(tree)}";

    /// <summary>The branches that are followed and have been fetched, by name.</summary>
    public IReadOnlyList<BranchTip> Branches() =>
        [.. Refs("heads").Where(branch => RefPattern.MatchesAny(tree.Branches, branch.Name)).Select(branch => new BranchTip(branch.Name, branch.Id.ToCommitId()))];

    /// <summary>The tags that are releases, whether they are objects of their own or not.</summary>
    /// <param name="now">A tag whose date is after this, or decades ago, counts as made when its commit was.</param>
    public IReadOnlyList<ReleaseTag> Releases(DateTimeOffset now) => [.. Refs("tags").Select(tag => ReadTag(tag.Name, tag.Id, now)).OfType<ReleaseTag>()];

    public bool Has(CommitId commit) => objects.Has(GitOid.From(commit));

    /// <summary>The tags that name the day of a state, oldest first.</summary>
    internal IReadOnlyList<Snapshot> Snapshots() =>
        [.. Refs("tags").Select(tag => ReadSnapshot(tag.Name, tag.Id)).OfType<Snapshot>().OrderBy(snapshot => snapshot.TakenAt)];

    /// <summary>The commits that <paramref name="wanted"/> reach and <paramref name="hidden"/> do not.</summary>
    public IEnumerable<CommitRead> Walk(IEnumerable<CommitId> wanted, IEnumerable<CommitId> hidden, CancellationToken cancellationToken)
    {
        var walk = new CommitWalk(objects);
        return Read(walk, walk.Run(wanted.Select(GitOid.From), hidden.Select(GitOid.From), cancellationToken)).Select(found => found.Commit);
    }

    /// <summary>Reads what a walk finds, each with its number there; after them, without one, what it could not read.</summary>
    internal IEnumerable<(int Number, CommitRead Commit)> Read(CommitWalk walk, IEnumerable<int> found)
    {
        foreach (var number in found)
            yield return (number, walk.Take(number) is { } bytes ? Read(walk.Graph[number], bytes) : Read(walk.Graph[number]));
        foreach (var (id, reason) in walk.Unreadable)
            yield return (-1, new CommitRead(id.ToCommitId(), null, reason));
    }

    public CommitRead Read(CommitId commit) => Read(GitOid.From(commit));

    /// <summary>The change against the first parent, against nothing for a first commit; none for a merge (as git show prints it).</summary>
    public CommitDiff Diff(CommitId commit) =>
        DiffText(ReadRaw(GitOid.From(commit))) is var text && text.Unreadable is { } reason
            ? new CommitDiff(null, reason)
            : new CommitDiff(PatchDiff.Read(text.Bytes), null);

    /// <summary>What it says and which lines it changes.</summary>
    public CommitText Text(CommitId commit)
    {
        var raw = ReadRaw(GitOid.From(commit));
        var diff = DiffText(raw);
        if (raw is null)
            return new CommitText(null, diff.Unreadable);
        var title = CommitMessage.TitleOf(raw.Message, out var body);
        return new CommitText(PatchText.Read(title, raw.Message[body..], diff.Bytes), diff.Unreadable);
    }

    public void Dispose()
    {
        if (diffs.IsValueCreated)
            diffs.Value.Dispose();
        objects.Dispose();
    }

    internal CommitRead Read(in GitOid id)
    {
        using var commit = objects.Read(id);
        if (commit.Failure is { } failure)
            return new CommitRead(id.ToCommitId(), null, failure);
        return Read(id, commit.Bytes);
    }

    private static CommitRead Read(in GitOid id, ReadOnlySpan<byte> bytes) =>
        RawCommit.Read(bytes) is { Author: { } author, Committer: { } committer } raw
            ? new CommitRead(id.ToCommitId(), Facts(id, raw, author, committer), null)
            : new CommitRead(id.ToCommitId(), null, "it does not say who made it and when");

    private static CommitFacts Facts(in GitOid id, RawCommit raw, Signature author, Signature committer)
    {
        var message = CommitMessage.Read(raw.Message);
        return new CommitFacts
        {
            Id = id.ToCommitId(),
            Parents = [.. raw.Parents.Select(parent => parent.ToCommitId())],
            Title = message.Title,
            Author = author.Person,
            AuthoredAt = author.At,
            Committer = committer.Person,
            CommittedAt = committer.At,
            Links = message.Links,
            Markers = message.Markers,
        };
    }

    private GitDiffText DiffText(RawCommit? commit) => commit switch
    {
        null or { Folder: null } => new GitDiffText([], "the commit cannot be read"),
        { Parents: [], Folder: { } first } => diffs.Value.Between(null, first),
        { Parents: [var parent], Folder: { } after } =>
            ReadRaw(parent)?.Folder is { } before ? diffs.Value.Between(before, after) : new GitDiffText([], "its parent cannot be read"),
        _ => new GitDiffText([], null),
    };

    private RawCommit? ReadRaw(in GitOid id)
    {
        using var commit = objects.Read(id);
        return RawCommit.Read(commit.Bytes);
    }

    private List<(string Name, GitOid Id)> Refs(string kind)
    {
        using var repository = new Repository(folder);
        var prefix = $"{RefPrefix(tree.Name)}/{kind}/";
        return
        [
            .. repository.Refs.FromGlob(prefix + "*").OfType<DirectReference>()
                .Select(reference => (reference.CanonicalName[prefix.Length..], GitOid.FromHex(reference.TargetIdentifier) ?? default))
                .OrderBy(reference => reference.Item1, StringComparer.Ordinal),
        ];
    }

    private ReleaseTag? ReadTag(string name, GitOid id, DateTimeOffset now) =>
        ReleaseName.TryParse(name, out var release) && Peel(id, now) is var (commit, taggedAt) ? new ReleaseTag(release, commit, taggedAt) : null;

    private Snapshot? ReadSnapshot(string name, GitOid id) =>
        Snapshot.DayOf(name) is { } day && Peel(id, DateTimeOffset.MaxValue) is var (commit, _)
            ? new Snapshot(commit, new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), name)
            : null;

    /// <summary>The commit that a tag is of, and when it was tagged: the tagger's date where it can be believed, else the commit's.</summary>
    private (CommitId Commit, DateTimeOffset TaggedAt)? Peel(GitOid id, DateTimeOffset now)
    {
        DateTimeOffset? taggedAt = null;
        for (var step = 0; step < MostTagsOfTags; step++)
        {
            using var found = objects.Read(id);
            if (found.Kind == GitObjectKind.Commit)
                return (id.ToCommitId(), taggedAt ?? RawCommit.Read(found.Bytes)?.Committer?.At ?? DateTimeOffset.UnixEpoch);
            if (found.Kind != GitObjectKind.Tag || RawTag.Read(found.Bytes) is not { } tag)
                return null;
            if (tag.Tagger?.At is { } at && LineDates.IsBelievable(at.ToUnixTimeSeconds(), now.ToUnixTimeSeconds()))
                taggedAt ??= at;
            id = tag.Target;
        }
        return null;
    }
}
