namespace Tracker.Core.Series;

/// <summary>Groups of things that share a key, directly or through others.</summary>
internal static class Clusters
{
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items, Func<T, IReadOnlyList<long>> keysOf)
    {
        var sets = new DisjointSets();
        var holders = new Dictionary<long, int>();
        foreach (var item in items)
        {
            var number = sets.Add();
            foreach (var key in keysOf(item))
                if (!holders.TryAdd(key, number))
                    sets.Join(holders[key], number);
        }
        return [.. Enumerable.Range(0, items.Count).GroupBy(sets.Find, number => items[number], (_, group) => group.ToList())];
    }
}
