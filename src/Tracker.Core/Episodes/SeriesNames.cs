using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes;

/// <summary>How a series is called where much else is told: bounded, since titles are strangers' text.</summary>
internal static class SeriesNames
{
    private const int LongestTitle = 200;
    private const int LongestName = 100;

    /// <summary>"“wick: burn-time accounting” by Priya Raman".</summary>
    public static string Spoken(SeriesAnswer series) => $"“{Cut(series.Title, LongestTitle)}” by {Cut(Author(series), LongestName)}";

    public static string Author(SeriesAnswer series) => series.Author.Name.Length > 0 ? series.Author.Name : series.Author.Email.Split('@')[0];

    public static SeriesNow Now(SeriesAnswer series) => new(
        series.Id, series.Community, series.Title, Author(series), series.Verdict, series.Path, series.LatestVersion, series.LandedVersion,
        series.Trees.FirstOrDefault(tree => tree is { Role: "mainline", Release: not null })?.Release);

    private static string Cut(string text, int longest) =>
        text.Length <= longest ? text : $"{text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)]}…";
}
