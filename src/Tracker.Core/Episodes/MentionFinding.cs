using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Resolving;

namespace Tracker.Core.Episodes;

/// <summary>Finds the mails that an episode's mentions speak of: the mails' own ids outlive a rebuild, the series' numbers need not.</summary>
internal sealed class MentionFinding(SqliteConnection connection, DateTimeOffset aired)
{
    private readonly MentionResolver resolver = new(connection, aired);

    public StoredMention Find(Mention mention) => new(mention, Mail(resolver.Resolve(mention)));

    /// <summary>Null where there is none, or it is not sure.</summary>
    internal FoundMail? Mail(MentionAnswer answer) =>
        answer.Series is { } series ? OfSeries(series, answer)
        : answer.MessageId is { } id ? OfCommunity(id, answer)
        : null;

    /// <summary>The mail that is named where the series has it; a reply that is named stands for the version of its day.</summary>
    private FoundMail? OfSeries(long series, MentionAnswer answer) => connection.QueryFirstOrDefault<Row>(
        """
        SELECT   s.community_key AS CommunityKey, m.message_id AS MessageId
        FROM     series s
                 CROSS JOIN versions v ON v.series_key = s.series_key
                 CROSS JOIN (SELECT w.version_key, w.cover_key AS mail_key FROM versions w WHERE w.series_key = @series AND w.cover_key IS NOT NULL
                             UNION
                             SELECT w.version_key, o.mail_key
                             FROM   versions w
                                    CROSS JOIN version_parts o ON o.version_key = w.version_key
                             WHERE  w.series_key = @series) p ON p.version_key = v.version_key
                 CROSS JOIN mails m    ON m.mail_key = p.mail_key
        WHERE    s.series_key = @series AND (m.message_id = @id OR m.mail_key = v.version_key)
        ORDER BY m.message_id = @id DESC, v.posted_at > @until, v.position DESC
        LIMIT    1
        """, new { series, id = answer.MessageId, until = aired.AddDays(1).ToUnixTimeSeconds() })?.ToMail(answer.Score);

    private FoundMail? OfCommunity(string id, MentionAnswer answer) => connection.QueryFirstOrDefault<Row>(
        """
        SELECT n.community_key AS CommunityKey, m.message_id AS MessageId
        FROM   communities n
               CROSS JOIN mails m ON m.community_key = n.community_key AND m.message_id = @id
        WHERE  @Community IS NULL OR n.name = @Community
        LIMIT  1
        """, new { id, answer.Community })?.ToMail(answer.Score);

    private sealed record Row(long CommunityKey, string MessageId)
    {
        public FoundMail ToMail(double? score) => new(CommunityKey, MessageId, score);
    }
}
