using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>
/// The database as it would have been at an earlier moment. On one connection, views of its tables hide what came later:
/// SQLite looks among temporary names first, so that every question is asked as always, and answered as of then.
/// </summary>
internal sealed class Past
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, List<string>> unseen = [];

    private Past(SqliteConnection connection, DateTimeOffset moment) => (this.connection, Moment) = (connection, moment);

    public DateTimeOffset Moment { get; }

    /// <summary>From here on the connection tells what was known at that moment; null: all that is known, as always.</summary>
    public static Past? Of(SqliteConnection connection, DateTimeOffset? moment)
    {
        if (moment is not { } then)
            return null;
        var at = then.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        connection.Execute("PRAGMA temp_store = MEMORY;");
        connection.Execute(
            $"""
            CREATE TEMP VIEW mails     AS SELECT * FROM main.mails     WHERE posted_at <= {at};
            CREATE TEMP VIEW versions  AS SELECT * FROM main.versions  WHERE posted_at <= {at};
            CREATE TEMP VIEW releases  AS SELECT * FROM main.releases  WHERE tagged_at <= {at};
            CREATE TEMP VIEW snapshots AS SELECT * FROM main.snapshots WHERE taken_at <= {at};
            CREATE TEMP VIEW episodes  AS SELECT * FROM main.episodes  WHERE aired_at <= {at};

            CREATE TEMP VIEW series AS
            SELECT s.series_key, s.cluster, s.community_key,
                   coalesce((SELECT v.title FROM main.versions v
                             WHERE v.series_key = s.series_key AND v.posted_at <= {at} ORDER BY v.position DESC LIMIT 1), s.title) AS title,
                   s.person_key, s.first_posted_at,
                   (SELECT max(v.posted_at) FROM main.versions v WHERE v.series_key = s.series_key AND v.posted_at <= {at}) AS last_posted_at
            FROM   main.series s
            WHERE  s.first_posted_at <= {at};

            CREATE TEMP VIEW branch_commits AS
            SELECT b.branch_key, b.commit_key, b.seen_at, CASE WHEN b.left_at <= {at} THEN b.left_at END AS left_at, b.release_key,
                   coalesce(b.entered_at, (SELECT c.committed_at FROM main.commits c WHERE c.commit_key = b.commit_key)) AS entered_at, b.brought_by
            FROM   main.branch_commits b
            WHERE  coalesce(b.entered_at, (SELECT c.committed_at FROM main.commits c WHERE c.commit_key = b.commit_key)) <= {at};

            CREATE TEMP TABLE landings (
                mail_key    INTEGER NOT NULL,
                branch_key  INTEGER NOT NULL,
                commit_key  INTEGER NOT NULL,
                state       INTEGER NOT NULL,
                reverted_by INTEGER,
                PRIMARY KEY (mail_key, branch_key, commit_key)
            ) WITHOUT ROWID;
            """);
        return new Past(connection, then);
    }

    /// <summary>Decides the landings that an answer about the series asks for: its own, and those of mails that claim the same commits.</summary>
    public void Decide(long seriesKey)
    {
        var store = new LandingStore(connection);
        foreach (var mailKey in Mails(seriesKey))
            store.Replace(mailKey, LandingRules.Decide(store.PresencesOf(mailKey)));
    }

    /// <summary>What nobody can say of that moment now.</summary>
    public IReadOnlyList<string> NotKnown(string community, IReadOnlyList<CoverageAnswer> coverage) =>
    [
        .. Unseen(community) is { Count: > 0 } trees ? [$"How {BackportText.Joined(trees)} stood then is not known."] : Array.Empty<string>(),
        .. coverage.Where(source => source.Community == community && source.ReadAt < Moment).Select(source => $"{source.Name} has been read only up to {SpokenDate(source.ReadAt)}."),
    ];

    private List<long> Mails(long seriesKey) => [.. connection.Query<long>(
        """
        WITH mine (mail_key) AS MATERIALIZED (
            SELECT DISTINCT o.mail_key
            FROM   versions v
                   CROSS JOIN version_parts o ON o.version_key = v.version_key
            WHERE  v.series_key = @seriesKey AND o.part > 0)
        SELECT mail_key FROM mine
        UNION
        SELECT x.mail_key
        FROM   mine
               CROSS JOIN evidence e ON e.mail_key = mine.mail_key
               CROSS JOIN matches x  ON x.commit_key = e.commit_key
        """, new { seriesKey })];

    private List<string> Unseen(string community)
    {
        if (!unseen.TryGetValue(community, out var trees))
            unseen.Add(community, trees = UnseenTrees(community));
        return trees;
    }

    /// <summary>Trees that are rebuilt, or that mainline takes from, and were first looked at later: what left them before that nobody saw.</summary>
    private List<string> UnseenTrees(string community) => [.. connection.Query<string>(
        """
        SELECT   t.name
        FROM     communities n
                 CROSS JOIN trees t    ON t.community_key = n.community_key AND t.role IN (@Next, @Other)
                 CROSS JOIN branches b ON b.tree_key = t.tree_key
        WHERE    n.name = @community AND t.is_followed = 1
        GROUP BY t.name
        HAVING   min(coalesce((SELECT min(s.taken_at) FROM main.snapshots s WHERE s.branch_key = b.branch_key),
                              (SELECT min(h.seen_at) FROM main.branch_commits h WHERE h.branch_key = b.branch_key), @then + 1)) > @then
        ORDER BY t.name
        """, new { community, then = Moment.ToUnixTimeSeconds(), Next = (long)TreeRole.Next, Other = (long)TreeRole.Other })];

    private static string SpokenDate(DateTimeOffset? time) => time is { } at ? new SpokenDates().Day(at) : "";
}
