using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>
/// Finds the posted patches that share a key with a commit: one prepared statement, since it runs once or twice for
/// every commit of the window.
/// </summary>
internal sealed class CandidateQuery : IDisposable
{
    /// <summary>Titles such as "Fix typo" are shared by hundreds: the nearest in time are looked at.</summary>
    private const int Most = 64;

    private readonly SqliteCommand command;
    private readonly SqliteCommand covers;

    public CandidateQuery(SqliteConnection connection)
    {
        command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT   p.mail_key, m.message_id, p.title_hash, a.name, a.email, s.name, s.email, p.authored_at, m.posted_at,
                     p.patch_id, p.content_hash, p.files, p.sketch
            FROM     (SELECT mail_key FROM patches WHERE title_hash = $title AND title_hash <> 0
                      UNION
                      SELECT mail_key FROM patches WHERE authored_at = $authored
                      UNION
                      SELECT mail_key FROM patches WHERE patch_id = $patch
                      UNION
                      SELECT mail_key FROM patches WHERE content_hash = $content
                      UNION
                      SELECT l.mail_key
                      FROM   commit_links k
                             JOIN mails l ON l.community_key = $community AND l.message_id = k.message_id
                      WHERE  k.commit_key = $commit AND k.kind = 1 AND $trailers
                      UNION
                      SELECT v.mail_key
                      FROM   commit_links k
                             CROSS JOIN mails l         ON l.community_key = $community AND l.message_id = k.message_id
                             CROSS JOIN versions w      ON w.cover_key = l.mail_key
                             CROSS JOIN version_parts v ON v.version_key = w.version_key
                      WHERE  k.commit_key = $commit AND k.kind = 1 AND $trailers
                      UNION
                      SELECT x.mail_key
                      FROM   commit_markers k
                             JOIN matches x ON x.commit_key = k.target_key
                      WHERE  k.commit_key = $commit AND k.kind IN (1, 2)) c
                     -- CROSS: the few candidates lead, whatever the planner thinks of the index of all patches.
                     CROSS JOIN patches p ON p.mail_key = c.mail_key
                     CROSS JOIN mails m   ON m.mail_key = p.mail_key
                     CROSS JOIN people a  ON a.person_key = p.author_key
                     CROSS JOIN people s  ON s.person_key = m.person_key
            WHERE    m.community_key = $community AND m.kind = 2
            ORDER BY abs(m.posted_at - $committed), m.message_id
            LIMIT    $most
            """;
        foreach (var name in new[] { "$title", "$authored", "$patch", "$content", "$community", "$commit", "$trailers", "$committed" })
            command.Parameters.Add(new SqliteParameter(name, value: null));
        command.Parameters.AddWithValue("$most", Most);
        command.Prepare();

        covers = connection.CreateCommand();
        covers.CommandText =
            """
            SELECT DISTINCT m.message_id
            FROM   version_parts v
                   JOIN versions w ON w.version_key = v.version_key
                   JOIN mails m    ON m.mail_key = w.cover_key
            WHERE  v.mail_key = $mail
            """;
        covers.Parameters.Add(new SqliteParameter("$mail", value: null));
        covers.Prepare();
    }

    public IReadOnlyList<PostedPatch> Find(long communityKey, QueuedCommit commit, PatchDiff? diff, bool withTrailers, SqliteTransaction transaction)
    {
        Set("$title", commit.TitleHash);
        Set("$authored", commit.AuthoredAt);
        Set("$patch", diff?.PatchId?.ToBytes());
        Set("$content", diff?.ContentHash);
        Set("$community", communityKey);
        Set("$commit", commit.CommitKey);
        Set("$trailers", withTrailers ? 1L : 0L);
        Set("$committed", commit.CommittedAt);
        command.Transaction = transaction;
        using var reader = command.ExecuteReader();
        var found = new List<PostedPatch>();
        while (reader.Read())
            found.Add(Read(reader));
        return withTrailers ? [.. found.Select(patch => patch with { CoverMessageIds = CoversOf(patch.MailKey, transaction) })] : found;
    }

    public void Dispose()
    {
        command.Dispose();
        covers.Dispose();
    }

    private void Set(string name, object? value) => command.Parameters[name].Value = value ?? DBNull.Value;

    private List<string> CoversOf(long mailKey, SqliteTransaction transaction)
    {
        covers.Parameters["$mail"].Value = mailKey;
        covers.Transaction = transaction;
        using var reader = covers.ExecuteReader();
        var ids = new List<string>();
        while (reader.Read())
            ids.Add(reader.GetString(0));
        return ids;
    }

    private static PostedPatch Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetInt64(2),
        new Person(row.GetString(3), row.GetString(4)),
        new Person(row.GetString(5), row.GetString(6)),
        row.IsDBNull(7) ? null : row.GetInt64(7),
        row.GetInt64(8),
        [],
        row.IsDBNull(12)
            ? null
            : Diffs.FromColumns(
                row.IsDBNull(9) ? null : row.GetFieldValue<byte[]>(9),
                row.IsDBNull(10) ? null : row.GetInt64(10),
                row.IsDBNull(11) ? null : row.GetString(11),
                row.GetFieldValue<byte[]>(12)));
}

/// <summary>A stored diff's columns, put together again.</summary>
internal static class Diffs
{
    public static PatchDiff FromColumns(byte[]? patchId, long? contentHash, string? files, byte[] sketch) => new()
    {
        PatchId = patchId is null ? null : PatchId.FromBytes(patchId),
        ContentHash = contentHash,
        Files = string.IsNullOrEmpty(files) ? [] : files.Split('\n'),
        Sketch = LineSketch.FromBytes(sketch),
    };
}
