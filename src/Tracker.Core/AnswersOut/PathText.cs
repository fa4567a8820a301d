namespace Tracker.Core.AnswersOut;

/// <summary>Says a series' way in one sentence, as one reads it aloud.</summary>
internal static class PathText
{
    /// <param name="landed">The versions that are the story's: those that landed somewhere, and the one that the verdict is about.</param>
    public static string Of(IReadOnlyList<VersionAnswer> landed, IReadOnlyList<PartStory> parts, IReadOnlyList<TreeAnswer> trees, int of)
    {
        var days = new SpokenDates();
        var after = trees.FirstOrDefault(tree => tree is { Role: "mainline", After: not null })?.After;
        List<string> clauses = [.. Chapters.InShort(landed, parts).Select(chapter => Clause(chapter, of, after, days)), .. BackportText.Of(trees)];
        return string.Join(", ", clauses.Count == landed.Count ? [.. clauses, "in no tree that is followed"] : clauses);
    }

    private static string Clause(Chapter chapter, int of, string? after, SpokenDates days) => chapter.Kind switch
    {
        TimelineKinds.Posted => $"{ChapterText.Name(chapter.Version)} posted {days.Day(chapter.At)}",
        TimelineKinds.InNext => $"{ChapterText.Count(chapter, of)}in next since {days.Day(chapter.At)}",
        TimelineKinds.InTree => $"{ChapterText.Count(chapter, of)}in {chapter.Tree} since {days.Day(chapter.At)}",
        TimelineKinds.Dropped => $"{ChapterText.Count(chapter, of)}in next {days.On(chapter.At, chapter.Until)}, dropped",
        TimelineKinds.Merged => $"{ChapterText.Count(chapter, of)}merged{Again(chapter)}{For(chapter)} {days.On(chapter.At, chapter.Until)}{ChapterText.Through(chapter)}{NotReleased(chapter, after)}",
        TimelineKinds.Reverted => $"{ChapterText.Count(chapter, of)}reverted{For(chapter)} {days.On(chapter.At, chapter.Until)}",
        _ => throw new ArgumentOutOfRangeException(nameof(chapter), chapter.Kind, "No such chapter."),
    };

    private static string Again(Chapter chapter) => chapter.IsAgain ? " again" : "";

    private static string For(Chapter chapter) => chapter.Release is { } release ? $" for {release}" : "";

    private static string NotReleased(Chapter chapter, string? after) =>
        chapter.Release is not null ? "" : after is null ? ", not in a release yet" : $", after {after}, not in a release yet";
}

/// <summary>The words that a sentence and a timeline have in common.</summary>
internal static class ChapterText
{
    private const int CommitDigits = 12;

    /// <summary>"2 of 4 ", nothing where it is all of them.</summary>
    public static string Count(Chapter chapter, int of) => chapter.Parts < of ? $"{chapter.Parts} of {of} " : "";

    public static string Name(VersionAnswer? version) => $"v{version?.Version}{(version is { IsRfc: true } ? " (RFC)" : "")}{(version is { IsResend: true } ? " (resend)" : "")}";

    /// <summary>" through the tty tree (merge abc123def456)".</summary>
    public static string Through(Chapter chapter) => chapter.Merge is { } merge
        ? $"{(merge.Source is { } source ? $" through the {source} tree" : "")} (merge {Short(merge.Commit)})"
        : "";

    public static string Short(string commit) => commit[..Math.Min(CommitDigits, commit.Length)];
}
