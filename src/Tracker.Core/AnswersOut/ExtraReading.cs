using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>A commit that somebody made while applying a series, by one of its authors, which was never posted.</summary>
public sealed record ExtraCommitAnswer(string Tree, string Branch, string Commit, string Title, DateTimeOffset CommittedAt);

/// <summary>Reads the commits that joined a series on its way into a branch without having been posted.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the one series outwards, never from all a branch holds.</remarks>
internal sealed class ExtraReading(SqliteConnection connection)
{
    /// <summary>Ordered by tree, branch and time.</summary>
    public IReadOnlyList<ExtraCommitAnswer> Of(long seriesKey)
    {
        var authors = Authors(seriesKey);
        return [.. Landed(seriesKey)
            .GroupBy(row => (row.VersionKey, row.BranchKey))
            .SelectMany(version => ExtraCommits.Stretches(version.Select(row => row.ToCommit())).SelectMany(stretch => Between(version.Key.BranchKey, stretch)))
            .Where(commit => ExtraCommits.IsByOneOf(authors, commit.Author))
            .Select(commit => commit.ToAnswer())
            .Distinct()
            .OrderBy(extra => extra.Tree, StringComparer.Ordinal).ThenBy(extra => extra.Branch, StringComparer.Ordinal).ThenBy(extra => extra.CommittedAt)];
    }

    private List<LandedRow> Landed(long seriesKey) => [.. connection.Query<LandedRow>(
        """
        SELECT v.version_key AS VersionKey, l.branch_key AS BranchKey, l.mail_key AS MailKey, c.commit_key AS CommitKey,
               c.committer_key AS CommitterKey, c.committed_at AS CommittedAt
        FROM   versions v
               CROSS JOIN version_parts o ON o.version_key = v.version_key AND o.part > 0
               CROSS JOIN landings l      ON l.mail_key = o.mail_key
               CROSS JOIN branches b      ON b.branch_key = l.branch_key
               CROSS JOIN trees t         ON t.tree_key = b.tree_key
               CROSS JOIN commits c       ON c.commit_key = l.commit_key
        WHERE  v.series_key = @seriesKey AND l.state = @Landed AND t.is_followed = 1
        """, new { seriesKey, Landed = (long)LandingState.Landed })];

    private List<Person> Authors(long seriesKey) => [.. connection.Query<Person>(
        """
        SELECT DISTINCT a.name AS Name, a.email AS Email
        FROM   versions v
               CROSS JOIN version_parts o ON o.version_key = v.version_key AND o.part > 0
               CROSS JOIN patches p       ON p.mail_key = o.mail_key
               CROSS JOIN people a        ON a.person_key = p.author_key
        WHERE  v.series_key = @seriesKey
        """, new { seriesKey })];

    private IEnumerable<ExtraRow> Between(long branch, CommitStretch stretch) => connection.Query<ExtraRow>(
        """
        SELECT t.name AS Tree, b.name AS Branch, c.id AS Id, c.title AS Title, c.committed_at AS CommittedAt, a.name AS Name, a.email AS Email
        FROM   commits c
               CROSS JOIN branch_commits s ON s.branch_key = @branch AND s.commit_key = c.commit_key AND s.left_at IS NULL
               CROSS JOIN branches b       ON b.branch_key = s.branch_key
               CROSS JOIN trees t          ON t.tree_key = b.tree_key
               CROSS JOIN people a         ON a.person_key = c.author_key
        WHERE  c.commit_key BETWEEN @FirstKey AND @LastKey AND c.committer_key = @CommitterKey AND c.committed_at BETWEEN @From AND @Until
               AND c.is_merge = 0 AND NOT EXISTS (SELECT 1 FROM matches x WHERE x.commit_key = c.commit_key)
        """, new { branch, stretch.FirstKey, stretch.LastKey, stretch.CommitterKey, stretch.From, stretch.Until });

    private sealed record LandedRow(long VersionKey, long BranchKey, long MailKey, long CommitKey, long CommitterKey, long CommittedAt)
    {
        public SeriesCommit ToCommit() => new(MailKey, CommitKey, CommitterKey, CommittedAt);
    }

    private sealed record ExtraRow(string Tree, string Branch, byte[] Id, string Title, long CommittedAt, string Name, string Email)
    {
        public Person Author => new(Name, Email);

        public ExtraCommitAnswer ToAnswer() => new(Tree, Branch, Convert.ToHexStringLower(Id), Title, CoverageReading.Time(CommittedAt));
    }
}
