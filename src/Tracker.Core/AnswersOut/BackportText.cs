using Tracker.Core.CommitsIn;

namespace Tracker.Core.AnswersOut;

/// <summary>Says in which stable releases a series is, and from which it was taken back: each branch has its own history.</summary>
internal static class BackportText
{
    /// <summary>"in 6.6.3 and 6.1.55 (reverted there in 6.1.81)", newest branch first; nothing when there are none.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<TreeAnswer> trees) =>
        Releases(trees) is { Count: > 0 } releases ? [$"in {Joined(releases)}"] : [];

    /// <summary>What came and went between two releases of a branch is nobody's news.</summary>
    public static IReadOnlyList<string> Releases(IReadOnlyList<TreeAnswer> trees) =>
        [.. trees.Where(tree => tree.Role == "stable" && (tree.Landed > 0 || tree.RevertedFrom is not null)).OrderDescending(NewestFirst).Select(OfBranch)];

    public static string Joined(IReadOnlyList<string> texts) =>
        texts.Count > 1 ? $"{string.Join(", ", texts.SkipLast(1))} and {texts[^1]}" : string.Concat(texts);

    private static string OfBranch(TreeAnswer tree) =>
        new[] { Share(tree), TakenBack(tree) }.Where(note => note.Length > 0).ToList() is { Count: > 0 } notes ? $"{Where(tree)} ({string.Join("; ", notes)})" : Where(tree);

    private static string Where(TreeAnswer tree) =>
        (tree.Landed > 0 ? tree.Release : tree.RevertedFrom) is { } release ? Spoken(release) : $"{tree.Branch}, not released yet";

    private static string Share(TreeAnswer tree) =>
        tree.Landed > 0 && tree.Landed < tree.Of ? $"{tree.Landed} of {tree.Of}"
        : tree.Landed == 0 && tree.Reverted < tree.Of ? $"{tree.Reverted} of {tree.Of}"
        : "";

    private static string TakenBack(TreeAnswer tree) => tree.Reverted == 0 ? ""
        : $"{(tree.Landed > 0 ? $"{tree.Reverted} of {tree.Of} " : "")}reverted there{(tree.RevertedIn is { } release ? $" in {Spoken(release)}" : "")}";

    /// <summary>As the announcements have it: "6.1.55" for "v6.1.55".</summary>
    public static string Spoken(string release) => release is ['v', >= '0' and <= '9', ..] ? release[1..] : release;

    private static readonly Comparer<TreeAnswer> NewestFirst = Comparer<TreeAnswer>.Create((one, other) =>
        (ReleaseOf(one), ReleaseOf(other)) is ({ } mine, { } theirs) ? mine.CompareTo(theirs) : string.CompareOrdinal(one.Branch, other.Branch));

    private static ReleaseName? ReleaseOf(TreeAnswer tree) =>
        ReleaseName.TryParse(tree.Release ?? tree.RevertedFrom ?? tree.After ?? "", out var release) ? release : null;
}
