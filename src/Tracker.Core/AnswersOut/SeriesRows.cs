using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>The rows of a series: itself, its versions, their parts, the landings of these.</summary>
internal sealed class SeriesRows(SqliteConnection connection)
{
    // The same for every series: where thousands are told, they are asked for once.
    private readonly Dictionary<string, IReadOnlyList<FollowedBranch>> branches = [];
    private readonly Dictionary<long, string?> newestReleases = [];

    public SeriesRow? Series(long seriesKey) => connection.QuerySingleOrDefault<SeriesRow>(
        """
        SELECT s.series_key AS SeriesKey, n.name AS Community, s.title AS Title, p.name AS Name, p.email AS Email
        FROM   series s
               JOIN communities n ON n.community_key = s.community_key
               JOIN people p      ON p.person_key = s.person_key
        WHERE  s.series_key = @seriesKey
        """, new { seriesKey });

    public IReadOnlyList<VersionRow> Versions(long seriesKey) => [.. connection.Query<VersionRow>(
        """
        SELECT   v.version_key AS VersionKey, v.position AS Position, v.number AS Number, v.is_rfc AS IsRfc, v.is_resend AS IsResend,
                 v.parts AS Parts, v.title AS Title, v.posted_at AS PostedAt, m.message_id AS MessageId, v.link_reason AS LinkReason,
                 (SELECT   a.web
                  FROM     mail_places p
                           JOIN archive_sources s ON s.source_key = p.source_key
                           JOIN archives a        ON a.archive_key = s.archive_key
                  WHERE    p.mail_key = v.version_key AND a.web IS NOT NULL
                  ORDER BY a.archive_key
                  LIMIT    1) AS Web
        FROM     versions v
                 JOIN mails m ON m.mail_key = v.version_key
        WHERE    v.series_key = @seriesKey
        ORDER BY v.position
        """, new { seriesKey })];

    public IReadOnlyList<PartRow> Parts(long seriesKey) => [.. connection.Query<PartRow>(
        """
        SELECT   o.version_key AS VersionKey, v.position AS Position, o.part AS Part, o.mail_key AS MailKey, o.is_double AS IsDouble,
                 p.title AS Title, p.title_hash AS TitleHash, p.content_hash AS ContentHash, m.message_id AS MessageId
        FROM     versions v
                 JOIN version_parts o ON o.version_key = v.version_key
                 JOIN mails m         ON m.mail_key = o.mail_key
                 JOIN patches p       ON p.mail_key = o.mail_key
        WHERE    v.series_key = @seriesKey AND o.part > 0
        ORDER BY v.position, o.part, o.is_double, m.message_id
        """, new { seriesKey })];

    public IReadOnlyList<LandingOfMail> Landings(long seriesKey) => [.. connection.Query<LandingRowOfMail>(
        """
        SELECT l.mail_key AS MailKey, l.branch_key AS BranchKey, l.commit_key AS CommitKey, t.name AS Tree, t.role AS Role, b.name AS Branch,
               c.id AS CommitId, c.title AS CommitTitle, c.committed_at AS CommittedAt, l.state AS State, l.reverted_by AS RevertedBy,
               x.confidence AS Confidence,
               (SELECT group_concat(kind) FROM (SELECT kind FROM evidence e
                                                WHERE e.commit_key = l.commit_key AND e.mail_key = l.mail_key ORDER BY kind)) AS Kinds
        FROM   (SELECT DISTINCT o.mail_key
                FROM   versions v
                       JOIN version_parts o ON o.version_key = v.version_key
                WHERE  v.series_key = @seriesKey) s
               JOIN landings l     ON l.mail_key = s.mail_key
               JOIN branches b     ON b.branch_key = l.branch_key
               JOIN trees t        ON t.tree_key = b.tree_key
               JOIN commits c      ON c.commit_key = l.commit_key
               LEFT JOIN matches x ON x.commit_key = l.commit_key AND x.mail_key = l.mail_key
        WHERE  t.is_followed = 1
        """, new { seriesKey }).Select(row => row.ToLanding())];

    /// <summary>The commits that have the very change of a part, with the version of that part.</summary>
    public ILookup<long, long> VersionsWithTheChange(long seriesKey) => connection.Query<(long Commit, long Version)>(
        """
        SELECT DISTINCT e.commit_key, v.version_key
        FROM   versions v
               CROSS JOIN version_parts o ON o.version_key = v.version_key
               CROSS JOIN evidence e      ON e.mail_key = o.mail_key AND e.kind IN (3, 4)
        WHERE  v.series_key = @seriesKey
        """, new { seriesKey }).ToLookup(row => row.Commit, row => row.Version);

    /// <summary>Every branch of the community's trees, mainline first.</summary>
    public IReadOnlyList<FollowedBranch> FollowedBranches(string community)
    {
        if (!branches.TryGetValue(community, out var known))
            branches.Add(community, known = ReadBranches(community));
        return known;
    }

    /// <summary>The newest release that a branch has; null when it has none of its own.</summary>
    public string? NewestRelease(long branchKey)
    {
        if (!newestReleases.TryGetValue(branchKey, out var newest))
            newestReleases.Add(branchKey, newest = ReadNewestRelease(branchKey));
        return newest;
    }

    /// <summary>The releases that stand on mainline's own branches; what a stable branch was tagged with is none of them.</summary>
    public IReadOnlyList<string> MainlineReleases(string community) => [.. connection.Query<string>(
        """
        SELECT DISTINCT r.name
        FROM   communities n
               CROSS JOIN trees t          ON t.community_key = n.community_key AND t.is_followed = 1 AND t.role = @mainline
               CROSS JOIN releases r       ON r.tree_key = t.tree_key
               CROSS JOIN commits c        ON c.community_key = t.community_key AND c.id = r.commit_id
               CROSS JOIN branches b       ON b.tree_key = t.tree_key
               CROSS JOIN branch_commits h ON h.branch_key = b.branch_key AND h.commit_key = c.commit_key AND h.left_at IS NULL
        WHERE  n.name = @community
        """, new { community, mainline = (long)TreeRole.Mainline })];

    private List<FollowedBranch> ReadBranches(string community) => [.. connection.Query<BranchRow>(
        """
        SELECT   b.branch_key AS BranchKey, t.name AS Tree, t.role AS Role, b.name AS Branch
        FROM     communities n
                 JOIN trees t    ON t.community_key = n.community_key
                 JOIN branches b ON b.tree_key = t.tree_key
        WHERE    n.name = @community AND t.is_followed = 1
        ORDER BY t.role, t.name, b.name
        """, new { community }).Select(row => new FollowedBranch(row.BranchKey, row.Tree, (TreeRole)row.Role, row.Branch))];

    private string? ReadNewestRelease(long branchKey) => connection.QueryFirstOrDefault<string>(
        """
        SELECT   r.name
        FROM     branches b
                 CROSS JOIN trees t          ON t.tree_key = b.tree_key
                 CROSS JOIN releases r       ON r.tree_key = b.tree_key
                 CROSS JOIN commits c        ON c.community_key = t.community_key AND c.id = r.commit_id
                 CROSS JOIN branch_commits h ON h.branch_key = b.branch_key AND h.commit_key = c.commit_key AND h.left_at IS NULL
        WHERE    b.branch_key = @branchKey
        ORDER BY r.tagged_at DESC, r.name DESC
        LIMIT    1
        """, new { branchKey });

    /// <summary>Where an archive shows a mail; null when it has no web address.</summary>
    public static string? MailUrl(string? web, string messageId) => web is null ? null : $"{web.TrimEnd('/')}/{Uri.EscapeDataString(messageId)}/";

    public static string RoleName(TreeRole role) => role switch
    {
        TreeRole.Mainline => "mainline",
        TreeRole.Next => "next",
        TreeRole.Stable => "stable",
        TreeRole.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    private sealed record BranchRow(long BranchKey, string Tree, long Role, string Branch);

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record LandingRowOfMail(
        long MailKey, long BranchKey, long CommitKey, string Tree, long Role, string Branch, byte[] CommitId,
        string CommitTitle, long CommittedAt, long State, long? RevertedBy, double? Confidence, string? Kinds)
    {
        public LandingOfMail ToLanding() => new(
            MailKey, BranchKey, CommitKey, Tree, (TreeRole)Role, Branch, Convert.ToHexStringLower(CommitId), CommitTitle,
            CoverageReading.Time(CommittedAt), (LandingState)State, RevertedBy, Confidence ?? 0, EvidenceList.Names(Kinds));
    }
}

internal sealed record SeriesRow(long SeriesKey, string Community, string Title, string Name, string Email);

internal sealed record VersionRow(
    long VersionKey, long Position, long Number, long IsRfc, long IsResend, long Parts, string Title, long PostedAt, string MessageId, string? LinkReason, string? Web)
{
    public VersionAnswer ToAnswer() => new(
        (int)Number, Title, IsRfc != 0, IsResend != 0, CoverageReading.Time(PostedAt), MessageId, (int)Parts,
        SeriesRows.MailUrl(Web, MessageId), LinkReason);

    public DiffSideAnswer Side(long part, string title) => new((int)part, (int)Parts, (int)Number, title);
}

internal sealed record PartRow(
    long VersionKey, long Position, long Part, long MailKey, long IsDouble, string Title, long TitleHash, long? ContentHash, string MessageId);

internal sealed record FollowedBranch(long BranchKey, string Tree, TreeRole Role, string Branch);
