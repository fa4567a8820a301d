using Tracker.Core.AnswersOut;

namespace Tracker.Core.Notes.Filling;

/// <summary>What became of a series in a few words, as they stand in notes: "merged for v4.14-rc1 as v11; 17 of 17; in 4.9.60". Pure.</summary>
internal static class SeriesStatus
{
    public static string Of(SeriesAnswer series)
    {
        var days = new SpokenDates();
        List<string> words = [Verdict(series, days), .. Share(series), .. Backports(series), .. Said(series), .. NotKnown(series)];
        return string.Join("; ", words);
    }

    private static string Verdict(SeriesAnswer series, SpokenDates days) => series.Verdict switch
    {
        Verdicts.Merged => $"merged{For(series)}{As(series)}{On(series, days)}",
        Verdicts.PartlyMerged => $"partly merged{For(series)}{As(series)}{On(series, days)}",
        Verdicts.InNext => $"in next{As(series)}{(In(series, "next")?.FirstAt is { } first ? $" since {days.Day(first)}" : "")}, not merged yet",
        Verdicts.InTree => $"in {Trees(series)}{As(series)}, not in next or mainline yet",
        Verdicts.Dropped => $"was in next{As(series)}, dropped",
        Verdicts.Reverted => $"merged{As(series)} and reverted{RevertedIn(series)}",
        _ => $"not merged; the latest is v{series.LatestVersion}{Posted(series, days)}",
    };

    private static string As(SeriesAnswer series) => series.LandedVersion is { } version ? $" as v{version}" : "";

    private static string For(SeriesAnswer series) => In(series, "mainline")?.Release is { } release ? $" for {release}" : "";

    /// <summary>A release says when; as long as there is none, the day does.</summary>
    private static string On(SeriesAnswer series, SpokenDates days) => In(series, "mainline") switch
    {
        { Release: null, FirstAt: { } first, After: { } after } => $" on {days.Day(first)}, after {after}",
        { Release: null, FirstAt: { } first } => $" on {days.Day(first)}, not in a release yet",
        _ => "",
    };

    private static IEnumerable<string> Share(SeriesAnswer series) =>
        MostOf(series) is { Of: > 1 } tree ? [$"{tree.Landed} of {tree.Of}"] : [];

    private static TreeAnswer? MostOf(SeriesAnswer series) => series.Verdict switch
    {
        Verdicts.Merged or Verdicts.PartlyMerged => In(series, "mainline"),
        Verdicts.InNext => In(series, "next"),
        Verdicts.InTree => series.Trees.Where(tree => tree.Landed > 0).MaxBy(tree => tree.Landed),
        _ => null,
    };

    private static TreeAnswer? In(SeriesAnswer series, string role) =>
        series.Trees.Where(tree => tree.Role == role && tree.Landed > 0).MaxBy(tree => tree.Landed);

    private static string Trees(SeriesAnswer series) => BackportText.Joined(
        [.. series.Trees.Where(tree => tree.Role is "stable" or "other" && tree.Landed > 0).Select(tree => $"{tree.Tree} {tree.Branch}").Distinct()]);

    private static string RevertedIn(SeriesAnswer series) =>
        series.Trees.FirstOrDefault(tree => tree is { Role: "mainline", Reverted: > 0 })?.RevertedIn is { } release ? $" in {release}" : "";

    private static string Posted(SeriesAnswer series, SpokenDates days) =>
        series.Versions is [.., var latest] ? $" of {days.Day(latest.PostedAt)}" : "";

    /// <summary>What stable alone has is no backport, and is told as the tree that it is in.</summary>
    private static IReadOnlyList<string> Backports(SeriesAnswer series) =>
        series.Verdict is Verdicts.Merged or Verdicts.PartlyMerged or Verdicts.Reverted ? BackportText.Of(series.Trees) : [];

    private static IEnumerable<string> Said(SeriesAnswer series) =>
        series.Verdict == Verdicts.NotMerged && series.Said.LastOrDefault(said => said is { IsConfirmed: false, What: SaidWords.Applied or SaidWords.Merged }) is { } last
            ? [last.Text] : [];

    /// <summary>A "no" of an earlier day rests on trees that may not have been looked at by then.</summary>
    private static IEnumerable<string> NotKnown(SeriesAnswer series) =>
        series.Verdict is Verdicts.Merged or Verdicts.PartlyMerged or Verdicts.Reverted
            ? []
            : series.NotKnown.Select(sentence => $"{char.ToLowerInvariant(sentence[0])}{sentence[1..].TrimEnd('.')}");
}
