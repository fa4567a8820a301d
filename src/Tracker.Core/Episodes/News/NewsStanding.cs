using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.News;

/// <summary>How much of a series mainline and the trees before it held at a moment. Pure.</summary>
internal sealed class NewsStanding(SeriesAnswer series)
{
    private readonly HashSet<string> mainline = Named(series, "mainline");
    private readonly HashSet<string> stable = Named(series, "stable");

    /// <summary>As many patches as it has, those that the archives lack too.</summary>
    public int Of { get; } = series.Trees.FirstOrDefault(tree => tree.Role == "mainline")?.Of ?? series.Patches.Count;

    /// <summary>How many of its patches mainline held then.</summary>
    public int At(DateTimeOffset moment) => series.Patches.Count(patch => patch.Landings.Any(landing => IsInMainline(landing) && Stood(landing, moment)));

    public int Before(DateTimeOffset moment) => At(moment.AddTicks(-1));

    /// <summary>It was merged as a whole, or waited in a tree that mainline takes from: nobody expects another version.</summary>
    public bool IsAcceptedAt(DateTimeOffset moment) =>
        At(moment) >= Of
        || series.Patches.Any(patch => patch.Landings.Any(landing => !IsInMainline(landing) && !stable.Contains(landing.Tree) && WasThere(landing, moment)));

    private bool IsInMainline(LandingAnswer landing) => mainline.Contains(landing.Tree);

    private static bool Stood(LandingAnswer landing, DateTimeOffset moment) =>
        Entered(landing) <= moment && (landing.RevertedBy is { } revert ? revert.At > moment : landing.State == "landed");

    private static bool WasThere(LandingAnswer landing, DateTimeOffset moment) =>
        (landing.FirstSeenAt ?? Entered(landing)) <= moment && !(landing.LastSeenAt < moment) && (landing.LastSeenAt is not null || landing.State == "landed");

    private static DateTimeOffset Entered(LandingAnswer landing) => landing.EnteredAt ?? landing.CommittedAt;

    private static HashSet<string> Named(SeriesAnswer series, string role) => [.. series.Trees.Where(tree => tree.Role == role).Select(tree => tree.Tree)];
}
