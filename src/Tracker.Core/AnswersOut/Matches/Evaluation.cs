using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>What is compared of two postings, to say whether they are the same patch.</summary>
/// <param name="SeriesKeys">The series that it is part of; none where it is in none.</param>
internal sealed record PostedAt(string MessageId, long TitleHash, long? ContentHash, int? Part, int? Parts, IReadOnlyList<long> SeriesKeys);

/// <summary>How near a match is to its label.</summary>
internal enum Hit
{
    Exact,
    RightPatch,
    RightSeries,
    Wrong,
    None,
}

/// <summary>A labelled commit with what was found for it.</summary>
/// <param name="SeriesOf">The labelled mail's series; where it is in none, the label stands for itself.</param>
internal sealed record JudgedLabel(Hit Hit, string SeriesOf);

/// <summary>Judges matches by labels, and counts. Pure.</summary>
internal static class Evaluation
{
    public static Hit Judge(string? found, PostedAt? foundAt, IReadOnlyList<string> labelled, IReadOnlyList<PostedAt> labelledAt)
    {
        if (found is null)
            return Hit.None;
        if (labelled.Contains(found))
            return Hit.Exact;
        if (foundAt is null)
            return Hit.Wrong;
        return labelledAt.Any(label => IsSamePatch(label, foundAt)) ? Hit.RightPatch
            : labelledAt.Any(label => IsSameSeries(label, foundAt)) ? Hit.RightSeries : Hit.Wrong;
    }

    public static (MessageScore Messages, PatchScore Patches, SeriesScore Series) Count(IReadOnlyList<JudgedLabel> judged)
    {
        var exact = judged.Count(label => label.Hit == Hit.Exact);
        var none = judged.Count(label => label.Hit == Hit.None);
        var right = judged.Count(IsRightPatch);
        var (precision, recall) = (Share(exact, judged.Count - none), Share(exact, judged.Count));
        var series = judged.GroupBy(label => label.SeriesOf).ToList();
        var wholly = series.Count(labels => labels.All(label => label.Hit == Hit.Exact));
        var patches = series.Count(labels => labels.All(IsRightPatch));
        return (
            new MessageScore(judged.Count, exact, judged.Count - none - exact, none, Round(precision), Round(recall), Round(F1(precision, recall))),
            new PatchScore(right, Round(Share(right, judged.Count)), exact, Round(Share(exact, right))),
            new SeriesScore(series.Count, wholly, Round(Share(wholly, series.Count)), patches, Round(Share(patches, series.Count))));
    }

    /// <summary>
    /// Another posting of the same patch: in the same series with the same title, the same change or, where both were
    /// changed, the same place among as many; in another series with the same title and change.
    /// </summary>
    public static bool IsSamePatch(PostedAt one, PostedAt other)
    {
        var sameTitle = one.TitleHash != PatchTitle.NoTitle && one.TitleHash == other.TitleHash;
        var sameChange = one.ContentHash is { } content && content == other.ContentHash;
        return (sameTitle && sameChange)
            || (IsSameSeries(one, other) && (sameTitle || sameChange || (one.Part is { } part && part == other.Part && one.Parts == other.Parts)));
    }

    private static bool IsRightPatch(JudgedLabel label) => label.Hit is Hit.Exact or Hit.RightPatch;

    private static bool IsSameSeries(PostedAt one, PostedAt other) => one.SeriesKeys.Intersect(other.SeriesKeys).Any();

    private static double Share(int of, int all) => all == 0 ? 0 : (double)of / all;

    private static double F1(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    private static double Round(double share) => Math.Round(share, 4);
}
