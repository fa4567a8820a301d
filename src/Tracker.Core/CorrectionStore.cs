using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core;

/// <summary>Keeps the corrections, and queues what each of them touches.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the one correction outwards.</remarks>
internal sealed class CorrectionStore(SqliteConnection connection)
{
    private const long Link = (long)CorrectionKind.Link;
    private const long Unlink = (long)CorrectionKind.Unlink;

    /// <summary>Stores a correction in place of what was said of the same pair before, be it the same or the contrary.</summary>
    /// <returns>Its number, and the numbers of what it replaces.</returns>
    public (long Number, IReadOnlyList<long> Replaced) Put(long communityKey, Correction correction)
    {
        var of = new
        {
            communityKey,
            kind = (long)correction.Kind,
            correction.MessageId,
            correction.OtherId,
            correction.By,
            at = correction.At.ToUnixTimeSeconds(),
            correction.Reason,
            Link,
            Unlink,
        };
        var replaced = connection.Query<long>(
            """
            DELETE FROM corrections
            WHERE       community_key = @communityKey AND message_id = @MessageId AND other_id = @OtherId
                        AND (kind = @kind OR (kind IN (@Link, @Unlink) AND @kind IN (@Link, @Unlink)))
            RETURNING   correction_key
            """, of).ToList();
        var number = connection.ExecuteScalar<long>(
            """
            INSERT INTO corrections (community_key, kind, message_id, other_id, made_by, made_at, reason)
            VALUES      (@communityKey, @kind, @MessageId, @OtherId, @By, @at, @Reason)
            RETURNING   correction_key
            """, of);
        Queue(communityKey, correction.Kind, correction.MessageId, correction.OtherId);
        return (number, replaced);
    }

    /// <returns>Whether there was one of that number.</returns>
    public bool Remove(long number)
    {
        var removed = connection.Query<Row>(
            """
            DELETE FROM corrections
            WHERE       correction_key = @number
            RETURNING   community_key AS CommunityKey, kind AS Kind, message_id AS MessageId, other_id AS OtherId
            """, new { number }).ToList();
        foreach (var row in removed)
            Queue(row.CommunityKey, (CorrectionKind)row.Kind, row.MessageId, row.OtherId);
        return removed.Count > 0;
    }

    private void Queue(long communityKey, CorrectionKind kind, string messageId, string otherId)
    {
        if (kind == CorrectionKind.Same)
            QueueSeries(communityKey, messageId, otherId);
        else
            QueueCommits(communityKey, otherId);
    }

    /// <summary>One mail of a cluster is enough: the whole of it is put together again.</summary>
    private void QueueSeries(long communityKey, string messageId, string otherId) => connection.Execute(
        """
        INSERT OR IGNORE INTO series_queue (mail_key)
        SELECT m.mail_key
        FROM   mails m
               CROSS JOIN patches p ON p.mail_key = m.mail_key
        WHERE  m.community_key = @communityKey AND m.message_id IN (@messageId, @otherId)
        """, new { communityKey, messageId, otherId });

    /// <summary>The commit, and those that are its backports, since what it never is they are not either.</summary>
    private void QueueCommits(long communityKey, string commit) => connection.Execute(
        """
        WITH RECURSIVE touched (commit_key) AS (
            SELECT commit_key FROM commits WHERE community_key = @communityKey AND id = unhex(@commit)
            UNION
            SELECT k.commit_key
            FROM   touched t
                   CROSS JOIN commit_markers k ON k.target_key = t.commit_key AND k.kind IN (1, 2, 4))
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT commit_key FROM touched
        """, new { communityKey, commit });

    private sealed record Row(long CommunityKey, long Kind, string MessageId, string OtherId);
}
