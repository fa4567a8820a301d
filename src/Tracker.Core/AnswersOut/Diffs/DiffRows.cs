using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut.Diffs;

/// <summary>The version that a mail belongs to.</summary>
/// <param name="Part">0: all of it is meant, as the mail is a cover letter or talks about the version.</param>
// SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
[method: ExplicitConstructor]
internal sealed record MailInVersion(long MailKey, string Community, long SeriesKey, long VersionKey, long Part);

/// <summary>Finds the versions that mails are of.</summary>
internal sealed class DiffRows(SqliteConnection connection)
{
    /// <param name="query">A message-id, or an archive's address of a mail.</param>
    public MailInVersion? Find(string query) =>
        MessageLinks.TryReadMessageId(new QueryText(query).Text, out var messageId) ? OfPosting(messageId) ?? OfThread(messageId) : null;

    /// <summary>A mail may be carried over into later versions: the one that it was posted for is meant.</summary>
    private MailInVersion? OfPosting(string messageId) => connection.QueryFirstOrDefault<MailInVersion>(
        """
        SELECT   MailKey, Community, SeriesKey, VersionKey, Part
        FROM     (SELECT m.mail_key AS MailKey, n.name AS Community, v.series_key AS SeriesKey, v.version_key AS VersionKey, o.part AS Part,
                         o.is_carried_over AS IsCarriedOver, v.position AS Position
                  FROM   communities n
                         CROSS JOIN mails m         ON m.community_key = n.community_key AND m.message_id = @messageId
                         CROSS JOIN version_parts o ON o.mail_key = m.mail_key
                         CROSS JOIN versions v      ON v.version_key = o.version_key
                  UNION ALL
                  SELECT m.mail_key, n.name, v.series_key, v.version_key, 0, 0, v.position
                  FROM   communities n
                         CROSS JOIN mails m         ON m.community_key = n.community_key AND m.message_id = @messageId
                         CROSS JOIN versions v      ON v.cover_key = m.mail_key)
        ORDER BY IsCarriedOver, Position DESC
        LIMIT    1
        """, new { messageId });

    /// <summary>An answer in a thread talks about the version that was posted in it last, as far as it could know.</summary>
    private MailInVersion? OfThread(string messageId) => connection.QueryFirstOrDefault<MailInVersion>(
        """
        SELECT   m.mail_key AS MailKey, n.name AS Community, v.series_key AS SeriesKey, v.version_key AS VersionKey, 0 AS Part
        FROM     communities n
                 CROSS JOIN mails m         ON m.community_key = n.community_key AND m.message_id = @messageId
                 CROSS JOIN mails t         ON t.thread_hash = m.thread_hash
                 CROSS JOIN version_parts o ON o.mail_key = t.mail_key AND o.is_carried_over = 0
                 CROSS JOIN versions v      ON v.version_key = o.version_key
        ORDER BY v.posted_at > m.posted_at, v.posted_at DESC, v.version_key
        LIMIT    1
        """, new { messageId });
}
