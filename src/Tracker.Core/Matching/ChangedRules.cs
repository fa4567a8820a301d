using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Matching;

/// <summary>Queues what other rules of a stage may decide in another way, and nothing else.</summary>
internal sealed class ChangedRules(SqliteConnection connection, long communityKey)
{
    // For the SQL below.
    private const long Squashed = (long)EvidenceKind.Squashed;
    private const long Split = (long)EvidenceKind.Split;
    private const long Alike = (long)EvidenceKind.Alike;

    public void Queue(MatchRules before, MatchRules now, long since)
    {
        if (before.Vote != now.Vote)
            QueueWhatHadAChoice();
        if (before.Likeness != now.Likeness)
            QueueWhatNoKeyFound(since);
        if (before.Shares != now.Shares)
            QueueWhatIsMatched();
    }

    /// <summary>Where one patch alone convinces there is no vote.</summary>
    private void QueueWhatHadAChoice() => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT   e.commit_key
        FROM     evidence e
                 CROSS JOIN commits c ON c.commit_key = e.commit_key
        WHERE    c.community_key = @communityKey AND e.kind NOT IN (@Squashed, @Split)
        GROUP BY e.commit_key
        HAVING   min(e.mail_key) < max(e.mail_key)
        """, new { communityKey, Squashed, Split });

    private void QueueWhatNoKeyFound(long since) => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT DISTINCT e.commit_key
        FROM   evidence e
               CROSS JOIN commits c ON c.commit_key = e.commit_key
        WHERE  e.kind = @Alike AND c.community_key = @communityKey;

        INSERT OR REPLACE INTO waiting_commits (community_key, committed_at, commit_key, is_asked)
        SELECT c.community_key, c.committed_at, c.commit_key, 0
        FROM   commits c
        WHERE  c.community_key = @communityKey AND c.committed_at >= @since AND c.is_merge = 0
               AND NOT EXISTS (SELECT 1 FROM matches x WHERE x.commit_key = c.commit_key);
        """, new { communityKey, since, Alike });

    /// <summary>What was added to a match before is decided anew with it.</summary>
    private void QueueWhatIsMatched() => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT DISTINCT e.commit_key
        FROM   evidence e
               CROSS JOIN commits c ON c.commit_key = e.commit_key
        WHERE  e.kind IN (@Squashed, @Split) AND c.community_key = @communityKey;

        INSERT OR IGNORE INTO share_queue (commit_key)
        SELECT DISTINCT x.commit_key
        FROM   matches x
               CROSS JOIN commits c ON c.commit_key = x.commit_key
        WHERE  c.community_key = @communityKey;
        """, new { communityKey, Squashed, Split });
}
