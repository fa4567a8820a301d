using Tracker.Core.AnswersOut;

namespace Tracker.Host;

/// <summary>A series in a word or two, for a line of a list.</summary>
public static class SeriesText
{
    /// <summary>"v3", or "v3 of v5" where a later version was posted than the one that landed.</summary>
    public static string Versions(SeriesAnswer series) =>
        series.LandedVersion is { } landed && landed != series.LatestVersion ? $"v{landed} of v{series.LatestVersion}" : $"v{series.LatestVersion}";

    /// <summary>The first release of mainline that contains it.</summary>
    public static string? Release(SeriesAnswer series) =>
        series.Trees.FirstOrDefault(tree => tree is { Role: "mainline", Release: not null })?.Release;

    /// <summary>"2 of 3", "0 of 2, 2 reverted".</summary>
    public static string Landed(TreeAnswer tree) => $"{tree.Landed} of {tree.Of}{(tree.Reverted == 0 ? "" : $", {tree.Reverted} reverted")}";

    /// <summary>The release that has it, that after which it came, or that from which on it is gone; else a dash.</summary>
    public static string Release(TreeAnswer tree) => tree switch
    {
        { Release: { } release } => release,
        { After: { } after } => $"after {after}",
        { RevertedFrom: not null, RevertedIn: { } without } => $"until {without}",
        _ => "-",
    };
}
