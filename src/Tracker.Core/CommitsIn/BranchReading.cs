using System.Runtime.InteropServices;
using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>A branch that is not where it was, and the state in which it is to be taken in.</summary>
/// <param name="Tip">Null: the branch is gone.</param>
/// <param name="Before">Where it stood, when that can still be read: what that reaches is known.</param>
/// <param name="At">Since when it stands there.</param>
/// <param name="IsOfMainline">Whether mainline has a commit, so that the branch does not hold it by itself; null: there is no mainline, or this is it.</param>
internal sealed record BranchChange(StoredBranch Branch, CommitId? Tip, CommitId? Before, DateTimeOffset At, Func<GitOid, bool>? IsOfMainline);

/// <summary>Reads what a branch has gained; then tells how each commit came into the branch.</summary>
/// <param name="isOfMainline">As the change has it, for the thread that reads.</param>
internal sealed class BranchReading(Tree tree, TreeReader reader, BranchChange change, Func<GitOid, bool>? isOfMainline)
{
    private readonly CommitWalk walk = new(reader.Objects, isOfMainline);
    private readonly List<Joined> joined = [];
    private FirstParentLine? line;
    private int[]? places;

    public BranchChange Change => change;

    /// <summary>The commits that the branch gained, in the order of the walk.</summary>
    public IReadOnlyList<Joined> Gained => joined;

    /// <summary>Commits that could not be read, with the reason.</summary>
    public List<CommitRead> SetAside { get; } = [];

    /// <summary>The walk, when it went through all that the branch holds.</summary>
    public CommitWalk? WholeWalk => change is { Tip: not null, Before: null, IsOfMainline: null } ? walk : null;

    /// <summary>What the branch gained; to be gone through once, by whatever thread.</summary>
    public IEnumerable<FoundCommit> Read(CancellationToken cancellationToken)
    {
        if (change.Tip is not { } tip)
            return [];
        var hidden = change.Before is { } before ? new[] { GitOid.From(before) } : [];
        return reader.Read(walk, walk.Run([GitOid.From(tip)], hidden, cancellationToken))
            .Select(found => new FoundCommit(found.Number, found.Commit, found.Commit.Facts is { } facts ? CommitRow.Of(facts) : null));
    }

    /// <summary>Writes one of the commits that were read.</summary>
    public void Add(FoundCommit found, CommitStore commits)
    {
        if (found.Row is { } row)
            joined.Add(new Joined(found.Number, commits.Add(row), row.Facts.CommittedAt.ToUnixTimeSeconds()));
        else if (found.Read.Id == change.Tip)
            throw new TrackerException($"Tree '{tree.Name}': the tip of branch '{change.Branch.Name}' cannot be read: {found.Read.Id}, {found.Read.SetAside}. Remove the fetched store to fetch it anew, or check the seed it borrows from.");
        else
            SetAside.Add(found.Read);
    }

    /// <summary>Where the branch's first-parent line goes on beyond what the branch gained; null where it does not.</summary>
    public CommitId? LineBefore() => Line.Before is { } commit ? walk.Graph[commit].ToCommitId() : null;

    /// <summary>How each commit came into a branch that is made anew each day: when is told by when it was seen there.</summary>
    public IEnumerable<Entry> EntriesAt(DateTimeOffset seen) =>
        Bringers().Select(found => new Entry(found.Commit.Key, seen.ToUnixTimeSeconds(), KeyOf(found.Bringer, found.Commit)));

    /// <summary>How each commit came into the branch: with the commit of its line that brought it, at the date of that.</summary>
    /// <param name="before">When the commit came that the line goes on from; null where it is not known.</param>
    public IEnumerable<Entry> Entries(long? before, DateTimeOffset now)
    {
        var dates = new long[walk.Graph.Count];
        foreach (var commit in joined)
            dates[commit.Number] = commit.CommittedAt;
        var settled = LineDates.Settle([.. Line.Commits.Select(commit => dates[commit])], before, now.ToUnixTimeSeconds());
        for (var place = 0; place < settled.Length; place++)
            dates[Line.Commits[place]] = settled[place];
        return Bringers().Select(found => new Entry(found.Commit.Key, dates[found.Bringer.Number], KeyOf(found.Bringer, found.Commit)));
    }

    /// <summary>The merges on the line, by their keys, each with the tips that it merged.</summary>
    public IEnumerable<(long Key, GitOid Merged)> Merges()
    {
        foreach (var commit in Line.Commits.Select(Gain).OfType<Joined>())
        {
            foreach (var parent in walk.Graph.OtherParents(commit.Number))
                yield return (commit.Key, walk.Graph[parent]);
        }
    }

    /// <summary>The key of a commit that the branch gained, by its number in the walk's graph; null of others, and of one that could not be read.</summary>
    public long? KeyOf(int number) => Gain(number)?.Key;

    // One on the line that could not be read brings nothing that can be told.
    private IEnumerable<(Joined Commit, Joined Bringer)> Bringers() =>
        joined.Select(commit => (commit, Line.BringerOf(commit.Number) is { } number ? Gain(number) ?? commit : commit));

    private Joined? Gain(int number)
    {
        places ??= Places();
        return places[number] is var place and >= 0 ? joined[place] : null;
    }

    private int[] Places()
    {
        var found = new int[walk.Graph.Count];
        Array.Fill(found, -1);
        for (var place = 0; place < joined.Count; place++)
            found[joined[place].Number] = place;
        return found;
    }

    private static long? KeyOf(Joined bringer, Joined commit) => bringer.Key == commit.Key ? null : bringer.Key;

    private FirstParentLine Line =>
        line ??= new FirstParentLine(walk.Graph, change.Tip is { } tip ? walk.Graph.Find(GitOid.From(tip)) : null, walk.IsWanted);

    /// <summary>A commit that the branch gained.</summary>
    /// <param name="Number">Its number in the walk's graph.</param>
    /// <param name="CommittedAt">Unix seconds, UTC.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Joined(int Number, long Key, long CommittedAt);
}
