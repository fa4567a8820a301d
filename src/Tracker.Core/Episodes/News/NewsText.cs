using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.News;

/// <summary>Says what happened in a sentence that one reads out on air.</summary>
internal static class NewsText
{
    /// <param name="isAgain">It was posted before under this number.</param>
    public static string Posted(SeriesAnswer series, VersionAnswer version, bool isAgain) =>
        $"Version {version.Version}{(version.IsRfc ? ", an RFC," : "")} of {SeriesNames.Spoken(series)} was posted{(isAgain || version.IsResend ? " again" : "")} {On(version.PostedAt)}, with {Patches(version.Parts)}.";

    public static string Happened(SeriesAnswer series, Chapter chapter, int of) => chapter.Kind switch
    {
        TimelineKinds.Reverted => $"{Of(series, chapter, of)} {Was(chapter, of)} reverted in {Place(chapter)} {OnDays(chapter)}{For(chapter)}.",
        TimelineKinds.Dropped => $"{Of(series, chapter, of)} {Was(chapter, of)} dropped from {chapter.Tree}: last seen there {On(chapter.At)}.",
        TimelineKinds.InNext or TimelineKinds.InTree => $"{Of(series, chapter, of)} {Is(chapter, of)} in {chapter.Tree} since {Day(chapter.At)}.",
        TimelineKinds.Backported => $"{Of(series, chapter, of)} {Was(chapter, of)} backported to {Backport(chapter)} {OnDays(chapter)}{(chapter.Release is null ? ", not in a release yet" : "")}.",
        _ => throw new ArgumentOutOfRangeException(nameof(chapter), chapter.Kind, "No such news."),
    };

    /// <param name="before">So many of its patches mainline had already.</param>
    public static string Merged(SeriesAnswer series, Chapter chapter, VersionAnswer version, int of, int before) =>
        $"{SeriesNames.Spoken(series)} was merged{(chapter.IsAgain ? " again" : "")}{(before > 0 ? " as a whole" : "")}: "
        + $"{(before > 0 ? $"the last {of - before} of {of} patches of version {version.Version}" : of == 1 ? $"version {version.Version}" : $"version {version.Version}, all {of} patches,")}"
        + $" came into mainline {OnDays(chapter)}{For(chapter)}{Through(chapter)}.";

    /// <param name="after">So many of its patches mainline has now.</param>
    public static string Partly(SeriesAnswer series, Chapter chapter, VersionAnswer version, int of, int after) =>
        $"{SeriesNames.Spoken(series)} was partly merged: {chapter.Parts} of {of} patches of version {version.Version} came into mainline{(chapter.IsAgain ? " again" : "")} {OnDays(chapter)}{For(chapter)}{Through(chapter)}"
        + $"{(after > chapter.Parts ? $", which makes {after}" : "")}.";

    /// <param name="landed">So many of its patches mainline has.</param>
    public static string Quiet(SeriesAnswer series, VersionAnswer version, int months, int of, int landed) =>
        $"{SeriesNames.Spoken(series)} has gone quiet: no new version for {(months == 1 ? "a month" : $"{months} months")} after version {version.Version} of {Day(version.PostedAt)}, "
        + $"{(landed == 0 ? "and it is not merged" : $"and {landed} of {of} patches are merged")}.";

    /// <summary>What is read out without it would be wrong by now.</summary>
    public const string TakenBack = " It was reverted since.";

    /// <inheritdoc cref="TakenBack"/>
    public const string Moved = " It has moved since.";

    private static string Of(SeriesAnswer series, Chapter chapter, int of) =>
        chapter.Parts < of ? $"{chapter.Parts} of {of} patches of {SeriesNames.Spoken(series)}" : SeriesNames.Spoken(series);

    private static string Was(Chapter chapter, int of) => IsMany(chapter, of) ? "were" : "was";

    private static string Is(Chapter chapter, int of) => IsMany(chapter, of) ? "are" : "is";

    private static bool IsMany(Chapter chapter, int of) => chapter.Parts < of && chapter.Parts > 1;

    // A stable tree's branches are what one knows; any other tree has one that matters.
    private static string Place(Chapter chapter) => chapter.Role switch
    {
        TreeRole.Mainline => "mainline",
        TreeRole.Stable => chapter.Branch ?? "",
        _ => chapter.Tree ?? "",
    };

    private static string Backport(Chapter chapter) => chapter.Release is { } release ? BackportText.Spoken(release) : chapter.Branch ?? "";

    private static string For(Chapter chapter) => chapter.Release is { } release ? $", for {release}" : ", not in a release yet";

    private static string Through(Chapter chapter) => chapter.Merge?.Source is { } source ? $", through the {source} tree" : "";

    private static string Patches(int count) => count == 1 ? "1 patch" : $"{count} patches";

    private static string OnDays(Chapter chapter) => new SpokenDates().On(chapter.At, chapter.Until);

    private static string On(DateTimeOffset at) => $"on {Day(at)}";

    private static string Day(DateTimeOffset at) => new SpokenDates().Day(at);
}
