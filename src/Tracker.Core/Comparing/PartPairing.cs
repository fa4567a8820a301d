using Tracker.Core.Patches;

namespace Tracker.Core.Comparing;

/// <summary>A part of a version, as far as it is needed to find it again in another version.</summary>
/// <param name="Diff">Null: it is not known.</param>
public sealed record PartToPair(string Title, PatchDiff? Diff);

/// <summary>A part of one version and what it is in the other; one of the two may be missing. Positions count from 0.</summary>
public sealed record PartPair(int? Before, int? After);

/// <summary>Finds the parts of a version in another version (git-range-diff(1)): by the change, the title, then by likeness, at least cost in all.</summary>
public sealed class PartPairing
{
    /// <summary>git-range-diff's default: a part is new when what it shares with an old one is worth less than this.</summary>
    private const double CreationFactor = 0.6;

    /// <summary>The cheapest pairing takes cubic time; of more parts only title and change are looked at.</summary>
    private const int MostCompared = 200;

    private readonly IReadOnlyList<PartToPair> before;
    private readonly IReadOnlyList<PartToPair> after;
    private readonly int?[] newOf;
    private readonly int?[] oldOf;

    private PartPairing(IReadOnlyList<PartToPair> before, IReadOnlyList<PartToPair> after)
    {
        this.before = before;
        this.after = after;
        newOf = new int?[before.Count];
        oldOf = new int?[after.Count];
    }

    /// <returns>In the order of the second version; what it lacks stands where it stood in the first.</returns>
    public static IReadOnlyList<PartPair> Of(IReadOnlyList<PartToPair> before, IReadOnlyList<PartToPair> after)
    {
        var pairing = new PartPairing(before, after);
        pairing.PairBy(part => part.Diff?.ContentHash);
        pairing.PairBy(part => PatchTitle.Hash(part.Title) is not PatchTitle.NoTitle and var hash ? hash : null);
        pairing.PairByLikeness();
        return pairing.InOrder();
    }

    /// <summary>What only one unpaired part on each side has.</summary>
    private void PairBy(Func<PartToPair, long?> key)
    {
        var old = OnlyOnes(before, newOf, key);
        foreach (var (value, @new) in OnlyOnes(after, oldOf, key))
        {
            if (old.TryGetValue(value, out var same))
                Pair(same, @new);
        }
    }

    private static Dictionary<long, int> OnlyOnes(IReadOnlyList<PartToPair> parts, int?[] pairs, Func<PartToPair, long?> key) =>
        Unpaired(pairs).Select(at => (At: at, Key: key(parts[at]))).Where(part => part.Key is not null)
            .GroupBy(part => part.Key ?? 0).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.Single().At);

    private void PairByLikeness()
    {
        var (old, @new) = (Unpaired(newOf), Unpaired(oldOf));
        if (old.Count == 0 || @new.Count == 0 || old.Count + @new.Count > MostCompared)
            return;
        var columns = CheapestPairing.Of(Costs(old, @new));
        for (var row = 0; row < old.Count; row++)
        {
            if (columns[row] < @new.Count)
                Pair(old[row], @new[columns[row]]);
        }
    }

    /// <summary>Beside the real parts stand as many that mean "none": who is paired with one was dropped, or is new.</summary>
    private double[,] Costs(List<int> old, List<int> @new)
    {
        var size = old.Count + @new.Count;
        var costs = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                costs[row, column] = (row < old.Count, column < @new.Count) switch
                {
                    (true, true) => Cost(before[old[row]].Diff, after[@new[column]].Diff),
                    (true, false) => CreationFactor * Size(before[old[row]].Diff),
                    (false, true) => CreationFactor * Size(after[@new[column]].Diff),
                    _ => 0,
                };
            }
        }
        return costs;
    }

    /// <summary>How many lines only one of the two has, by the share that their sketches have in common.</summary>
    private static double Cost(PatchDiff? old, PatchDiff? @new)
    {
        var all = Size(old) + Size(@new);
        var shared = old is null || @new is null ? 0 : old.Sketch.Jaccard(@new.Sketch);
        // Nothing in common is no pair, however small the two are.
        return shared == 0 ? all + 1 : all * (1 - shared) / (1 + shared);
    }

    private static double Size(PatchDiff? diff) => diff is null ? 0 : diff.Added + diff.Removed;

    private static List<int> Unpaired(int?[] pairs) => [.. Enumerable.Range(0, pairs.Length).Where(at => pairs[at] is null)];

    private void Pair(int old, int @new)
    {
        newOf[old] = @new;
        oldOf[@new] = old;
    }

    private List<PartPair> InOrder()
    {
        List<PartPair> pairs = [];
        var isShown = new bool[before.Count];
        var next = 0;
        for (var @new = 0; @new < after.Count; @new++)
        {
            ShowDropped();
            pairs.Add(new PartPair(oldOf[@new], @new));
            if (oldOf[@new] is { } old)
                isShown[old] = true;
        }
        ShowDropped();
        return pairs;

        void ShowDropped()
        {
            for (; next < before.Count && (isShown[next] || newOf[next] is null); next++)
            {
                if (newOf[next] is null)
                    pairs.Add(new PartPair(next, null));
            }
        }
    }
}
