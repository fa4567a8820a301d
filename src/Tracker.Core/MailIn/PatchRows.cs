using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>The rows of patch mails and cover letters, and the work that they leave to the stages after.</summary>
internal sealed class PatchRows(SqliteConnection connection) : IDisposable
{
    /// <summary>Version of the code that reads mails. A higher one marks rows that an older release read.</summary>
    public const int Extractor = 1;

    private const int LongestTitle = 1000;
    private const int LongestId = 200;
    private const int MostLinks = 200;

    private readonly Statement insert = new(
        connection,
        """
        INSERT INTO patches (mail_key, title, title_hash, version, part, parts, is_rfc, is_resend, prefixes, author_key, authored_at,
                             has_diff, patch_id, content_hash, files, sketch, added, removed, change_id, base_commit, links, extractor)
        VALUES              (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                             ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
        """);

    private readonly Statement queueForSeries = new(connection, "INSERT OR IGNORE INTO series_queue VALUES (?1)");

    private readonly Statement queueForMatching = new(connection, "INSERT OR IGNORE INTO patch_queue VALUES (?1)");

    private readonly Statement delete = new(connection, "DELETE FROM patches WHERE mail_key = ?1 RETURNING mail_key");

    // Also where a version of another cluster refers to it: no series may keep a mail that is gone.
    private readonly Statement clusters = new(
        connection,
        """
        SELECT cluster
        FROM   series_members
        WHERE  mail_key = ?1
        UNION
        SELECT s.cluster
        FROM   versions v
               JOIN series s ON s.series_key = v.series_key
        WHERE  v.cover_key = ?1
               OR v.version_key IN (SELECT version_key FROM version_parts WHERE mail_key = ?1)
        """);

    public void Put(long mail, PatchFacts patch, long author)
    {
        BindSubject(patch.Subject);
        BindDiff(patch.Diff);
        insert
            .Bind(1, mail)
            .Bind(10, author)
            .Bind(11, patch.AuthoredAt?.ToUnixTimeSeconds())
            .Bind(19, Id(patch.ChangeId))
            .Bind(20, Id(patch.BaseCommit))
            .Bind(21, Links(patch))
            .Bind(22, Extractor)
            .Run();
        queueForSeries.Bind(1, mail).Run();
        queueForMatching.Bind(1, mail).Run();
    }

    /// <summary>
    /// Removes a mail's patch and what was derived from it; does nothing when it has none. The series it was in are put
    /// together again without it, the commits that it spoke for are matched again.
    /// </summary>
    public void Remove(long mail)
    {
        if (delete.Bind(1, mail).Run() is null)
            return;
        foreach (var cluster in clusters.Bind(1, mail).Rows(row => row.Number(0)))
            Scatter(cluster);
        Forget(mail);
    }

    public void Dispose()
    {
        insert.Dispose();
        queueForSeries.Dispose();
        queueForMatching.Dispose();
        delete.Dispose();
        clusters.Dispose();
    }

    private void BindSubject(PatchSubject subject) => insert
        .Bind(2, StoredText.Cut(subject.Title, LongestTitle))
        .Bind(3, PatchTitle.Hash(subject.Title))
        .Bind(4, subject.Version)
        .Bind(5, subject.Part)
        .Bind(6, subject.Parts)
        .Bind(7, subject.IsRfc)
        .Bind(8, subject.IsResend)
        .Bind(9, string.Join(' ', subject.Prefixes));

    private void BindDiff(PatchDiff? diff) => insert
        .Bind(12, diff is not null)
        .Bind(13, diff?.PatchId?.ToBytes())
        .Bind(14, diff?.ContentHash)
        .Bind(15, Files(diff))
        .Bind(16, Sketch(diff))
        .Bind(17, diff?.Added ?? 0)
        .Bind(18, diff?.Removed ?? 0);

    private void Scatter(long cluster) => connection.Execute(
        """
        INSERT OR IGNORE INTO series_queue
        SELECT mail_key FROM series_members WHERE cluster = @cluster;

        -- Which version they are of was decided from all that the series' commits are.
        INSERT OR IGNORE INTO commit_queue
        SELECT e.commit_key
        FROM   series s
               CROSS JOIN versions v      ON v.series_key = s.series_key
               CROSS JOIN version_parts p ON p.version_key = v.version_key
               CROSS JOIN evidence e      ON e.mail_key = p.mail_key
        WHERE  s.cluster = @cluster;

        DELETE FROM series_search WHERE rowid IN (SELECT series_key FROM series WHERE cluster = @cluster);
        DELETE FROM series WHERE cluster = @cluster;
        """, new { cluster });

    private void Forget(long mail) => connection.Execute(
        """
        INSERT OR IGNORE INTO commit_queue
        SELECT commit_key FROM evidence WHERE mail_key = @mail
        UNION SELECT commit_key FROM matches WHERE mail_key = @mail
        UNION SELECT commit_key FROM landings WHERE mail_key = @mail;

        DELETE FROM series_members WHERE mail_key = @mail;
        DELETE FROM evidence WHERE mail_key = @mail;
        DELETE FROM matches WHERE mail_key = @mail;
        DELETE FROM landings WHERE mail_key = @mail;
        DELETE FROM series_queue WHERE mail_key = @mail;
        DELETE FROM patch_queue WHERE mail_key = @mail;
        """, new { mail });

    /// <summary>A line feed separates them: one inside a name, which git would quote, becomes a space.</summary>
    private static string? Files(PatchDiff? diff) =>
        diff is { Files.Count: > 0 } ? string.Join('\n', diff.Files.Select(file => file.Replace('\n', ' '))) : null;

    private static byte[]? Sketch(PatchDiff? diff) => diff is { Sketch.Lines: > 0 } ? diff.Sketch.ToBytes() : null;

    private static string? Id(string? written) => written is null ? null : StoredText.Cut(written, LongestId);

    private static string? Links(PatchFacts patch) =>
        patch.LinkedMessageIds.Count == 0 ? null : string.Join(' ', patch.LinkedMessageIds.Take(MostLinks));
}
