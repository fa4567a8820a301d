using System.Globalization;
using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>Says a verdict in one sentence that can be read out on air, with how far it can be trusted.</summary>
internal static class VerdictSentence
{
    public static string Word(VerdictKind kind) => kind switch
    {
        VerdictKind.Merged => Verdicts.Merged,
        VerdictKind.PartlyMerged => Verdicts.PartlyMerged,
        VerdictKind.InNext => Verdicts.InNext,
        VerdictKind.InTree => Verdicts.InTree,
        VerdictKind.Dropped => Verdicts.Dropped,
        VerdictKind.Reverted => Verdicts.Reverted,
        VerdictKind.NotMerged => Verdicts.NotMerged,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such verdict."),
    };

    /// <param name="asOf">The moment that the answer is for; null: up to where the trees were read.</param>
    /// <param name="notKnown">What cannot be known of that moment.</param>
    public static string Of(
        Verdict verdict, IReadOnlyList<TreeAnswer> trees, IReadOnlyList<SaidAnswer> said, IReadOnlyList<CoverageAnswer> coverage, string community,
        DateTimeOffset? asOf, IReadOnlyList<string> notKnown)
    {
        var claim = $"{Claim(verdict, trees)}{TakenBack(verdict)}{Backports(trees)}{Elsewhere(verdict)}{Lacking(verdict.About)}{Said(verdict, said)}";
        var extent = UpTo([.. coverage.Where(source => source.Community == community)], verdict, asOf);
        return string.Join(' ', [$"{claim}.", extent, .. verdict.Kind == VerdictKind.Merged ? [] : notKnown]);
    }

    private static string Claim(Verdict verdict, IReadOnlyList<TreeAnswer> trees) => verdict.Kind switch
    {
        VerdictKind.Merged => $"Merged: {All(verdict)} {Is(verdict.About.Of)} in mainline, {Since(trees, "mainline")}",
        VerdictKind.PartlyMerged => $"Partly merged: {verdict.Landed} of {Patches(verdict.About.Of)} of {Version(verdict)} {Is(verdict.Landed)} in mainline, {Since(trees, "mainline")}",
        VerdictKind.InNext => $"In next, not in mainline yet: {Some(verdict)} {Is(verdict.Landed)} in {Names(trees, "next")}",
        VerdictKind.InTree => $"Not in mainline or next: {Some(verdict)} {Is(verdict.Landed)} in {Names(trees, "stable", "other")}",
        VerdictKind.Dropped => $"Dropped: {Some(verdict)} {(verdict.Landed == 1 ? "was" : "were")} in the integration tree, left it, and did not reach mainline",
        VerdictKind.Reverted => $"Reverted: {Some(verdict)} {(verdict.Landed == 1 ? "was" : "were")} merged and taken back{Release(trees)}",
        VerdictKind.NotMerged => verdict.About.Of == 1
            ? $"Not merged: {Version(verdict)} of the patch is in no tree that is followed"
            : $"Not merged: none of the {verdict.About.Of} patches of {Version(verdict)} is in a tree that is followed",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Kind, "No such verdict."),
    };

    private static string All(Verdict verdict) =>
        verdict.About.Of == 1 ? $"{Version(verdict)} of the patch" : $"all {Patches(verdict.About.Of)} of {Version(verdict)}";

    private static string Some(Verdict verdict) => verdict.Landed >= verdict.About.Of
        ? All(verdict)
        : $"{verdict.Landed} of {Patches(verdict.About.Of)} of {Version(verdict)}";

    private static string Version(Verdict verdict) => $"version {verdict.About.Number}";

    private static string Patches(int count) => count == 1 ? "1 patch" : $"{count} patches";

    private static string Is(int count) => count == 1 ? "is" : "are";

    private static string Since(IReadOnlyList<TreeAnswer> trees, string role) =>
        trees.Where(tree => tree.Role == role && tree.Landed > 0).MaxBy(tree => tree.Landed) switch
        {
            { Release: { } release } => $"first released in {release}",
            { After: { } after } => $"after {after}, not in a release yet",
            _ => "not in a release yet",
        };

    private static string Release(IReadOnlyList<TreeAnswer> trees) =>
        trees.FirstOrDefault(tree => tree is { Role: "mainline", Reverted: > 0 }) is { RevertedIn: { } release } tree
            ? $" {(tree.RevertedFrom is null ? "before" : "in")} {release}"
            : "";

    /// <summary>What mainline does not hold any longer, where the verdict is not about that.</summary>
    private static string TakenBack(Verdict verdict) => verdict switch
    {
        { WasReverted: false } or { Kind: VerdictKind.Merged or VerdictKind.Reverted } => "",
        { Kind: VerdictKind.PartlyMerged, TakenBack: > 0 } => $"; {verdict.TakenBack} {(verdict.TakenBack == 1 ? "was" : "were")} merged and taken back",
        { Kind: VerdictKind.PartlyMerged } => "",
        _ => "; it was reverted in mainline",
    };

    private static string Names(IReadOnlyList<TreeAnswer> trees, params string[] roles) =>
        string.Join(" and ", trees.Where(tree => tree.Landed > 0 && roles.Contains(tree.Role)).Select(tree => $"{tree.Tree} {tree.Branch}").DefaultIfEmpty("a followed tree"));

    /// <summary>Stable branches, told only where mainline has or had it too: what stable alone has is no backport.</summary>
    private static string Backports(IReadOnlyList<TreeAnswer> trees) =>
        trees.Any(tree => tree.Role == "mainline" && tree.Landed + tree.Reverted > 0) && BackportText.Releases(trees) is { Count: > 0 } releases
            ? $"; backported to {BackportText.Joined(releases)}"
            : "";

    /// <summary>A series whose patches landed in another one's posting did not land itself, and that is what is said.</summary>
    private static string Elsewhere(Verdict verdict) => verdict.Elsewhere == 0 ? ""
        : verdict.Elsewhere == verdict.Landed ? $"; {(verdict.Landed == 1 ? "it was" : "they were")} posted again in another series"
        : $"; {verdict.Elsewhere} of them {(verdict.Elsewhere == 1 ? "was" : "were")} posted again in another series";

    /// <summary>Where no followed tree has it, a maintainer's or robot's word is all there is; it is told as a word.</summary>
    private static string Said(Verdict verdict, IReadOnlyList<SaidAnswer> said) =>
        verdict.Kind == VerdictKind.NotMerged && said.LastOrDefault(one => one is { IsConfirmed: false, What: SaidWords.Applied or SaidWords.Merged }) is { } last
            ? $"; it is {last.Text}"
            : "";

    /// <summary>Parts that a version counts but nobody saw: they are not known to be missing from a tree.</summary>
    private static string Lacking(VersionOutcome version) => version.Of - version.Parts.Count is var lacking && lacking > 0
        ? $"; {lacking} of the {Patches(version.Of)} {Is(lacking)} not in the archives"
        : "";

    /// <summary>Up to when the trees were read; and, where the answer is a "no", since when the archives were.</summary>
    private static string UpTo(IReadOnlyList<CoverageAnswer> sources, Verdict verdict, DateTimeOffset? moment)
    {
        var unread = sources.Where(source => source is { Kind: CoverageReading.Tree, ReadAt: null }).Select(source => source.Name).ToList();
        var asOf = (moment ?? CoverageReading.AsOf(sources)) is { } time ? $"As of {Day(time)}" : $"Not known for {string.Join(", ", unread.DefaultIfEmpty("any tree"))}, never read yet";
        var since = sources.Where(source => source is { Kind: CoverageReading.Archive, From: not null }).Select(source => source.From).Min();
        return verdict.Kind == VerdictKind.Merged || since is null ? $"{asOf}." : $"{asOf}, in archives read since {Day(since.Value)}.";
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
