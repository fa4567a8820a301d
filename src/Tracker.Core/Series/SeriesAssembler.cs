namespace Tracker.Core.Series;

/// <summary>
/// Puts mails together into series. What comes out depends on the mails alone, not on their order nor on which others
/// were given with them: mails without a common key do not see each other.
/// </summary>
public static class SeriesAssembler
{
    public static IReadOnlyList<AssembledSeries> Assemble(IReadOnlyList<SeriesMail> cluster) =>
        [.. Clusters.Of(cluster, mail => SeriesKeys.Of("", mail)).SelectMany(AssembleCluster)];

    /// <summary>Takes mails that are known to be one cluster.</summary>
    internal static IReadOnlyList<AssembledSeries> AssembleCluster(IReadOnlyList<SeriesMail> cluster) =>
        SaidSeries.Join(SeriesLinker.Link(VersionAssembler.Assemble(cluster)));
}
