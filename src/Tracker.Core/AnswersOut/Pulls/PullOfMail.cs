using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.MailIn;

namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>What became of one pull request, whatever merge window it was sent in.</summary>
internal sealed class PullOfMail(SqliteConnection connection)
{
    /// <summary>How long after it another one is looked for that took its place.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromDays(31);

    /// <param name="community">Null: any that has the mail.</param>
    /// <returns>Null when there is no such mail, or it is no pull request.</returns>
    public PullAnswer? Find(string messageId, string? community)
    {
        if (Mail(messageId, community) is not { } mail || Sent(mail) is not [var pull, .. var later])
            return null;
        var evidence = new PullEvidence(connection, mail.CommunityKey);
        var claim = evidence.Claim(pull.MessageId);
        var landing = evidence.Find(pull, claim);
        return pull.ToAnswer(landing, claim, landing is null ? Superseding(pull, later, evidence) : null);
    }

    private static string? Superseding(PullRow pull, IReadOnlyList<PullRow> later, PullEvidence evidence)
    {
        List<SentPull> sent = [pull.ToSent(null), .. later.Select(other => other.ToSent(evidence.Find(other, evidence.Claim(other.MessageId))))];
        return PullRules.Superseded(sent).GetValueOrDefault(pull.MessageId)?.MessageId;
    }

    private MailRow? Mail(string messageId, string? community) => connection.QueryFirstOrDefault<MailRow>(
        """
        SELECT n.community_key AS CommunityKey, m.mail_key AS MailKey, m.person_key AS PersonKey, m.posted_at AS PostedAt
        FROM   communities n
               CROSS JOIN mails m ON m.community_key = n.community_key AND m.message_id = @messageId
               CROSS JOIN pulls p ON p.mail_key = m.mail_key
        WHERE  @community IS NULL OR n.name = @community
        """, new { messageId, community });

    /// <summary>It, and what its sender sent after it.</summary>
    private PullRow[] Sent(MailRow mail) => [.. connection.Query<PullRow>(
        """
        SELECT   m.message_id AS MessageId, m.subject AS Subject, m.posted_at AS PostedAt, m.in_reply_to AS InReplyTo, m.refs AS Refs,
                 w.name AS Name, w.email AS Email, p.title AS Title, p.url AS Url, p.ref AS Ref, p.base_hex AS BaseHex, p.tip_hex AS TipHex, p.commits AS Commits,
                 p.files AS Files, p.insertions AS Insertions, p.deletions AS Deletions, p.shortlog AS Shortlog, NULL AS Web
        FROM     mails m
                 CROSS JOIN pulls p  ON p.mail_key = m.mail_key
                 CROSS JOIN people w ON w.person_key = m.person_key
        WHERE    m.community_key = @CommunityKey AND m.kind = @PullRequest AND m.posted_at BETWEEN @PostedAt AND @until AND m.person_key = @PersonKey
        ORDER BY m.mail_key <> @MailKey, m.posted_at, m.mail_key
        """,
        new { mail.CommunityKey, mail.MailKey, mail.PersonKey, mail.PostedAt, until = mail.PostedAt + (long)Aftermath.TotalSeconds, PullRequest = (long)MailKind.PullRequest })];

    private sealed record MailRow(long CommunityKey, long MailKey, long PersonKey, long PostedAt);
}
