using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Chooses the series that moved most, and tells of each.</summary>
internal sealed class DraftDevelopment(SqliteConnection connection, SeriesReading series, DraftQuotations quotations, DraftSpan span)
{
    /// <summary>The liveliest of a community, each with its score, in no order.</summary>
    public IReadOnlyList<ScoredSeries> Score(DraftActivity activity) => [.. activity.Moved.Select(moved => Score(moved, activity.People)).OfType<ScoredSeries>()];

    /// <summary>By subsystem, in alphabetical order.</summary>
    public IReadOnlyList<DraftSubsystem> Of(IEnumerable<ScoredSeries> scored, int top) =>
    [
        .. scored.OrderByDescending(one => one.Score).ThenByDescending(one => one.Moved.SeriesKey).Take(top)
            .Select(Tell).OfType<(string Subsystem, DraftSeries Series)>()
            .GroupBy(one => one.Subsystem, StringComparer.OrdinalIgnoreCase)
            .OrderBy(subsystem => subsystem.Key == DraftSubsystemName.Other).ThenBy(subsystem => subsystem.Key, StringComparer.OrdinalIgnoreCase)
            .Select(subsystem => new DraftSubsystem(subsystem.Key, [.. subsystem.Select(one => one.Series)])),
    ];

    private ScoredSeries? Score(MovedSeries moved, DraftPeople people)
    {
        var row = connection.QueryFirstOrDefault<SeriesRow>(
            """
            SELECT s.person_key AS PersonKey, p.email AS Email, p.name AS Name, s.first_posted_at AS FirstPostedAt
            FROM   series s
                   CROSS JOIN people p ON p.person_key = s.person_key
            WHERE  s.series_key = @SeriesKey
            """, new { moved.SeriesKey });
        if (row is null)
            return null;
        people.Add(row.PersonKey, new Person(row.Name, row.Email));
        var isFirst = span.Holds(CoverageReading.Time(row.FirstPostedAt));
        return new ScoredSeries(moved, isFirst, moved.Score(people[row.PersonKey], isFirst));
    }

    private (string, DraftSeries)? Tell(ScoredSeries scored)
    {
        if (series.Find(scored.Moved.SeriesKey) is not { } answer || Told(answer) is not { } version)
            return null;
        var (quote, note) = quotations.Of(answer.Community, version);
        return (DraftSubsystemName.OfSeries(version.Title, answer.Patches.Select(patch => patch.Title)), new DraftSeries(
            answer.Id, answer.Community, version.Title, NameOf(answer.Author), version.Version, version.Parts, version.IsRfc, version.IsResend, version.PostedAt,
            span.Holds(version.PostedAt), scored.IsFirst,
            [.. answer.Versions.Where(one => span.Holds(one.PostedAt)).Select(one => one.Version).Distinct()],
            scored.Moved.Replies, scored.Moved.People, scored.Score, quote, note,
            version.MessageId, version.Url, answer.Verdict, answer.Sentence, answer.Path, Said(answer),
            [.. answer.CoveredIn.Where(covered => Day(covered.Aired) < span.Until).DistinctBy(covered => covered.Episode)]));
    }

    /// <summary>The latest version before the end of the span; people may talk of one that was posted long before it.</summary>
    private VersionAnswer? Told(SeriesAnswer answer) => answer.Versions.LastOrDefault(version => version.PostedAt < span.Until);

    private static string? Said(SeriesAnswer answer) => answer.Verdict == Verdicts.NotMerged
        ? answer.Said.LastOrDefault(one => one is { IsConfirmed: false, What: SaidWords.Applied or SaidWords.Merged })?.Text
        : null;

    private static DateTimeOffset Day(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private static string NameOf(PersonAnswer person) => person.Name.Length > 0 ? person.Name : person.Email;

    private sealed record SeriesRow(long PersonKey, string Email, string Name, long FirstPostedAt);
}

/// <summary>A series that moved, with how lively it was.</summary>
internal sealed record ScoredSeries(MovedSeries Moved, bool IsFirst, int Score);
