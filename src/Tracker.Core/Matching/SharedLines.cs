using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>
/// Decides whether a commit has another patch of its series in it, or is a piece of its neighbour's patch. Pure.
/// </summary>
public static class SharedLines
{
    /// <summary>Of these rules: a change makes the next pass ask anew what they decide, and nothing else.</summary>
    internal const int Version = 1;

    /// <summary>Fewer lines may be alike by chance; of large diffs only a sample of the lines is known.</summary>
    private const int FewestSquashed = 2;
    private const int FewestSplit = 3;
    private const int FewestOfSample = 4;

    private const double SquashedShare = 0.8;
    private const double SplitShare = 0.9;

    /// <summary>Of what the first patch leaves unexplained in a commit, the second must explain this much.</summary>
    private const double LeastGain = 0.25;

    /// <summary>
    /// The share of a sibling's own lines, those that the commit's patch has not, which the commit has; null where the
    /// commit is not both patches in one.
    /// </summary>
    public static double? Squashed(LineSketch commit, LineSketch patch, LineSketch sibling)
    {
        var telling = new TellingLines(commit, patch, sibling);
        var (inCommit, inPatch) = (telling.Of(commit), telling.Of(patch));
        var own = telling.Of(sibling);
        own.ExceptWith(inPatch);
        var unexplained = inCommit.Except(inPatch).Count();
        var found = own.Count(inCommit.Contains);
        var share = Share(found, own.Count);
        return found >= (telling.AreAll ? FewestSquashed : FewestOfSample) && share >= SquashedShare && Share(found, unexplained) >= LeastGain ? share : null;
    }

    /// <summary>
    /// The share of a piece's lines that the patch has; null where it is no piece of the patch that the neighbour, which
    /// is the patch otherwise, has been left without.
    /// </summary>
    public static double? Split(LineSketch piece, LineSketch patch, LineSketch neighbour)
    {
        var telling = new TellingLines(piece, patch, neighbour);
        var (inPiece, inPatch, inNeighbour) = (telling.Of(piece), telling.Of(patch), telling.Of(neighbour));
        var found = inPiece.Count(line => inPatch.Contains(line) && !inNeighbour.Contains(line));
        var share = Share(found, inPiece.Count);
        return found >= (telling.AreAll ? FewestSplit : FewestOfSample) && share >= SplitShare && inNeighbour.Overlaps(inPatch) ? share : null;
    }

    private static double Share(int of, int all) => all == 0 ? 0 : (double)of / all;
}
