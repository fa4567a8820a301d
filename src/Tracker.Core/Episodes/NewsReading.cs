using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes;

/// <summary>Reads what happened to everything that is followed.</summary>
internal static class NewsReading
{
    public static NewsAnswer Of(SqliteConnection connection, DateTimeOffset since, DateTimeOffset? until) =>
        new(since, until, CoverageReading.AsOf(CoverageReading.Of(connection)), []);
}
