using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.Patches;

namespace Tracker.Core.Episodes;

/// <summary>Finds the one series that somebody means.</summary>
internal sealed class FollowSearch(SqliteConnection connection)
{
    private const int MostShown = 10;

    /// <summary>Of what is followed any may be meant, though much else has the same words.</summary>
    private const int MostSearched = 500;

    private readonly SeriesReading reading = new(connection, CoverageReading.Of(connection));

    /// <summary>The series that fits, else those that may be meant.</summary>
    /// <exception cref="TrackerException">Nothing is found.</exception>
    public (long? Series, IReadOnlyList<FollowCandidate> Candidates) Find(string query)
    {
        var result = new SeriesSearch(connection).Find(query, MostShown);
        var found = result.SeriesKeys.Select(reading.Find).OfType<SeriesAnswer>().ToList();
        return found switch
        {
            [] => throw new TrackerException(result.Note ?? $"Nothing found for '{query}'. Try words of the title, or give a message-id of the series."),
            [var only] => (only.Id, []),
            _ when Named(found, query) is { } named => (named.Id, []),
            _ => (null, [.. found.Select(Candidate)]),
        };
    }

    /// <summary>What of that which is followed is meant by its number, a message-id, the query as it was typed, or words.</summary>
    public IReadOnlyList<FollowRow> AmongFollowed(string query)
    {
        var followed = new FollowStore(connection).All();
        if (long.TryParse(query, out var number))
            return [.. followed.Where(follow => follow.Number == number)];
        var typed = followed.Where(follow => string.Equals(follow.Query, query, StringComparison.OrdinalIgnoreCase) || follow.MessageId == query).ToList();
        if (typed.Count > 0)
            return typed;
        var found = new SeriesSearch(connection).Find(query, MostSearched).SeriesKeys.ToHashSet();
        return [.. followed.Where(follow => follow.SeriesKey is { } key && found.Contains(key))];
    }

    /// <summary>The series whose title was typed whole, where the others only have its words.</summary>
    private static SeriesAnswer? Named(List<SeriesAnswer> found, string query)
    {
        var title = PatchTitle.Hash(query);
        return found.Where(series => PatchTitle.Hash(series.Title) == title).ToList() is [var named] && title != PatchTitle.NoTitle ? named : null;
    }

    private static FollowCandidate Candidate(SeriesAnswer series)
    {
        var latest = series.Versions[^1];
        return new(series.Id, series.Title, SeriesNames.Author(series), series.Verdict, latest.PostedAt, latest.MessageId);
    }
}
