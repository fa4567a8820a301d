using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>A commit with the one patch that it was matched to by itself.</summary>
internal sealed record MatchedCommit(long CommitKey, CommitId Id, long MailKey, LineSketch Patch, double Confidence);

/// <summary>A patch or a commit that may have lines in common with a matched commit.</summary>
internal sealed record ShareCandidate(long Key, LineSketch Sketch);

/// <summary>
/// Keeps the matches that rest on another one: patches squashed into a sibling's commit, commits split off a
/// neighbour's. They go with what they rest on, and are looked for again whenever that is decided anew.
/// </summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the one commit outwards.</remarks>
internal sealed class ShareStore(SqliteConnection connection)
{
    // For the SQL below.
    private const long Squashed = (long)EvidenceKind.Squashed;
    private const long Split = (long)EvidenceKind.Split;

    /// <summary>Commits so near in a tree's order came together, if they belong together.</summary>
    private const int Near = 8;

    /// <summary>Siblings that are compared with a commit; a series with more that nobody took was not taken.</summary>
    private const int MostSiblings = 64;

    private static readonly long Day = (long)TimeSpan.FromDays(1).TotalSeconds;

    /// <summary>A commit is decided anew: what was added to its own match goes, and whoever added it looks again.</summary>
    public void Forget(long commitKey) => connection.Execute(
        """
        INSERT OR IGNORE INTO landing_queue (commit_key)
        SELECT commit_key FROM evidence WHERE commit_key = @commitKey AND kind IN (@Squashed, @Split);

        INSERT OR IGNORE INTO share_queue (commit_key)
        SELECT x.commit_key
        FROM   evidence e CROSS JOIN matches x ON x.mail_key = e.mail_key
        WHERE  e.commit_key = @commitKey AND e.kind = @Split AND x.commit_key <> @commitKey;

        DELETE FROM matches WHERE commit_key = @commitKey
            AND mail_key IN (SELECT mail_key FROM evidence WHERE commit_key = @commitKey AND kind IN (@Squashed, @Split));

        DELETE FROM evidence WHERE commit_key = @commitKey AND kind IN (@Squashed, @Split);
        """, new { commitKey, Squashed, Split });

    /// <summary>A commit's own match is this now: it may be more than its patch, or less.</summary>
    public void Look(long commitKey) => connection.Execute(
        "INSERT OR IGNORE INTO share_queue (commit_key) VALUES (@commitKey)", new { commitKey });

    /// <summary>A commit's own matches were these, and are those now.</summary>
    public void Changed(long commitKey, IEnumerable<long> before, IEnumerable<long> after)
    {
        foreach (var lost in before.Except(after))
            Lost(commitKey, lost);
        foreach (var gained in after.Except(before))
            Gained(commitKey, gained);
    }

    /// <summary>A patch has a commit of its own: those that were said to have it in them are decided anew.</summary>
    private void Gained(long commitKey, long mailKey) => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT e.commit_key
        FROM   patches p
               CROSS JOIN patches q  ON q.title_hash = p.title_hash
               CROSS JOIN evidence e ON e.mail_key = q.mail_key
        WHERE  p.mail_key = @mailKey AND e.kind = @Squashed AND e.commit_key <> @commitKey
        """, new { commitKey, mailKey, Squashed });

    /// <summary>A patch has lost a commit: its pieces are decided anew, and its siblings' commits may have it in them.</summary>
    private void Lost(long commitKey, long mailKey) => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT commit_key FROM evidence WHERE mail_key = @mailKey AND kind = @Split AND commit_key <> @commitKey;

        INSERT OR IGNORE INTO share_queue (commit_key)
        SELECT x.commit_key
        FROM   version_parts v
               CROSS JOIN version_parts o ON o.version_key = v.version_key
               CROSS JOIN matches x       ON x.mail_key = o.mail_key
        WHERE  v.mail_key = @mailKey AND x.commit_key <> @commitKey;
        """, new { commitKey, mailKey, Split });

    /// <summary>New patches may have been squashed into commits that are known: their siblings'.</summary>
    public void LookForNewPatches() => connection.Execute(
        """
        INSERT OR IGNORE INTO share_queue (commit_key)
        SELECT x.commit_key
        FROM   patch_queue q
               CROSS JOIN version_parts v ON v.mail_key = q.mail_key
               CROSS JOIN version_parts o ON o.version_key = v.version_key
               CROSS JOIN matches x       ON x.mail_key = o.mail_key
        """);

    public IReadOnlyList<long> Queued(long communityKey, int limit) => [.. connection.Query<long>(
        """
        SELECT   q.commit_key
        FROM     share_queue q CROSS JOIN commits c ON c.commit_key = q.commit_key
        WHERE    c.community_key = @communityKey
        ORDER BY q.commit_key
        LIMIT    @limit
        """, new { communityKey, limit })];

    public void RemoveFromQueue(long commitKey) => connection.Execute("DELETE FROM share_queue WHERE commit_key = @commitKey", new { commitKey });

    /// <summary>The commit and the patch that it was matched to by itself; null when there is none, or none with lines.</summary>
    public MatchedCommit? Find(long commitKey) => connection.QueryFirstOrDefault<MatchedRow>(
        """
        SELECT x.commit_key AS CommitKey, c.id AS Id, x.mail_key AS MailKey, p.sketch AS Sketch, x.confidence AS Confidence
        FROM   matches x
               CROSS JOIN commits c ON c.commit_key = x.commit_key
               CROSS JOIN patches p ON p.mail_key = x.mail_key
        WHERE  x.commit_key = @commitKey AND p.sketch IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.commit_key = x.commit_key AND e.mail_key = x.mail_key AND e.kind IN (@Squashed, @Split))
        """, new { commitKey, Squashed, Split })?.ToCommit();

    /// <summary>The other patches of the version, posted before the commit, that no commit is in any posting.</summary>
    public IReadOnlyList<ShareCandidate> Siblings(MatchedCommit commit) => [.. connection.Query<CandidateRow>(
        """
        SELECT DISTINCT p.mail_key AS Key, p.sketch AS Sketch
        FROM   commits c
               CROSS JOIN version_parts v ON v.mail_key = @MailKey AND v.part > 0
               CROSS JOIN version_parts o ON o.version_key = v.version_key AND o.part > 0 AND o.part <> v.part
               CROSS JOIN mails m         ON m.mail_key = o.mail_key
               CROSS JOIN patches p       ON p.mail_key = o.mail_key
        WHERE  c.commit_key = @CommitKey AND p.sketch IS NOT NULL AND p.title_hash <> 0 AND m.posted_at <= c.committed_at + @Day
               AND NOT EXISTS (SELECT 1
                               FROM   patches q CROSS JOIN matches x ON x.mail_key = q.mail_key
                               WHERE  q.title_hash = p.title_hash
                                      AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.commit_key = x.commit_key AND e.mail_key = x.mail_key AND e.kind = @Squashed))
        LIMIT  @MostSiblings
        """, new { commit.CommitKey, commit.MailKey, Day, Squashed, MostSiblings }).Select(row => row.ToCandidate())];

    /// <summary>Commits beside it, of the same author and committer, that are no posted patch.</summary>
    public IReadOnlyList<ShareCandidate> Neighbours(MatchedCommit commit) => [.. connection.Query<CandidateRow>(
        """
        SELECT s.commit_key AS Key, d.sketch AS Sketch
        FROM   commits n
               CROSS JOIN mails m        ON m.mail_key = @MailKey
               CROSS JOIN commits s      ON s.commit_key BETWEEN n.commit_key - @Near AND n.commit_key + @Near AND s.commit_key <> n.commit_key
               CROSS JOIN commit_diffs d ON d.commit_key = s.commit_key AND d.sketch IS NOT NULL
        WHERE  n.commit_key = @CommitKey AND +s.community_key = n.community_key AND s.author_key = n.author_key
               AND s.committer_key = n.committer_key AND s.is_merge = 0
               AND abs(s.committed_at - n.committed_at) <= @Day AND m.posted_at <= s.committed_at + @Day
               AND NOT EXISTS (SELECT 1 FROM matches x WHERE x.commit_key = s.commit_key)
        """, new { commit.CommitKey, commit.MailKey, Near, Day }).Select(row => row.ToCandidate())];

    /// <summary>Adds a match. Backports of a piece are that patch too; those of a squashed commit are looked into themselves.</summary>
    public void Add(long commitKey, long mailKey, double confidence, Evidence evidence) => connection.Execute(
        """
        INSERT OR REPLACE INTO matches (commit_key, mail_key, confidence) VALUES (@commitKey, @mailKey, @confidence);
        INSERT OR REPLACE INTO evidence (commit_key, mail_key, kind, saw) VALUES (@commitKey, @mailKey, @kind, @Saw);
        INSERT OR IGNORE INTO landing_queue (commit_key) VALUES (@commitKey);
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT commit_key FROM commit_markers WHERE target_key = @commitKey AND kind IN (1, 2, 4) AND commit_key <> @commitKey AND @kind = @Split;
        """, new { commitKey, mailKey, confidence, kind = (long)evidence.Kind, evidence.Saw, Split });

    private sealed record MatchedRow(long CommitKey, byte[] Id, long MailKey, byte[] Sketch, double Confidence)
    {
        public MatchedCommit ToCommit() => new(CommitKey, CommitId.FromBytes(Id), MailKey, LineSketch.FromBytes(Sketch), Confidence);
    }

    private sealed record CandidateRow(long Key, byte[] Sketch)
    {
        public ShareCandidate ToCandidate() => new(Key, LineSketch.FromBytes(Sketch));
    }
}
