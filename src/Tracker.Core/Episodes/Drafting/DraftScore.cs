namespace Tracker.Core.Episodes.Drafting;

/// <summary>How lively a series was in a span; pure. docs/draft.md tells how it is counted.</summary>
internal static class DraftScore
{
    private const int PerPerson = 4;
    private const int MostRepliesOfOne = 5;
    private const int PerVersion = 3;
    private const int First = 2;
    private const int PatchesPerPoint = 4;
    private const int MostForPatches = 5;

    /// <param name="versions">How many were posted.</param>
    /// <param name="parts">Of the largest version that was posted; 0 where none was.</param>
    /// <param name="ofAuthor">The author's own replies.</param>
    /// <param name="ofOthers">How many replies each of the others wrote.</param>
    public static int Of(int versions, bool isFirst, int parts, int ofAuthor, IReadOnlyCollection<int> ofOthers) =>
        (PerPerson * ofOthers.Count)
        + ofOthers.Sum(replies => Math.Min(replies, MostRepliesOfOne)) + Math.Min(ofAuthor, MostRepliesOfOne)
        + (PerVersion * versions) + (isFirst ? First : 0)
        + Math.Min(parts / PatchesPerPoint, MostForPatches);
}
