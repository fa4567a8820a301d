using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.Patches;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Tells of the reports of regressions.</summary>
internal sealed class DraftRegressions(SqliteConnection connection, DraftTexts texts)
{
    private const int Most = 50;

    /// <summary>Those with most replies first.</summary>
    public IReadOnlyList<DraftRegression> Of(long communityKey, string community, DraftReports reports) =>
    [
        .. reports.All
            .OrderByDescending(report => report.Replies).ThenBy(report => report.Mail.PostedAt).ThenBy(report => report.Mail.MessageId, StringComparer.Ordinal)
            .Take(Most)
            .Select(report => Tell(communityKey, community, report)),
    ];

    private DraftRegression Tell(long communityKey, string community, ReportOfRegression report)
    {
        var mail = report.Mail;
        var sender = DraftSenders.Of(connection, communityKey, mail.MessageId);
        var text = texts.Text(community, mail.MessageId);
        return new DraftRegression(
            community, PatchSubject.Parse(mail.Subject).Title, sender?.Called ?? "", mail.At, mail.MessageId, sender?.Url, report.Replies, report.People,
            text.Text is { } words ? DraftReportSubject.Introduced(words) : null, text.Unreadable);
    }
}

/// <summary>Who sent a mail, and where it can be read.</summary>
internal sealed record DraftSender(string Called, string? Url);

/// <summary>Finds the senders of mails.</summary>
internal static class DraftSenders
{
    public static DraftSender? Of(SqliteConnection connection, long community, string messageId) => connection.QueryFirstOrDefault<Row>(
        """
        SELECT p.name AS Name, p.email AS Email,
               (SELECT   a.web
                FROM     mail_places l
                         JOIN archive_sources s ON s.source_key = l.source_key
                         JOIN archives a        ON a.archive_key = s.archive_key
                WHERE    l.mail_key = m.mail_key AND a.web IS NOT NULL
                ORDER BY a.archive_key
                LIMIT    1) AS Web
        FROM   mails m
               CROSS JOIN people p ON p.person_key = m.person_key
        WHERE  m.community_key = @community AND m.message_id = @messageId
        """, new { community, messageId }) is { } row ? new DraftSender(row.Name.Length > 0 ? row.Name : row.Email, MailUrl.Of(row.Web, messageId)) : null;

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(string Name, string Email, string? Web);
}
