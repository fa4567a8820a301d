using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.People;

namespace Tracker.Core.Notes.Resolving;

/// <summary>Finds a mail that is no patch by its subject, among those that began something shortly before the notes were aired.</summary>
internal sealed class SubjectMentions(SqliteConnection connection, DateTimeOffset? aired)
{
    private const int LongestBefore = 21;
    private const int MostRead = 60_000;
    private const double Sure = 0.85;

    private List<Row>? sent;

    /// <summary>Null where the day of airing is not known, or none or several fit.</summary>
    public MentionAnswer? Resolve(MentionAnswer answer, Mention mention)
    {
        if (aired is null || mention.Title is not { } title)
            return null;
        var written = new TitleLikeness(title);
        var name = mention.Person is { } person ? NameLikeness.Of(person) : null;
        var fitting = Sent().Select(row => (Row: row, Score: written.To(row.Subject)))
            .Where(one => one.Score >= Sure && (name is null || name.To(one.Row.Name) >= NameLikeness.Likely))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Row.PostedAt).ToList();
        return fitting is [var best, ..] ? answer with { MessageId = best.Row.MessageId, Community = best.Row.Community, Score = Math.Round(best.Score, 3) } : null;
    }

    private List<Row> Sent() => sent ??= [.. connection.Query<Row>(
        """
        SELECT   m.message_id AS MessageId, m.subject AS Subject, p.name AS Name, m.posted_at AS PostedAt, n.name AS Community
        FROM     communities n
                 CROSS JOIN mails m  ON m.community_key = n.community_key AND m.kind IN (0, 15) AND m.posted_at >= @from AND m.posted_at < @until
                 CROSS JOIN people p ON p.person_key = m.person_key
        WHERE    m.in_reply_to IS NULL
        LIMIT    @most
        """, new
        {
            from = AiringTime.From(aired, LongestBefore),
            until = AiringTime.Until(aired),
            most = MostRead,
        })];

    private sealed record Row(string MessageId, string Subject, string Name, long PostedAt, string Community);
}
