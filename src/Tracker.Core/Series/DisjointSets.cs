namespace Tracker.Core.Series;

/// <summary>Things that belong together directly or through others (union-find, with path halving).</summary>
internal sealed class DisjointSets
{
    private readonly List<int> parents = [];

    public int Add()
    {
        parents.Add(parents.Count);
        return parents.Count - 1;
    }

    public int Find(int item)
    {
        while (parents[item] != item)
            item = parents[item] = parents[parents[item]];
        return item;
    }

    public void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
