using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>The pull requests that merges answered: a merge brought the commit that the request named as its end.</summary>
internal sealed class MergedPulls(SqliteConnection connection)
{
    private readonly Lazy<ILookup<string, PulledAnswer>> all = new(() => Read(connection));

    public IReadOnlyList<PulledAnswer> Of(IEnumerable<LandingOfMail> landings) => [.. landings
        .Where(landing => landing.Role == TreeRole.Mainline)
        .Select(landing => landing.Arrival.Merge?.Commit)
        .OfType<string>()
        .Distinct()
        .SelectMany(merge => all.Value[merge])];

    // Requests are few beside commits: from them outwards, once. A request that was sent again names the same end.
    private static ILookup<string, PulledAnswer> Read(SqliteConnection connection) => connection.Query<Row>(
        """
        SELECT   g.id AS Merge, p.title AS Title, m.posted_at AS PostedAt, m.message_id AS MessageId,
                 (SELECT   a.web
                  FROM     mail_places l
                           JOIN archive_sources s ON s.source_key = l.source_key
                           JOIN archives a        ON a.archive_key = s.archive_key
                  WHERE    l.mail_key = p.mail_key AND a.web IS NOT NULL
                  ORDER BY a.archive_key
                  LIMIT    1) AS Web
        FROM     pulls p
                 CROSS JOIN mails m          ON m.mail_key = p.mail_key
                 CROSS JOIN commits c        ON c.community_key = m.community_key AND c.id = unhex(p.tip_hex)
                 CROSS JOIN branch_commits h ON h.commit_key = c.commit_key AND h.left_at IS NULL
                 CROSS JOIN branches b       ON b.branch_key = h.branch_key
                 CROSS JOIN trees t          ON t.tree_key = b.tree_key AND t.role = @Mainline
                 CROSS JOIN commits g        ON g.commit_key = h.brought_by
        ORDER BY m.posted_at
        """, new { Mainline = (long)TreeRole.Mainline }).Select(row => row.ToAnswer()).ToLookup(pull => pull.Merge);

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(byte[] Merge, string Title, long PostedAt, string MessageId, string? Web)
    {
        public PulledAnswer ToAnswer() => new(
            Convert.ToHexStringLower(Merge), Title, CoverageReading.Time(PostedAt), MessageId, SeriesRows.MailUrl(Web, MessageId));
    }
}
