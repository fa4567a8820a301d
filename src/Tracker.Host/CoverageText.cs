using Tracker.Core.AnswersOut;

namespace Tracker.Host;

/// <summary>Says in a sentence what an answer rests on: what was read, from when, up to when.</summary>
public static class CoverageText
{
    /// <summary>A tree that others build on gets commits nearly daily: without any for this long, something is wrong with it, or it rests.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(7);

    public static string Sentence(IReadOnlyList<CoverageAnswer> coverage) =>
        coverage.Where(IsResting).ToList() is [var first, .. var others]
            ? $"{ReadSoFar(coverage)} {string.Join(", ", others.Select(source => $"{source.Name} since {MovedOn(source)}").Prepend($"{first.Name} {Rest(first)}"))}."
            : ReadSoFar(coverage);

    private static string ReadSoFar(IReadOnlyList<CoverageAnswer> coverage) =>
        coverage.Count == 0 ? "Nothing has been read yet." : $"Read so far: {string.Join("; ", coverage.GroupBy(Extent).Select(alike => $"{Names(alike)} {alike.Key}"))}.";

    public static string OfSource(CoverageAnswer source) => $"{source.Name} {Extent(source)}{(IsResting(source) ? $"; {Rest(source)}" : "")}";

    /// <summary>The days from the first to the last; one when they are the same.</summary>
    public static string Between(DateTimeOffset? first, DateTimeOffset? last) => (first, last) switch
    {
        ({ } from, { } to) when SafeText.Day(from) != SafeText.Day(to) => $"{SafeText.Day(from)} to {SafeText.Day(to)}",
        ({ } from, _) => SafeText.Day(from),
        _ => "-",
    };

    private static bool IsResting(CoverageAnswer source) => source.ReadAt - source.MovedAt > LongestRest;

    private static string Rest(CoverageAnswer source) => $"has not moved since {MovedOn(source)}";

    private static string MovedOn(CoverageAnswer source) => source.MovedAt is { } at ? SafeText.Day(at) : "-";

    private static string Names(IEnumerable<CoverageAnswer> sources) => string.Join(", ", sources.Select(source => source.Name));

    private static string Extent(CoverageAnswer source) =>
        $"{Since(source)}{UpTo(source)}{(source.Failure is null ? "" : " (the last pass could not read it)")}";

    private static string Since(CoverageAnswer source) => source.From is { } from ? $"since {SafeText.Day(from)} " : "";

    private static string UpTo(CoverageAnswer source) => source.ReadAt is { } at ? $"up to {SafeText.Minute(at)}" : "not to its end yet";
}
