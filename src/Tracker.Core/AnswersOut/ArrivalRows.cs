using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.AnswersOut;

/// <summary>Reads how commits came into branches, and how long branches that are rebuilt had them.</summary>
internal sealed class ArrivalRows(SqliteConnection connection)
{
    /// <summary>The landings, each with its arrival, its revert's, and its stay.</summary>
    public IReadOnlyList<LandingOfMail> Complete(IReadOnlyList<LandingOfMail> landings, IReadOnlyList<Stay> stays)
    {
        var arrivals = Arrivals(landings);
        var ofMail = stays.Where(stay => stay.Role == TreeRole.Next).ToLookup(stay => (stay.MailKey, stay.BranchKey));
        return [.. landings.Select(landing => landing with
        {
            Arrival = arrivals.GetValueOrDefault((landing.BranchKey, landing.CommitKey), landing.Arrival),
            Revert = landing.RevertedBy is { } revert ? arrivals.GetValueOrDefault((landing.BranchKey, revert)) : null,
            Stay = Whole(ofMail[(landing.MailKey, landing.BranchKey)]),
        })];
    }

    /// <summary>Every commit of the series' patches that an integration or a maintainer's tree has or had.</summary>
    public IReadOnlyList<Stay> Stays(long seriesKey) => [.. connection.Query<StayRow>(
        """
        SELECT x.mail_key AS MailKey, s.branch_key AS BranchKey, t.role AS Role, t.name AS Tree, b.name AS Branch,
               coalesce(s.entered_at, c.committed_at) AS FirstAt, s.left_at AS LeftAt,
               (SELECT max(p.taken_at) FROM snapshots p WHERE p.branch_key = s.branch_key AND p.taken_at < s.left_at) AS LastAt
        FROM   (SELECT DISTINCT o.mail_key
                FROM   versions v
                       CROSS JOIN version_parts o ON o.version_key = v.version_key
                WHERE  v.series_key = @seriesKey AND o.part > 0) m
               CROSS JOIN matches x        ON x.mail_key = m.mail_key
               CROSS JOIN commits c        ON c.commit_key = x.commit_key
               CROSS JOIN branch_commits s ON s.commit_key = x.commit_key
               CROSS JOIN branches b       ON b.branch_key = s.branch_key
               CROSS JOIN trees t          ON t.tree_key = b.tree_key
        WHERE  t.is_followed = 1 AND t.role IN (@Next, @Other)
        """, new { seriesKey, Next = (long)TreeRole.Next, Other = (long)TreeRole.Other }).Select(row => row.ToStay())];

    private Dictionary<(long Branch, long Commit), Arrival> Arrivals(IReadOnlyList<LandingOfMail> landings)
    {
        var wanted = landings.SelectMany(landing => landing.RevertedBy is { } revert
            ? new[] { (landing.BranchKey, landing.CommitKey), (landing.BranchKey, revert) }
            : [(landing.BranchKey, landing.CommitKey)]).Distinct();
        var pairs = $"[{string.Join(',', wanted.Select(pair => $"[{pair.Item1},{pair.Item2}]"))}]";
        return connection.Query<ArrivalRow>(
            """
            SELECT h.branch_key AS BranchKey, h.commit_key AS CommitKey, c.id AS CommitId, coalesce(h.entered_at, c.committed_at) AS EnteredAt,
                   r.name AS Release, r.tagged_at AS ReleasedAt, g.id AS MergeId, g.title AS MergeTitle, s.name AS ToldSource
            FROM   json_each(@pairs) j
                   CROSS JOIN branch_commits h ON h.branch_key = j.value ->> 0 AND h.commit_key = j.value ->> 1
                   CROSS JOIN commits c        ON c.commit_key = h.commit_key
                   LEFT JOIN releases r        ON r.release_key = h.release_key
                   LEFT JOIN commits g         ON g.commit_key = h.brought_by
                   LEFT JOIN merge_sources s   ON s.commit_key = h.brought_by
            """, new { pairs }).ToDictionary(row => (row.BranchKey, row.CommitKey), row => row.ToArrival());
    }

    private static Stay? Whole(IEnumerable<Stay> stays) => stays.Aggregate(
        (Stay?)null,
        (whole, stay) => whole is null ? stay : stay with { First = Earlier(whole.First, stay.First), Last = Later(whole.Last, stay.Last) });

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    // Null is "still there", and later than any day.
    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other is null ? null : one > other ? one : other;

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record ArrivalRow(
        long BranchKey, long CommitKey, byte[] CommitId, long EnteredAt, string? Release, long? ReleasedAt, byte[]? MergeId, string? MergeTitle, string? ToldSource)
    {
        public Arrival ToArrival() => new(
            Convert.ToHexStringLower(CommitId), CoverageReading.Time(EnteredAt), Release, CoverageReading.Time(ReleasedAt),
            MergeId is null || MergeTitle is null
                ? null
                : new MergeAnswer(Convert.ToHexStringLower(MergeId), MergeTitle, ToldSource ?? MergeSource.Of(MergeTitle)));
    }

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record StayRow(long MailKey, long BranchKey, long Role, string Tree, string Branch, long FirstAt, long? LeftAt, long? LastAt)
    {
        public Stay ToStay() => new(
            MailKey, BranchKey, (TreeRole)Role, Tree, Branch, CoverageReading.Time(FirstAt), CoverageReading.Time(LeftAt is null || LastAt < FirstAt ? LeftAt : LastAt ?? LeftAt))
        {
            Missed = CoverageReading.Time(LeftAt),
        };
    }
}
