using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Landings;
using Tracker.Core.Matching;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut;

/// <summary>
/// The landings of a series' patches that were posted again in another series, which the commits were matched to
/// (FIELD: split series, collections by a maintainer). Without them "not merged" would be said of what is in the tree.
/// </summary>
internal sealed class PostedAgain(SqliteConnection connection)
{
    /// <summary>Versions of one patch have this share of their lines in common; patches that only share a title do not.</summary>
    private const double LikeEnough = 0.25;

    /// <summary>What another posting proves of this one is never as sure as what this one proves itself.</summary>
    private const double MostConfidence = 0.8;

    public IEnumerable<LandingOfMail> Landings(long seriesKey) => connection.Query<Row>(
        """
        WITH mine (mail_key) AS MATERIALIZED (
            SELECT DISTINCT o.mail_key
            FROM   versions v
                   CROSS JOIN version_parts o ON o.version_key = v.version_key
            WHERE  v.series_key = @seriesKey AND o.part > 0),
        claims (mail_key, commit_key) AS MATERIALIZED (
            SELECT DISTINCT e.mail_key, e.commit_key
            FROM   mine
                   CROSS JOIN evidence e ON e.mail_key = mine.mail_key)
        SELECT s.mail_key AS MailKey, l.branch_key AS BranchKey, l.commit_key AS CommitKey, t.name AS Tree, t.role AS Role, b.name AS Branch,
               c.id AS CommitId, c.title AS CommitTitle, c.committed_at AS CommittedAt, l.state AS State, l.reverted_by AS RevertedBy,
               x.confidence AS Confidence, m.message_id AS MessageId, p.sketch AS Sketch, q.sketch AS OtherSketch,
               (SELECT group_concat(kind) FROM (SELECT kind FROM evidence e
                                                WHERE e.commit_key = x.commit_key AND e.mail_key = s.mail_key ORDER BY kind)) AS Kinds
        FROM   claims s
               CROSS JOIN matches x  ON x.commit_key = s.commit_key AND x.mail_key NOT IN (SELECT mail_key FROM mine)
               CROSS JOIN landings l ON l.mail_key = x.mail_key AND l.commit_key = x.commit_key
               CROSS JOIN branches b ON b.branch_key = l.branch_key
               CROSS JOIN trees t    ON t.tree_key = b.tree_key
               CROSS JOIN commits c  ON c.commit_key = l.commit_key
               CROSS JOIN mails m    ON m.mail_key = x.mail_key
               CROSS JOIN patches p  ON p.mail_key = s.mail_key
               CROSS JOIN patches q  ON q.mail_key = x.mail_key
        WHERE  t.is_followed = 1
        """, new { seriesKey }).Where(IsSamePatch).Select(row => row.ToLanding());

    /// <summary>A title alone is no proof across series: the change, or the author's own second, has to bear it out.</summary>
    private static bool IsSamePatch(Row row) =>
        EvidenceList.Kinds(row.Kinds).Any(kind => kind is not (EvidenceKind.Title or EvidenceKind.CoverTrailer))
        || (row is { Sketch: { } mine, OtherSketch: { } other } && LineSketch.FromBytes(mine).Jaccard(LineSketch.FromBytes(other)) >= LikeEnough);

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(
        long MailKey, long BranchKey, long CommitKey, string Tree, long Role, string Branch, byte[] CommitId, string CommitTitle,
        long CommittedAt, long State, long? RevertedBy, double Confidence, string MessageId, byte[]? Sketch, byte[]? OtherSketch, string? Kinds)
    {
        public LandingOfMail ToLanding() => new(
            MailKey, BranchKey, CommitKey, Tree, (TreeRole)Role, Branch, Convert.ToHexStringLower(CommitId), CommitTitle,
            CoverageReading.Time(CommittedAt), (LandingState)State, RevertedBy, Math.Min(Confidence, MostConfidence), EvidenceList.Names(Kinds), MessageId);
    }
}
