using System.Globalization;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.News;

/// <summary>From when on news are told.</summary>
internal static class NewsSince
{
    private static readonly TimeSpan WithoutEpisode = TimeSpan.FromDays(30);

    /// <inheritdoc cref="EpisodeAnswers.News"/>
    public static DateTimeOffset Of(SqliteConnection connection, string? asked, DateTimeOffset? until) =>
        asked is null ? Usual(connection, until)
        : Asked(connection, asked) is var since && since > until ? throw new NewsSpanException(
            $"The news would end on {Written(until.Value)}, before they begin on {Written(since)}. Ask for an earlier 'since', or a later 'until'.")
        : since;

    private static DateTimeOffset Asked(SqliteConnection connection, string asked) =>
        new EpisodeRows(connection).One(asked.Trim()) is { } episode ? episode.Aired
        : Day(asked) ?? throw new TrackerException(
            $"'{asked}' is no episode and no day. 'tracker episode list' lists the episodes; write a day as 2024-01-31.");

    private static DateTimeOffset? Day(string written) =>
        DateTimeOffset.TryParseExact(written.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static string Written(DateTimeOffset day) => day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Usual(SqliteConnection connection, DateTimeOffset? until)
    {
        var last = until ?? CoverageReading.AsOf(CoverageReading.Of(connection));
        return new EpisodeRows(connection).NewestAiredAt((last ?? DateTimeOffset.MaxValue).ToUnixTimeSeconds()) is { } aired ? CoverageReading.Time(aired)
            : last is { } end && end - DateTimeOffset.UnixEpoch > WithoutEpisode ? end - WithoutEpisode
            : DateTimeOffset.UnixEpoch;
    }
}
