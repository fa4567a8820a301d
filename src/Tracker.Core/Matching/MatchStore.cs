using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;
using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>What matching reads and writes: its window, the queues, commits with their links and diffs, matches with evidence.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the queue outwards, never from all patches or commits.</remarks>
/// <param name="corrections">What people said of commits: it decides, whatever the evidence says.</param>
internal sealed class MatchStore(SqliteConnection connection, CorrectionsOfCommits corrections)
{
    // For the SQL below.
    private const long Series = (long)EvidenceKind.Series;
    private const long Correction = (long)EvidenceKind.Correction;

    private readonly ShareStore shares = new(connection);

    /// <summary>
    /// Commits before the window cannot be a patch of the archives that are read: they leave the queue unasked, but for
    /// those that somebody said are one, be it taken back by now.
    /// </summary>
    public void DropFromQueueBefore(long communityKey, long since) => connection.Execute(
        """
        DELETE FROM commit_queue
        WHERE commit_key IN (SELECT q.commit_key
                             FROM   commit_queue q
                                    CROSS JOIN commits c ON c.commit_key = q.commit_key
                             WHERE  c.community_key = @communityKey AND (c.committed_at < @since OR c.is_merge = 1)
                                    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.commit_key = c.commit_key AND e.kind = @Correction))
        """, new { communityKey, since, Correction = (long)EvidenceKind.Correction });

    /// <summary>When the oldest patch was posted, Unix seconds; null when there is none.</summary>
    public long? OldestPatch(long communityKey) => connection.ExecuteScalar<long?>(
        """
        SELECT   posted_at
        FROM     mails
        WHERE    community_key = @communityKey AND kind = 2
        ORDER BY posted_at
        LIMIT    1
        """, new { communityKey });

    public (long Since, string Rules)? Window(long communityKey) => connection.QuerySingleOrDefault<(long Since, string Rules)?>(
        "SELECT since, rules FROM match_windows WHERE community_key = @communityKey", new { communityKey });

    /// <summary>Stores the window and queues the commits from <paramref name="from"/> up to <paramref name="until"/>.</summary>
    public void Widen(long communityKey, long since, MatchRules rules, long from, long until) => connection.Execute(
        """
        INSERT INTO match_windows (community_key, since, rules)
        VALUES (@communityKey, @since, @rules)
        ON CONFLICT (community_key) DO UPDATE SET since = excluded.since, rules = excluded.rules;

        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT commit_key
        FROM   commits
        WHERE  community_key = @communityKey AND committed_at >= @from AND committed_at < @until AND is_merge = 0;
        """, new { communityKey, since, rules = rules.ToString(), from, until });

    /// <summary>Queues the commits that share a key with new patches, and takes those patches from their queue.</summary>
    public void QueueCommitsOfNewPatches() => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT c.commit_key
        FROM   patch_queue q
               CROSS JOIN patches p ON p.mail_key = q.mail_key
               CROSS JOIN mails m   ON m.mail_key = p.mail_key
               CROSS JOIN commits c ON c.title_hash = p.title_hash AND c.community_key = m.community_key
        WHERE  p.title_hash <> 0
        UNION
        SELECT c.commit_key
        FROM   patch_queue q
               CROSS JOIN patches p ON p.mail_key = q.mail_key
               CROSS JOIN mails m   ON m.mail_key = p.mail_key
               CROSS JOIN commits c ON c.authored_at = p.authored_at AND c.community_key = m.community_key
        UNION
        SELECT l.commit_key
        FROM   patch_queue q
               CROSS JOIN mails m        ON m.mail_key = q.mail_key
               CROSS JOIN commit_links l ON l.message_id = m.message_id
        UNION
        SELECT d.commit_key
        FROM   patch_queue q
               CROSS JOIN patches p      ON p.mail_key = q.mail_key
               CROSS JOIN commit_diffs d ON d.patch_id = p.patch_id
        UNION
        SELECT d.commit_key
        FROM   patch_queue q
               CROSS JOIN patches p      ON p.mail_key = q.mail_key
               CROSS JOIN commit_diffs d ON d.content_hash = p.content_hash
        UNION
        -- It may have changed which version the commits of its series are of.
        SELECT e.commit_key
        FROM   (SELECT DISTINCT v.series_key
                FROM   patch_queue q
                       CROSS JOIN version_parts p ON p.mail_key = q.mail_key
                       CROSS JOIN versions v      ON v.version_key = p.version_key) s
               CROSS JOIN versions v      ON v.series_key = s.series_key
               CROSS JOIN version_parts p ON p.version_key = v.version_key
               CROSS JOIN evidence e      ON e.mail_key = p.mail_key;

        DELETE FROM patch_queue;
        """);

    public void ForgetNewPatches(long communityKey) => connection.Execute(
        """
        DELETE FROM patch_queue
        WHERE  EXISTS (SELECT 1 FROM mails m WHERE m.mail_key = patch_queue.mail_key AND m.community_key = @communityKey)
        """, new { communityKey });

    public long CountQueued() => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM commit_queue");

    public IReadOnlyList<QueuedCommit> Queued(long communityKey, int limit) =>
        [.. connection.Query<CommitRow>(
            """
            SELECT   c.commit_key AS CommitKey, c.id AS Id, c.title_hash AS TitleHash, a.name AS Name, a.email AS Email,
                     c.authored_at AS AuthoredAt, c.committed_at AS CommittedAt
            FROM     commit_queue q
                     CROSS JOIN commits c ON c.commit_key = q.commit_key
                     CROSS JOIN people a  ON a.person_key = c.author_key
            WHERE    c.community_key = @communityKey
            ORDER BY q.commit_key
            LIMIT    @limit
            """, new { communityKey, limit }).Select(row => row.ToCommit())];

    public IReadOnlyList<string> ProvenanceOf(long commitKey) => [.. connection.Query<string>(
        "SELECT message_id FROM commit_links WHERE commit_key = @commitKey AND kind = 1", new { commitKey })];

    public IReadOnlyList<long> UpstreamMailsOf(long commitKey) => [.. connection.Query<long>(
        """
        SELECT x.mail_key
        FROM   commit_markers k
               JOIN matches x ON x.commit_key = k.target_key
        WHERE  k.commit_key = @commitKey AND k.kind IN (1, 2, 4)
               -- What is squashed into the original is looked for in the backport's own lines.
               AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.commit_key = x.commit_key AND e.mail_key = x.mail_key AND e.kind = 14)
        """, new { commitKey })];

    /// <summary>The diff as stored by this version of the code; null when it has not been read.</summary>
    public CommitDiff? DiffOf(long commitKey) => connection.QuerySingleOrDefault<DiffRow>(
        """
        SELECT unreadable AS Unreadable, patch_id AS PatchId, content_hash AS ContentHash, files AS Files, sketch AS Sketch
        FROM   commit_diffs
        WHERE  commit_key = @commitKey AND extractor = @extractor
        """, new { commitKey, extractor = PatchDiff.Extractor })?.ToDiff();

    public void SaveDiff(long commitKey, CommitDiff stored) => connection.Execute(
        """
        INSERT OR REPLACE INTO commit_diffs (commit_key, extractor, unreadable, patch_id, content_hash, files, sketch)
        VALUES (@commitKey, @extractor, @Unreadable, @patchId, @contentHash, @files, @sketch)
        """, new
        {
            commitKey,
            extractor = PatchDiff.Extractor,
            stored.Unreadable,
            patchId = stored.Diff?.PatchId?.ToBytes(),
            contentHash = stored.Diff?.ContentHash,
            files = stored.Diff is { } diff ? string.Join('\n', diff.Files) : null,
            sketch = stored.Diff?.Sketch.ToBytes(),
        });

    public void RemoveFromQueue(long commitKey) =>
        connection.Execute("DELETE FROM commit_queue WHERE commit_key = @commitKey", new { commitKey });

    /// <summary>Replaces what speaks for a commit's candidates. Which of them it is, the vote says: <see cref="SaveMatch"/>.</summary>
    public void SaveCandidates(long commitKey, PatchMatch match)
    {
        shares.Forget(commitKey);
        connection.Execute("DELETE FROM evidence WHERE commit_key = @commitKey", new { commitKey });
        if (match is not PatchMatch.Found found)
            return;
        foreach (var patch in (IEnumerable<WeighedPatch>)[found.Patch, .. found.Siblings])
            foreach (var evidence in patch.Evidence)
                SaveEvidence(commitKey, patch.Patch.MailKey, evidence);
        shares.Look(commitKey);
    }

    /// <summary>Replaces a commit's match; where it changed, what rests on it is queued: landings, and the commits that are its backports.</summary>
    public void SaveMatch(long commitKey, VotedPatch? voted)
    {
        connection.Execute("DELETE FROM evidence WHERE commit_key = @commitKey AND kind IN (@Series, @Correction)", new { commitKey, Series, Correction });
        var decided = corrections.Of(commitKey).Apply(voted);
        foreach (var (mailKey, evidence) in decided.Evidence)
            SaveEvidence(commitKey, mailKey, evidence);
        var before = OwnMatches(commitKey);
        var after = decided.Patches;
        if (before.SequenceEqual(after))
            return;
        shares.Forget(commitKey);
        connection.Execute("DELETE FROM matches WHERE commit_key = @commitKey", new { commitKey });
        foreach (var (mailKey, confidence) in after)
        {
            connection.Execute(
                "INSERT INTO matches (commit_key, mail_key, confidence) VALUES (@commitKey, @mailKey, @confidence)", new { commitKey, mailKey, confidence });
            shares.Look(commitKey);
        }
        QueueWhatRestsOn(commitKey);
        shares.Changed(commitKey, before.Select(match => match.MailKey), after.Select(match => match.MailKey));
        foreach (var (mailKey, _) in after)
            WaitingCommits.Gained(connection, commitKey, mailKey);
    }

    /// <summary>Without those that rest on another commit's match.</summary>
    private List<(long MailKey, double Confidence)> OwnMatches(long commitKey) => [.. connection.Query<(long MailKey, double Confidence)>(
        """
        SELECT x.mail_key, x.confidence
        FROM   matches x
        WHERE  x.commit_key = @commitKey
               AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.commit_key = x.commit_key AND e.mail_key = x.mail_key AND e.kind IN (14, 15))
        ORDER BY x.mail_key
        """, new { commitKey })];

    private void SaveEvidence(long commitKey, long mailKey, Evidence evidence) => connection.Execute(
        "INSERT INTO evidence (commit_key, mail_key, kind, saw) VALUES (@commitKey, @mailKey, @kind, @Saw)",
        new { commitKey, mailKey, kind = (long)evidence.Kind, evidence.Saw });

    private void QueueWhatRestsOn(long commitKey) => connection.Execute(
        """
        INSERT OR IGNORE INTO landing_queue (commit_key) VALUES (@commitKey);
        INSERT OR IGNORE INTO commit_queue (commit_key)
        SELECT commit_key FROM commit_markers WHERE target_key = @commitKey AND kind IN (1, 2, 4) AND commit_key <> @commitKey;
        """, new { commitKey });

    private sealed record CommitRow(
        long CommitKey, byte[] Id, long TitleHash, string Name, string Email, long AuthoredAt, long CommittedAt)
    {
        public QueuedCommit ToCommit() => new(CommitKey, CommitId.FromBytes(Id), TitleHash, new Person(Name, Email), AuthoredAt, CommittedAt);
    }

    private sealed record DiffRow(string? Unreadable, byte[]? PatchId, long? ContentHash, string? Files, byte[]? Sketch)
    {
        public CommitDiff ToDiff() => new(HasDiff ? Diffs.FromColumns(PatchId, ContentHash, Files, Sketch) : null, Unreadable);

        private bool HasDiff => Unreadable is null && (PatchId is not null || ContentHash is not null || Files is not null || Sketch is not null);
    }
}

/// <summary>A commit that waits to be matched.</summary>
internal sealed record QueuedCommit(long CommitKey, CommitId Id, long TitleHash, Person Author, long AuthoredAt, long CommittedAt);
