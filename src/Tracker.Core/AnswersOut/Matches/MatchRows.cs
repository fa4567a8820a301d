using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Matching;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>The rows of a match's story: commits, postings, and what ties them together.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the one commit or mail outwards.</remarks>
internal sealed class MatchRows(SqliteConnection connection)
{
    private static readonly long HalfYear = (long)TimeSpan.FromDays(183).TotalSeconds;

    /// <param name="hex">A commit's id or its beginning, small letters.</param>
    public IReadOnlyList<AskedCommit> Commits(string hex, int limit)
    {
        var (first, last) = CommitIdPrefix.Range(hex);
        return [.. connection.Query<CommitRow>(
            """
            SELECT n.community_key AS CommunityKey, n.name AS Community, c.commit_key AS CommitKey, c.id AS Id, c.title AS Title,
                   c.title_hash AS TitleHash, a.name AS Name, a.email AS Email, c.authored_at AS AuthoredAt,
                   c.committed_at AS CommittedAt, c.is_merge AS IsMerge,
                   EXISTS (SELECT 1 FROM commit_queue q WHERE q.commit_key = c.commit_key) AS Waits
            FROM   communities n
                   CROSS JOIN commits c ON c.community_key = n.community_key AND c.id BETWEEN @first AND @last
                   CROSS JOIN people a  ON a.person_key = c.author_key
            LIMIT  @limit
            """, new { first, last, limit }).Select(row => row.ToCommit())];
    }

    /// <summary>Mails of that id, whatever they are; one a community.</summary>
    public IReadOnlyList<AskedMail> Mails(string messageId) => [.. connection.Query<AskedMail>(
        """
        SELECT m.community_key AS CommunityKey, n.name AS Community, m.mail_key AS MailKey, m.kind AS Kind, m.subject AS Subject
        FROM   communities n
               CROSS JOIN mails m ON m.community_key = n.community_key AND m.message_id = @messageId
        """, new { messageId })];

    public PostingAnswer Posting(long mailKey) => connection.QuerySingle<PostingRow>(
        """
        SELECT m.message_id AS MessageId, p.title AS Title, coalesce(s.title, p.title) AS Series, coalesce(v.number, p.version, 1) AS Version,
               p.part AS Part, p.parts AS Parts, a.name AS Name, a.email AS Email, m.posted_at AS PostedAt,
               (SELECT   r.web
                FROM     mail_places l
                         JOIN archive_sources o ON o.source_key = l.source_key
                         JOIN archives r        ON r.archive_key = o.archive_key
                WHERE    l.mail_key = m.mail_key AND r.web IS NOT NULL
                ORDER BY r.archive_key
                LIMIT    1) AS Web
        FROM   mails m
               CROSS JOIN patches p ON p.mail_key = m.mail_key
               CROSS JOIN people a  ON a.person_key = m.person_key
               LEFT JOIN versions v ON v.version_key = (SELECT o.version_key
                                                        FROM   version_parts o
                                                               JOIN versions w ON w.version_key = o.version_key
                                                        WHERE  o.mail_key = m.mail_key AND o.is_carried_over = 0
                                                        ORDER BY w.position DESC
                                                        LIMIT  1)
               LEFT JOIN series s   ON s.series_key = v.series_key
        WHERE  m.mail_key = @mailKey
        """, new { mailKey }).ToAnswer();

    /// <summary>The commits that are the mail, then those for which it was a candidate.</summary>
    public IReadOnlyList<MailCommitRow> CommitsOf(long mailKey) => [.. connection.Query<MailCommitRow>(
        """
        SELECT   c.commit_key AS CommitKey, c.id AS Id, c.title AS Title, c.committed_at AS CommittedAt, x.confidence AS Confidence,
                 (SELECT o.mail_key FROM matches o WHERE o.commit_key = c.commit_key AND o.mail_key <> @mailKey
                  ORDER BY o.confidence DESC LIMIT 1) AS OtherMail
        FROM     (SELECT commit_key FROM matches WHERE mail_key = @mailKey
                  UNION
                  SELECT commit_key FROM evidence WHERE mail_key = @mailKey) k
                 CROSS JOIN commits c ON c.commit_key = k.commit_key
                 LEFT JOIN matches x  ON x.commit_key = k.commit_key AND x.mail_key = @mailKey
        ORDER BY x.confidence IS NULL, c.committed_at, c.id
        """, new { mailKey })];

    public IReadOnlyList<Evidence> Evidence(long commitKey, long mailKey) => [.. connection.Query<(long Kind, string Saw)>(
        "SELECT kind, saw FROM evidence WHERE commit_key = @commitKey AND mail_key = @mailKey ORDER BY kind", new { commitKey, mailKey })
        .Select(row => new Evidence((EvidenceKind)row.Kind, row.Saw))];

    /// <summary>Other postings of the patch in its series that a commit is.</summary>
    public IReadOnlyList<long> LandedSiblings(long mailKey) => [.. connection.Query<long>(
        """
        SELECT DISTINCT o.mail_key
        FROM   patches p
               CROSS JOIN version_parts v ON v.mail_key = p.mail_key
               CROSS JOIN versions w      ON w.version_key = v.version_key
               CROSS JOIN versions u      ON u.series_key = w.series_key
               CROSS JOIN version_parts o ON o.version_key = u.version_key AND o.mail_key <> @mailKey
               CROSS JOIN patches q       ON q.mail_key = o.mail_key AND (q.title_hash = p.title_hash OR q.content_hash = p.content_hash)
        WHERE  p.mail_key = @mailKey AND EXISTS (SELECT 1 FROM matches x WHERE x.mail_key = o.mail_key)
        """, new { mailKey })];

    /// <summary>Commits that the mail's author or sender made within half a year of it.</summary>
    public IReadOnlyList<(byte[] Id, string Title, long CommittedAt)> CommitsOfSender(long mailKey, int limit) =>
        [.. connection.Query<(byte[] Id, string Title, long CommittedAt)>(
            """
            WITH who (person_key) AS MATERIALIZED (
                SELECT o.person_key
                FROM   mails m
                       CROSS JOIN patches p ON p.mail_key = m.mail_key
                       CROSS JOIN people s  ON s.person_key IN (m.person_key, p.author_key)
                       CROSS JOIN people o  ON o.email = s.email OR (o.name = s.name AND o.name <> '')
                WHERE  m.mail_key = @mailKey)
            SELECT c.id, c.title, c.committed_at
            FROM   mails m
                   CROSS JOIN commits c ON c.authored_at BETWEEN m.posted_at - @HalfYear AND m.posted_at + @HalfYear
            WHERE  m.mail_key = @mailKey AND +c.community_key = m.community_key AND c.is_merge = 0
                   AND c.author_key IN (SELECT person_key FROM who)
            LIMIT  @limit
            """, new { mailKey, HalfYear, limit })];

    [method: ExplicitConstructor]
    private sealed record CommitRow(
        long CommunityKey, string Community, long CommitKey, byte[] Id, string Title, long TitleHash, string Name, string Email,
        long AuthoredAt, long CommittedAt, long IsMerge, long Waits)
    {
        public AskedCommit ToCommit() => new(
            CommunityKey, Community, Title, IsMerge != 0, Waits != 0,
            new QueuedCommit(CommitKey, CommitId.FromBytes(Id), TitleHash, new Person(Name, Email), AuthoredAt, CommittedAt));
    }

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record PostingRow(
        string MessageId, string Title, string Series, long Version, long? Part, long? Parts, string Name, string Email, long PostedAt, string? Web)
    {
        public PostingAnswer ToAnswer() => new(
            MessageId, Title, Series, (int)Version, (int?)Part, (int?)Parts, new PersonAnswer(Name, Email),
            CoverageReading.Time(PostedAt), MailUrl.Of(Web, MessageId));
    }
}

/// <summary>A commit that is asked for.</summary>
/// <param name="Waits">It has not been decided since something about it changed.</param>
internal sealed record AskedCommit(long CommunityKey, string Community, string Title, bool IsMerge, bool Waits, QueuedCommit Commit);

/// <summary>A mail that is asked for.</summary>
internal sealed record AskedMail(long CommunityKey, string Community, long MailKey, long Kind, string Subject);

/// <summary>A commit that a mail is, or is a candidate for.</summary>
/// <param name="Confidence">Null: another posting was taken.</param>
[method: ExplicitConstructor]
internal sealed record MailCommitRow(long CommitKey, byte[] Id, string Title, long CommittedAt, double? Confidence, long? OtherMail);
