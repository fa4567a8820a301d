using Tracker.Core.AnswersOut;

namespace Tracker.Host;

/// <summary>A series in a word or two, for a line of a list.</summary>
public static class SeriesText
{
    private const int CommitDigits = 12;

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

    /// <summary>"v3", "v3; v4 and v5 are identical" where nothing tells them apart, "v1 by its link; the change is that of v2" where the two contradict.</summary>
    public static string Version(LandingAnswer landing) => landing switch
    {
        { ChangeOf: [_, ..] others } => $"v{landing.Version} by its link; the change is that of {Names(others)}",
        { IdenticalIn: [_, ..] others } => $"v{landing.Version}; {Names(others)} {(others.Count == 1 ? "is" : "are")} identical",
        _ => $"v{landing.Version}",
    };

    private static string Names(IReadOnlyList<int> versions) => versions is [var only]
        ? $"v{only}"
        : $"{string.Join(", ", versions.SkipLast(1).Select(version => $"v{version}"))} and v{versions[^1]}";

    /// <summary>What is only said of it, and what came in with it that nobody posted: a sentence each.</summary>
    public static IReadOnlyList<string> Notes(SeriesAnswer series) =>
        [.. series.Said.Where(said => !said.IsConfirmed).Select(OnlySaid), .. series.Extra.Select(NeverPosted)];

    /// <summary>"Covered in the episode of 2024-03-20 as v3, line 12 of its notes".</summary>
    public static string Covered(CoveredAnswer covered) =>
        $"Covered in {Named(covered)} as v{covered.Version}, line {covered.Line} of its notes";

    /// <summary>Its name, and the day where the name is not that.</summary>
    private static string Named(CoveredAnswer covered) =>
        covered.Episode == DayText.Of(covered.Aired) ? $"the episode of {covered.Episode}" : $"“{covered.Episode}”, aired {DayText.Of(covered.Aired)},";

    private static string OnlySaid(SaidAnswer said) =>
        $"{(said.Part is { } part ? $"Patch {part} is" : "It is")} {said.Text}; no tree that is followed bears it out.";

    private static string NeverPosted(ExtraCommitAnswer extra) =>
        $"{extra.Commit[..Math.Min(CommitDigits, extra.Commit.Length)]} (“{extra.Title}”) came into {extra.Tree} {extra.Branch} between them and was never posted.";
}
