namespace Tracker.Core.AnswersOut;

/// <summary>Says what happened to a series, each thing with its day and its place.</summary>
internal static class TimelineText
{
    public static IReadOnlyList<TimelineEvent> Of(
        IReadOnlyList<VersionAnswer> versions, IReadOnlyList<PartStory> parts, IReadOnlyList<PulledAnswer> pulls, int of) =>
        Of(Chapters.All(versions, parts, pulls), of);

    public static IReadOnlyList<TimelineEvent> Of(IReadOnlyList<Chapter> chapters, int of) => [.. chapters.Select(chapter => Event(chapter, of))];

    private static TimelineEvent Event(Chapter chapter, int of) => new(chapter.At, chapter.Kind, Text(chapter, of))
    {
        Tree = chapter.Tree,
        Branch = chapter.Branch,
        Release = chapter.Release,
        Commit = chapter.Kind == TimelineKinds.Merged ? chapter.Merge?.Commit ?? chapter.Commit : chapter.Commit,
        MessageId = chapter.Version?.MessageId ?? chapter.Pull?.MessageId,
        Url = chapter.Version?.Url ?? chapter.Pull?.Url,
    };

    private static string Text(Chapter chapter, int of) => chapter.Kind switch
    {
        TimelineKinds.Posted => $"{ChapterText.Name(chapter.Version)} posted, {(chapter.Parts == 1 ? "1 patch" : $"{chapter.Parts} patches")}",
        TimelineKinds.PullRequest => $"asked to be pulled: “{chapter.Pull?.Title}”",
        TimelineKinds.InNext or TimelineKinds.InTree => $"{ChapterText.Count(chapter, of)}in {Place(chapter)}",
        TimelineKinds.LeftNext => $"{ChapterText.Count(chapter, of)}last seen in {Place(chapter)}",
        TimelineKinds.Dropped => $"{ChapterText.Count(chapter, of)}last seen in {Place(chapter)}, dropped",
        TimelineKinds.Merged => $"{ChapterText.Count(chapter, of)}merged{(chapter.IsAgain ? " again" : "")}{For(chapter)}{ChapterText.Through(chapter)}",
        TimelineKinds.Backported => $"{ChapterText.Count(chapter, of)}in {Place(chapter)}{For(chapter)}",
        TimelineKinds.Reverted => $"{ChapterText.Count(chapter, of)}reverted in {Place(chapter)}{For(chapter)}",
        _ => throw new ArgumentOutOfRangeException(nameof(chapter), chapter.Kind, "No such chapter."),
    };

    // A stable tree's branches are what one knows; any other tree has one that matters.
    private static string Place(Chapter chapter) => $"{(chapter.Role == TreeRole.Stable ? chapter.Branch : chapter.Tree)}";

    private static string For(Chapter chapter) => chapter.Release is { } release ? $" for {release}" : ", not in a release yet";
}
