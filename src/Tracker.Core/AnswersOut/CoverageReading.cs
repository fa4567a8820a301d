using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut;

/// <summary>Reads what has been read: archives and trees, since when and up to when.</summary>
internal static class CoverageReading
{
    public const string Archive = "archive";
    public const string Tree = "tree";

    public static IReadOnlyList<CoverageAnswer> Of(SqliteConnection connection) =>
        [.. connection.Query<Row>(
            """
            SELECT   c.name AS Community, 'archive' AS Kind, a.name AS Name, a.since AS Since, a.read_at AS ReadAt, a.failure AS Failure,
                     NULL AS MovedAt
            FROM     archives a
                     JOIN communities c ON c.community_key = a.community_key
            WHERE    a.is_followed = 1
            UNION ALL
            SELECT   c.name, 'tree', t.name, NULL, t.read_at, t.failure, t.moved_at
            FROM     trees t
                     JOIN communities c ON c.community_key = t.community_key
            WHERE    t.is_followed = 1
            ORDER BY 1, 2, 3
            """).Select(row => row.ToAnswer())];

    /// <summary>The oldest moment up to which every tree has been read; null when one has never been.</summary>
    public static DateTimeOffset? AsOf(IEnumerable<CoverageAnswer> coverage)
    {
        var trees = coverage.Where(source => source.Kind == Tree).ToList();
        return trees.Count == 0 || trees.Any(tree => tree.ReadAt is null) ? null : trees.Min(tree => tree.ReadAt);
    }

    public static DateTimeOffset Time(long unixSeconds) => DateTimeOffset.FromUnixTimeSeconds(unixSeconds);

    public static DateTimeOffset? Time(long? unixSeconds) => unixSeconds is { } seconds ? Time(seconds) : null;

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(string Community, string Kind, string Name, long? Since, long? ReadAt, string? Failure, long? MovedAt)
    {
        public CoverageAnswer ToAnswer() => new(Community, Kind, Name, Time(Since), Time(ReadAt), Failure) { MovedAt = Time(MovedAt) };
    }
}
