using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>In which episodes a series was covered.</summary>
internal sealed class DraftCoverage(SqliteConnection connection)
{
    /// <summary>The mentions of any of its mails, newest episode first; of an episode the first.</summary>
    public IReadOnlyList<DraftCovered> Of(long seriesKey, DateTimeOffset before) => [.. connection.Query<Row>(
        """
        SELECT   e.name AS Episode, e.aired_at AS AiredAt, t.version AS Version, t.line AS Line
        FROM     versions v
                 CROSS JOIN version_parts o    ON o.version_key = v.version_key
                 CROSS JOIN mails m            ON m.mail_key = o.mail_key
                 CROSS JOIN episode_mentions t ON t.message_id = m.message_id AND t.community_key = m.community_key
                 CROSS JOIN episodes e         ON e.episode_key = t.episode_key
        WHERE    v.series_key = @seriesKey AND e.aired_at < @before
        ORDER BY e.aired_at DESC, e.name, t.position
        """, new { seriesKey, before = before.ToUnixTimeSeconds() }).DistinctBy(row => row.Episode).Select(row => row.ToAnswer())];

    private sealed record Row(string Episode, long AiredAt, long? Version, long Line)
    {
        public DraftCovered ToAnswer() => new(Episode, CoverageReading.Time(AiredAt), (int?)Version, (int)Line);
    }
}
