using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut;

/// <summary>Reads in which episodes a series was covered, and as which version.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the one series outwards, never from all that was ever mentioned.</remarks>
internal sealed class EpisodesOfSeries(SqliteConnection connection)
{
    private readonly Lazy<bool> isAny = new(() => connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM episode_mentions)"));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<CoveredAnswer> Of(long seriesKey) => isAny.Value ? [.. Rows(seriesKey).DistinctBy(row => (row.Name, row.Line)).Select(row => row.ToAnswer())] : [];

    // A part that a later version carries over is the version's that posted it.
    private IEnumerable<Row> Rows(long seriesKey) => connection.Query<Row>(
        """
        SELECT   e.name AS Name, e.aired_at AS AiredAt, x.line AS Line, coalesce(x.version, s.number) AS Version
        FROM     (SELECT v.cover_key AS mail_key, v.number, 0 AS is_carried_over, v.position
                  FROM   versions v
                  WHERE  v.series_key = @seriesKey AND v.cover_key IS NOT NULL
                  UNION ALL
                  SELECT o.mail_key, v.number, o.is_carried_over, v.position
                  FROM   versions v
                         CROSS JOIN version_parts o ON o.version_key = v.version_key
                  WHERE  v.series_key = @seriesKey) s
                 CROSS JOIN mails m            ON m.mail_key = s.mail_key
                 CROSS JOIN episode_mentions x ON x.message_id = m.message_id AND x.community_key = m.community_key
                 CROSS JOIN episodes e         ON e.episode_key = x.episode_key
        ORDER BY e.aired_at DESC, e.name, x.line, s.is_carried_over, s.position
        """, new { seriesKey });

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(string Name, long AiredAt, long Line, long Version)
    {
        public CoveredAnswer ToAnswer() => new(Name, DateOnly.FromDateTime(CoverageReading.Time(AiredAt).UtcDateTime), (int)Version, (int)Line);
    }
}
