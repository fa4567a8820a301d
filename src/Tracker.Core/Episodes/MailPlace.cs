using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Episodes;

/// <summary>Where a mail is: in which community, and in which series.</summary>
/// <param name="Series">Null: it is of none.</param>
[method: ExplicitConstructor]
internal sealed record MailPlace(string Community, long? Series)
{
    /// <summary>Null: the archives that are read do not have it.</summary>
    public static MailPlace? Of(SqliteConnection connection, FoundMail mail) => connection.QueryFirstOrDefault<MailPlace>(
        """
        SELECT n.name AS Community,
               coalesce((SELECT v.series_key FROM versions v WHERE v.cover_key = m.mail_key LIMIT 1),
                        (SELECT v.series_key
                         FROM   version_parts o
                                CROSS JOIN versions v ON v.version_key = o.version_key
                         WHERE  o.mail_key = m.mail_key LIMIT 1)) AS Series
        FROM   communities n
               CROSS JOIN mails m ON m.community_key = n.community_key
        WHERE  n.community_key = @CommunityKey AND m.message_id = @MessageId
        """, mail);
}
