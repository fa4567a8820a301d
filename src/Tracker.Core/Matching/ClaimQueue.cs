using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Matching;

/// <summary>Queues the commits whose match claims may change: what new mails name, and what was named before the patch came.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the queues outwards, never from all claims or commits.</remarks>
internal static class ClaimQueue
{
    /// <summary>To be run while the queue of new patches is still full.</summary>
    public static void QueueCommits(SqliteConnection connection) => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT c.commit_key
        FROM   (SELECT mail_key FROM claim_queue
                UNION
                SELECT k.mail_key
                FROM   patch_queue q
                       CROSS JOIN mails m  ON m.mail_key = q.mail_key
                       CROSS JOIN claims k ON k.about = m.message_id
                UNION
                SELECT k.mail_key
                FROM   patch_queue q
                       CROSS JOIN version_parts p ON p.mail_key = q.mail_key
                       CROSS JOIN versions v      ON v.version_key = p.version_key
                       CROSS JOIN mails m         ON m.mail_key = coalesce(v.cover_key, v.version_key)
                       CROSS JOIN claims k        ON k.about = m.message_id) q
               CROSS JOIN claims k  ON k.mail_key = q.mail_key AND k.commit_hex IS NOT NULL
               CROSS JOIN mails m   ON m.mail_key = k.mail_key
               CROSS JOIN commits c ON c.community_key = m.community_key
                                       AND c.id BETWEEN unhex(substr(k.commit_hex, 1, length(k.commit_hex) / 2 * 2))
                                                    AND unhex(substr(k.commit_hex || @end, 1, length(@end)))
        WHERE  c.is_merge = 0;

        DELETE FROM claim_queue;
        """, new { end = new string('f', 64) });
}
