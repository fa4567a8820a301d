using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Matching;

/// <summary>Commits that no exact key finds a patch for: to be asked whether an open one is alike, again while they are young.</summary>
internal sealed class WaitingCommits(SqliteConnection connection, long communityKey)
{
    private const long Alike = (long)EvidenceKind.Alike;

    /// <summary>A patch that is posted so much later than its commit, or read so much later, is not looked for any more.</summary>
    private static readonly long Patience = (long)TimeSpan.FromDays(60).TotalSeconds;

    public void Put(QueuedCommit commit) => connection.Execute(
        """
        INSERT OR REPLACE INTO waiting_commits (community_key, committed_at, commit_key, is_asked)
        VALUES (@communityKey, @CommittedAt, @CommitKey, 0)
        """, new { communityKey, commit.CommittedAt, commit.CommitKey });

    public void Remove(QueuedCommit commit) => connection.Execute(
        "DELETE FROM waiting_commits WHERE community_key = @communityKey AND committed_at = @CommittedAt AND commit_key = @CommitKey",
        new { communityKey, commit.CommittedAt, commit.CommitKey });

    /// <summary>New patches may be theirs, and new commits may leave them a patch or take it. To be run while the queues are full.</summary>
    public void AskAgain() => connection.Execute(
        """
        UPDATE waiting_commits
        SET    is_asked = 0
        WHERE  community_key = @communityKey AND is_asked = 1
               AND (EXISTS (SELECT 1 FROM patch_queue) OR EXISTS (SELECT 1 FROM commit_queue))
        """, new { communityKey });

    /// <summary>By time, so that the open patches of each are those of the one before and a few more.</summary>
    public IReadOnlyList<WaitingCommit> Next(int limit) => [.. connection.Query<Row>(
        """
        SELECT   c.commit_key AS CommitKey, c.id AS Id, c.title AS Title, c.title_hash AS TitleHash, a.name AS Name, a.email AS Email,
                 c.authored_at AS AuthoredAt, c.committed_at AS CommittedAt
        FROM     waiting_commits w
                 CROSS JOIN commits c ON c.commit_key = w.commit_key
                 CROSS JOIN people a  ON a.person_key = c.author_key
        WHERE    w.community_key = @communityKey AND w.is_asked = 0
        ORDER BY w.committed_at, w.commit_key
        LIMIT    @limit
        """, new { communityKey, limit }).Select(row => row.ToCommit())];

    public void Asked(QueuedCommit commit) => connection.Execute(
        """
        UPDATE waiting_commits SET is_asked = 1
        WHERE  community_key = @communityKey AND committed_at = @CommittedAt AND commit_key = @CommitKey
        """, new { communityKey, commit.CommittedAt, commit.CommitKey });

    /// <summary>Those that were asked and are older than the newest by more than the patience there is.</summary>
    public void Forget() => connection.Execute(
        """
        DELETE FROM waiting_commits
        WHERE  community_key = @communityKey AND is_asked = 1
               AND committed_at < (SELECT max(committed_at) FROM waiting_commits WHERE community_key = @communityKey) - @Patience
        """, new { communityKey, Patience });

    /// <summary>A patch has a commit that is it by an exact key: those that were only alike are decided anew.</summary>
    public static void Gained(SqliteConnection connection, long commitKey, long mailKey) => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT e.commit_key
        FROM   evidence e
        WHERE  e.mail_key = @mailKey AND e.kind = @Alike AND e.commit_key <> @commitKey
               AND NOT EXISTS (SELECT 1 FROM evidence o WHERE o.commit_key = @commitKey AND o.mail_key = @mailKey AND o.kind = @Alike)
        """, new { commitKey, mailKey, Alike });

    private sealed record Row(long CommitKey, byte[] Id, string Title, long TitleHash, string Name, string Email, long AuthoredAt, long CommittedAt)
    {
        public WaitingCommit ToCommit() => new(
            new QueuedCommit(CommitKey, CommitId.FromBytes(Id), TitleHash, new Person(Name, Email), AuthoredAt, CommittedAt), Title);
    }
}

/// <summary>A commit that waits for a patch that is alike.</summary>
internal sealed record WaitingCommit(QueuedCommit Commit, string Title);
