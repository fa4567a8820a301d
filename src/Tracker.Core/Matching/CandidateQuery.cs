using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;
using Tracker.Core.Storage;

namespace Tracker.Core.Matching;

/// <summary>
/// Finds the posted patches that share a key with a commit: one prepared statement, since it runs once or twice for
/// every commit of the window.
/// </summary>
internal sealed class CandidateQuery(SqliteConnection connection) : IDisposable
{
    /// <summary>Titles such as "Fix typo" are shared by hundreds: the nearest in time are looked at.</summary>
    private const int Most = 64;

    private readonly Statement candidates = new(
        connection,
        """
        SELECT   p.mail_key, m.message_id, p.title_hash, a.name, a.email, s.name, s.email, p.authored_at, m.posted_at,
                 p.has_diff, p.patch_id, p.content_hash, p.files, p.sketch
        FROM     (SELECT mail_key FROM patches WHERE title_hash = ?1 AND title_hash <> 0
                  UNION
                  SELECT mail_key FROM patches WHERE authored_at = ?2
                  UNION
                  SELECT mail_key FROM patches WHERE patch_id = ?3
                  UNION
                  SELECT mail_key FROM patches WHERE content_hash = ?4
                  UNION
                  SELECT l.mail_key
                  FROM   commit_links k
                         JOIN mails l ON l.community_key = ?5 AND l.message_id = k.message_id
                  WHERE  k.commit_key = ?6 AND k.kind = 1 AND ?7
                  UNION
                  SELECT v.mail_key
                  FROM   commit_links k
                         CROSS JOIN mails l         ON l.community_key = ?5 AND l.message_id = k.message_id
                         CROSS JOIN versions w      ON w.cover_key = l.mail_key
                         CROSS JOIN version_parts v ON v.version_key = w.version_key
                  WHERE  k.commit_key = ?6 AND k.kind = 1 AND ?7
                  UNION
                  SELECT x.mail_key
                  FROM   commit_markers k
                         JOIN matches x ON x.commit_key = k.target_key
                  WHERE  k.commit_key = ?6 AND k.kind IN (1, 2, 4)
                  UNION
                  SELECT value FROM json_each(?10)) c
                 -- CROSS: the few candidates lead, whatever the planner thinks of the index of all patches.
                 CROSS JOIN patches p ON p.mail_key = c.mail_key
                 CROSS JOIN mails m   ON m.mail_key = p.mail_key
                 CROSS JOIN people a  ON a.person_key = p.author_key
                 CROSS JOIN people s  ON s.person_key = m.person_key
        WHERE    m.community_key = ?5 AND m.kind = 2
        ORDER BY abs(m.posted_at - ?8), m.message_id
        LIMIT    ?9
        """);

    private readonly Statement covers = new(
        connection,
        """
        SELECT DISTINCT m.message_id
        FROM   version_parts v
               JOIN versions w ON w.version_key = v.version_key
               JOIN mails m    ON m.mail_key = w.cover_key
        WHERE  v.mail_key = ?1
        """);

    private readonly Statement byKey = new(
        connection,
        """
        SELECT   p.mail_key, m.message_id, p.title_hash, a.name, a.email, s.name, s.email, p.authored_at, m.posted_at,
                 p.has_diff, p.patch_id, p.content_hash, p.files, p.sketch, p.title
        FROM     json_each(?2) c
                 CROSS JOIN patches p ON p.mail_key = c.value
                 CROSS JOIN mails m   ON m.mail_key = p.mail_key
                 CROSS JOIN people a  ON a.person_key = p.author_key
                 CROSS JOIN people s  ON s.person_key = m.person_key
        WHERE    m.community_key = ?1
        """);

    /// <summary>Patches with their titles, as they are.</summary>
    public IReadOnlyList<(PostedPatch Patch, string Title)> Load(long communityKey, IReadOnlyList<long> mails) => mails.Count == 0
        ? []
        : byKey.Bind(1, communityKey).Bind(2, $"[{string.Join(',', mails)}]").Rows(row => (Read(row), row.Text(14)));

    /// <param name="claimed">Patches that are candidates since mails say so, by their mail_key.</param>
    public IReadOnlyList<PostedPatch> Find(long communityKey, QueuedCommit commit, PatchDiff? diff, IReadOnlyList<long> claimed, bool withTrailers)
    {
        var found = candidates
            .Bind(1, commit.TitleHash)
            .Bind(2, commit.AuthoredAt)
            .Bind(3, diff?.PatchId?.ToBytes())
            .Bind(4, diff?.ContentHash)
            .Bind(5, communityKey)
            .Bind(6, commit.CommitKey)
            .Bind(7, withTrailers)
            .Bind(8, commit.CommittedAt)
            .Bind(9, Most)
            .Bind(10, $"[{string.Join(',', claimed)}]")
            .Rows(Read);
        return withTrailers ? [.. found.Select(patch => patch with { CoverMessageIds = CoversOf(patch.MailKey) })] : found;
    }

    public void Dispose()
    {
        candidates.Dispose();
        covers.Dispose();
        byKey.Dispose();
    }

    private IReadOnlyList<string> CoversOf(long mailKey) => covers.Bind(1, mailKey).Rows(row => row.Text(0));

    private static PostedPatch Read(StatementRow row) => new(
        row.Number(0),
        row.Text(1),
        row.Number(2),
        new Person(row.Text(3), row.Text(4)),
        new Person(row.Text(5), row.Text(6)),
        row.MaybeNumber(7),
        row.Number(8),
        [],
        row.Number(9) == 1 ? Diffs.FromColumns(row.MaybeBlob(10), row.MaybeNumber(11), row.MaybeText(12), row.MaybeBlob(13)) : null);
}

/// <summary>A stored diff's columns, put together again.</summary>
internal static class Diffs
{
    /// <param name="sketch">Null where no line is added or removed: a rename, a mode, a binary file.</param>
    public static PatchDiff FromColumns(byte[]? patchId, long? contentHash, string? files, byte[]? sketch) => new()
    {
        PatchId = patchId is null ? null : PatchId.FromBytes(patchId),
        ContentHash = contentHash,
        Files = string.IsNullOrEmpty(files) ? [] : files.Split('\n'),
        Sketch = sketch is null ? LineSketch.Empty : LineSketch.FromBytes(sketch),
    };
}
