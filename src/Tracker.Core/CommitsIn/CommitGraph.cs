using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>Commits and their parents by number, small enough that all of the kernel's fit into memory.</summary>
internal sealed class CommitGraph
{
    private const int None = -1;

    private readonly Dictionary<GitOid, int> numbers = [];
    private readonly List<GitOid> ids = [];
    private readonly List<int> firstParents = [];
    private readonly Dictionary<int, int[]> otherParents = [];

    public int Count => ids.Count;

    public GitOid this[int number] => ids[number];

    public int? Find(in GitOid id) => numbers.TryGetValue(id, out var number) ? number : null;

    public bool TryAdd(in GitOid id, out int number)
    {
        if (numbers.TryGetValue(id, out number))
            return false;
        number = ids.Count;
        numbers.Add(id, number);
        ids.Add(id);
        firstParents.Add(None);
        return true;
    }

    public void SetParents(int number, ReadOnlySpan<int> parents)
    {
        if (!parents.IsEmpty)
            firstParents[number] = parents[0];
        if (parents.Length > 1)
            otherParents[number] = parents[1..].ToArray();
    }

    /// <summary>Null for a first commit, and for one whose parents the walk has not come to.</summary>
    public int? FirstParent(int number) => firstParents[number] is var parent and not None ? parent : null;

    /// <summary>What a merge merged into its first parent; empty for all other commits.</summary>
    public IReadOnlyList<int> OtherParents(int number) => otherParents.TryGetValue(number, out var others) ? others : [];

    /// <summary>Calls for each parent; allocates nothing.</summary>
    public ParentEnumerator Parents(int number) =>
        new(firstParents[number], firstParents[number] != None && otherParents.TryGetValue(number, out var others) ? others : []);

    /// <summary>The parents of one commit.</summary>
    public ref struct ParentEnumerator(int first, int[] others)
    {
        private int position = first == None ? others.Length : -2;

        public readonly int Current => position < 0 ? first : others[position];

        public readonly ParentEnumerator GetEnumerator() => this;

        public bool MoveNext() => ++position < others.Length;
    }
}
