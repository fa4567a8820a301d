namespace Tracker.Core.CommitsIn;

/// <summary>A tag that is a release.</summary>
/// <param name="TaggedAt">The tagger's date; the commit's where the tag has none of its own.</param>
public sealed record ReleaseTag(ReleaseName Name, CommitId Commit, DateTimeOffset TaggedAt);

/// <summary>Which release was the first to contain each commit; pure, each commit is looked at three times however many tags there are.</summary>
internal static class FirstReleases
{
    private const int None = int.MaxValue;

    /// <param name="isIn">Which of the graph's commits are asked about; all of a tag's commits are, or are settled already.</param>
    /// <param name="tags">Each with the number of its commit.</param>
    /// <returns>Pairs of a commit's number and the position in <paramref name="tags"/> of its first release.</returns>
    public static IEnumerable<(int Commit, int Tag)> Find(CommitGraph graph, Func<int, bool> isIn, IReadOnlyList<(int Commit, ReleaseTag Tag)> tags)
    {
        var order = ChildrenFirst(graph, isIn);
        var ranked = Rank(graph, isIn, order, tags);
        var best = new int[graph.Count];
        Array.Fill(best, None);
        for (var rank = ranked.Length - 1; rank >= 0; rank--)
            best[tags[ranked[rank]].Commit] = rank;
        // What contains a child contains its parents.
        foreach (var commit in order)
        {
            foreach (var parent in graph.Parents(commit))
                best[parent] = Math.Min(best[parent], best[commit]);
        }
        return order.Where(commit => best[commit] != None).Select(commit => (commit, ranked[best[commit]]));
    }

    /// <summary>
    /// The tags, oldest first. A tag that another contains comes before it, whatever its date says: its date counts as
    /// no earlier than those of the tags that it contains.
    /// </summary>
    private static int[] Rank(CommitGraph graph, Func<int, bool> isIn, List<int> order, IReadOnlyList<(int Commit, ReleaseTag Tag)> tags)
    {
        var tagsOf = tags.Select((tag, position) => (tag.Commit, position)).ToLookup(tag => tag.Commit, tag => tag.position);
        var latest = new long[graph.Count];
        var turn = new int[tags.Count];
        var dates = new long[tags.Count];
        for (var at = order.Count - 1; at >= 0; at--)
        {
            var commit = order[at];
            foreach (var parent in graph.Parents(commit))
                latest[commit] = isIn(parent) ? Math.Max(latest[commit], latest[parent]) : latest[commit];
            foreach (var tag in tagsOf[commit])
            {
                (turn[tag], dates[tag]) = (order.Count - at, Math.Max(latest[commit], tags[tag].Tag.TaggedAt.ToUnixTimeSeconds()));
                latest[commit] = dates[tag];
            }
        }
        return [.. Enumerable.Range(0, tags.Count).OrderBy(tag => dates[tag]).ThenBy(tag => turn[tag]).ThenBy(tag => tags[tag].Tag.Name)];
    }

    /// <summary>Kahn's order: a commit after all of its children.</summary>
    private static List<int> ChildrenFirst(CommitGraph graph, Func<int, bool> isIn)
    {
        var children = new int[graph.Count];
        for (var commit = 0; commit < graph.Count; commit++)
        {
            if (isIn(commit))
                CountParents(graph, commit, children);
        }
        var order = new List<int>(graph.Count);
        order.AddRange(Enumerable.Range(0, graph.Count).Where(commit => children[commit] == 0 && isIn(commit)));
        for (var at = 0; at < order.Count; at++)
        {
            foreach (var parent in graph.Parents(order[at]))
            {
                if (--children[parent] == 0 && isIn(parent))
                    order.Add(parent);
            }
        }
        return order;
    }

    private static void CountParents(CommitGraph graph, int commit, int[] children)
    {
        foreach (var parent in graph.Parents(commit))
            children[parent]++;
    }
}
