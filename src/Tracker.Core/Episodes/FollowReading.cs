using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes;

/// <summary>Puts the answer together about what is followed.</summary>
internal static class FollowReading
{
    public static FollowsAnswer Of(SqliteConnection connection)
    {
        var reading = new SeriesReading(connection, CoverageReading.Of(connection));
        return new([.. new FollowStore(connection).All().Select(follow => Answer(reading, follow))], new FollowedSeries(connection).ByEpisodes().Count);
    }

    public static FollowAnswer Answer(SqliteConnection connection, FollowRow follow) =>
        Answer(new SeriesReading(connection, CoverageReading.Of(connection)), follow);

    private static FollowAnswer Answer(SeriesReading reading, FollowRow follow) => new(
        follow.Number, follow.Community, follow.MessageId, follow.Query, CoverageReading.Time(follow.AddedAt),
        follow.SeriesKey is { } key && reading.Find(key) is { } series ? SeriesNames.Now(series) : null);
}
