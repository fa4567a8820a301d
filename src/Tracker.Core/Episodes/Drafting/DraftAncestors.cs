using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Tells to which series a mail answers: that of its nearest ancestor which is a patch or a cover letter.</summary>
internal sealed class DraftAncestors(SqliteConnection connection, long community) : IDisposable
{
    private const int MostKnown = 200_000;

    private readonly Dictionary<string, long?> known = [];

    private readonly Statement find = new(
        connection,
        """
        SELECT   v.series_key
        FROM     mails m
                 CROSS JOIN version_parts o ON o.mail_key = m.mail_key
                 CROSS JOIN versions v      ON v.version_key = o.version_key
        WHERE    m.community_key = ?1 AND m.message_id = ?2
        ORDER BY o.is_carried_over, v.version_key
        LIMIT    1
        """);

    /// <summary>Null where it answers to something else.</summary>
    public long? SeriesOf(WrittenMail mail)
    {
        if (known.Count > MostKnown)
            known.Clear();
        long? series = null;
        foreach (var ancestor in mail.Ancestors)
        {
            if ((series = Find(ancestor)) is not null)
                break;
        }
        // An answer to this one answers to the same.
        return known[mail.MessageId] = series;
    }

    public void Dispose() => find.Dispose();

    private long? Find(string messageId)
    {
        if (!known.TryGetValue(messageId, out var series))
            known[messageId] = series = find.Bind(1, community).Bind(2, messageId).Run();
        return series;
    }
}
