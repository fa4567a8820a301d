namespace Tracker.Core.CommitsIn;

/// <summary>
/// A branch's first-parent line through what a walk found, and which of its commits brought each of the others into the
/// branch: the first from which it can be reached (git-rev-list(1), --first-parent --ancestry-path). Pure.
/// </summary>
internal sealed class FirstParentLine
{
    private const int None = -1;

    private readonly int[] bringers;

    /// <param name="isWanted">Which of the graph's commits the walk found.</param>
    public FirstParentLine(CommitGraph graph, int? tip, Func<int, bool> isWanted)
    {
        bringers = new int[graph.Count];
        Array.Fill(bringers, None);
        var line = new List<int>();
        var at = tip;
        for (; at is { } commit && isWanted(commit); at = graph.FirstParent(commit))
            line.Add(commit);
        Before = at;
        line.Reverse();
        Commits = line;
        Follow(graph, isWanted);
    }

    /// <summary>By their numbers in the graph, oldest first.</summary>
    public IReadOnlyList<int> Commits { get; }

    /// <summary>The first parent of the oldest of them, which the walk did not want; null where history begins.</summary>
    public int? Before { get; }

    /// <summary>The commit on the line that brought this one: itself when it stands there; null when the line does not reach it.</summary>
    public int? BringerOf(int commit) => bringers[commit] is var bringer and not None ? bringer : null;

    private void Follow(CommitGraph graph, Func<int, bool> isWanted)
    {
        var open = new Stack<int>();
        foreach (var bringer in Commits)
        {
            open.Push(bringer);
            while (open.TryPop(out var commit))
            {
                if (bringers[commit] != None)
                    continue;
                bringers[commit] = bringer;
                foreach (var parent in graph.Parents(commit))
                {
                    if (isWanted(parent))
                        open.Push(parent);
                }
            }
        }
    }
}
