using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>
/// The commits that can be reached from some and not from others, as <c>git rev-list</c> finds them: newest first.
/// A parent that is not there (a shallow or grafted history) ends its line and nothing else; libgit2's own walk fails.
/// </summary>
/// <param name="isBeyond">
/// Whether a commit, and so all that it leads to, is known to be hidden: asked once for each commit met, on the thread that
/// runs the walk. What a look-up can tell need not be walked: years of mainline, for a branch that left it years ago.
/// </param>
internal sealed class CommitWalk(GitObjects objects, Func<GitOid, bool>? isBeyond = null)
{
    // Dates lie at times, so the walk goes on for some steps and a day after it seems done; git does likewise.
    private const int Slop = 16;
    private const long Skew = 86_400;

    // To unpack a commit is most of what reading it takes: what is read to find its parents is kept for who reads it next.
    // A walk that gives its commits out as it goes never has that many waiting; of one that is run whole they bound the memory.
    private const int MostKept = 20_000;

    private static readonly long Earliest = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private static readonly long Latest = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private readonly List<State> states = [];
    private readonly PriorityQueue<int, long> queue = new();
    private readonly List<GitOid> parentIds = [];
    private readonly List<int> parentNumbers = [];
    private readonly Stack<int> toHide = new();
    private readonly Dictionary<int, (GitOid[] Parents, long Date)> read = [];
    private readonly Dictionary<int, byte[]> bytes = [];
    private int wantedInQueue;

    [Flags]
    private enum State : byte
    {
        None = 0,
        Hidden = 1,
        Queued = 2,
        Unreadable = 4,
    }

    /// <summary>All that was met, whether wanted or hidden.</summary>
    public CommitGraph Graph { get; } = new();

    /// <summary>Commits that the walk met and could not read, with the reason; what only they lead to is not in it.</summary>
    public List<(GitOid Id, string Reason)> Unreadable { get; } = [];

    public bool IsWanted(int number) => (states[number] & (State.Hidden | State.Unreadable)) == State.None;

    /// <summary>The bytes of a commit that the walk has found, once; null when they are to be read again.</summary>
    public byte[]? Take(int number) => bytes.Remove(number, out var kept) ? kept : null;

    /// <summary>
    /// The numbers in <see cref="Graph"/> of the commits found; a walk is run once. Where anything is hidden it has been run
    /// to its end when this returns; else it goes on as the numbers are asked for.
    /// </summary>
    public IEnumerable<int> Run(IEnumerable<GitOid> wanted, IEnumerable<GitOid> hidden, CancellationToken cancellationToken)
    {
        foreach (var id in hidden)
            Meet(id, State.Hidden, Latest);
        var hides = Graph.Count > 0 || isBeyond is not null;
        foreach (var id in wanted)
            Meet(id, State.None, Latest);
        return hides ? RunWhole(cancellationToken) : RunAsItGoes(cancellationToken);
    }

    // Without hidden commits nothing that was found can be lost again: it is given out at once.
    private IEnumerable<int> RunAsItGoes(CancellationToken cancellationToken)
    {
        while (queue.TryDequeue(out var number, out var order))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Expand(number, order);
            if (IsWanted(number))
                yield return number;
        }
    }

    private List<int> RunWhole(CancellationToken cancellationToken)
    {
        var found = new List<int>();
        var oldest = long.MaxValue;
        var slop = Slop;
        while (queue.TryDequeue(out var number, out var order))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (wantedInQueue == 0 && -order < oldest - Skew && --slop < 0)
                break;
            Expand(number, order);
            if (!IsWanted(number))
                continue;
            found.Add(number);
            oldest = Math.Min(oldest, -order);
            slop = Slop;
        }
        found.RemoveAll(number => !IsWanted(number));
        return found;
    }

    // The date of a commit is read when it is met, since it decides when its turn comes; its parents are kept till then.
    private void Push(int number, State state, long childDate)
    {
        states.Add(state | State.Queued);
        parentIds.Clear();
        var date = ReadLinks(number, isWanted: !state.HasFlag(State.Hidden)) is { } own && own > Earliest && own < Latest ? own : childDate;
        if (parentIds.Count > 0)
            read[number] = ([.. parentIds], date);
        queue.Enqueue(number, -date);
        if (!state.HasFlag(State.Hidden))
            wantedInQueue++;
    }

    private long? ReadLinks(int number, bool isWanted)
    {
        using var commit = objects.Read(Graph[number]);
        if (commit.Kind == GitObjectKind.Commit && RawCommit.ReadLinks(commit.Bytes, parentIds) is { } date)
        {
            if (isWanted && bytes.Count < MostKept)
                bytes.Add(number, commit.Bytes.ToArray());
            return date;
        }
        states[number] |= State.Unreadable;
        Unreadable.Add((Graph[number], commit.Failure ?? "the object is no commit"));
        return null;
    }

    private void Expand(int number, long order)
    {
        var state = states[number];
        states[number] = state & ~State.Queued;
        if (!state.HasFlag(State.Hidden))
            wantedInQueue--;
        if (!read.Remove(number, out var links))
            return;
        parentNumbers.Clear();
        foreach (var parent in links.Parents)
            parentNumbers.Add(Meet(parent, states[number] & State.Hidden, -order));
        Graph.SetParents(number, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parentNumbers));
    }

    private int Meet(in GitOid id, State state, long childDate)
    {
        if (Graph.TryAdd(id, out var number))
        {
            if (isBeyond?.Invoke(id) ?? false)
                states.Add(State.Hidden);
            else
                Push(number, state, childDate);
        }
        else if (state == State.Hidden)
            Hide(number);
        return number;
    }

    /// <summary>Hides a commit and whatever of its ancestors has been met already.</summary>
    private void Hide(int start)
    {
        toHide.Push(start);
        while (toHide.TryPop(out var number))
        {
            var state = states[number];
            if (state.HasFlag(State.Hidden))
                continue;
            states[number] = state | State.Hidden;
            if (state.HasFlag(State.Queued))
                wantedInQueue--;
            foreach (var parent in Graph.Parents(number))
                toHide.Push(parent);
        }
    }
}
