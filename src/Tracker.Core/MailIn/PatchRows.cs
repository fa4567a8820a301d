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

    private readonly PreparedStatement insert = new(
        connection,
        """
        INSERT INTO patches (mail_key, title, title_hash, version, part, parts, is_rfc, is_resend, prefixes, author_key, authored_at,
                             has_diff, patch_id, content_hash, files, sketch, added, removed, change_id, base_commit, links, extractor)
        VALUES              (@mail, @title, @titleHash, @version, @part, @parts, @isRfc, @isResend, @prefixes, @author, @authoredAt,
                             @hasDiff, @patchId, @contentHash, @files, @sketch, @added, @removed, @changeId, @baseCommit, @links, @extractor)
        """,
        "@mail", "@title", "@titleHash", "@version", "@part", "@parts", "@isRfc", "@isResend", "@prefixes", "@author", "@authoredAt",
        "@hasDiff", "@patchId", "@contentHash", "@files", "@sketch", "@added", "@removed", "@changeId", "@baseCommit", "@links", "@extractor");

    private readonly PreparedStatement queueForSeries = new(connection, "INSERT OR IGNORE INTO series_queue VALUES (@mail)", "@mail");

    private readonly PreparedStatement queueForMatching = new(connection, "INSERT OR IGNORE INTO patch_queue VALUES (@mail)", "@mail");

    private readonly PreparedStatement delete = new(connection, "DELETE FROM patches WHERE mail_key = @mail", "@mail");

    // Also where a version of another cluster refers to it: no series may keep a mail that is gone.
    private readonly PreparedStatement clusters = new(
        connection,
        """
        SELECT cluster
        FROM   series_members
        WHERE  mail_key = @mail
        UNION
        SELECT s.cluster
        FROM   versions v
               JOIN series s ON s.series_key = v.series_key
        WHERE  v.cover_key = @mail
               OR v.version_key IN (SELECT version_key FROM version_parts WHERE mail_key = @mail)
        """, "@mail");

    private readonly PreparedStatement scatter = new(
        connection,
        """
        INSERT OR IGNORE INTO series_queue
        SELECT mail_key FROM series_members WHERE cluster = @cluster;

        DELETE FROM series_search WHERE rowid IN (SELECT series_key FROM series WHERE cluster = @cluster);
        DELETE FROM series WHERE cluster = @cluster;
        """, "@cluster");

    private readonly PreparedStatement forget = new(
        connection,
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
        """, "@mail");

    public void Put(SqliteTransaction transaction, long mail, PatchFacts patch, long author)
    {
        var subject = patch.Subject;
        var diff = patch.Diff;
        insert.Run(
            transaction, mail, StoredText.Cut(subject.Title, LongestTitle), PatchTitle.Hash(subject.Title), subject.Version, subject.Part, subject.Parts,
            subject.IsRfc, subject.IsResend, string.Join(' ', subject.Prefixes), author, patch.AuthoredAt?.ToUnixTimeSeconds(),
            diff is not null, diff?.PatchId?.ToBytes(), diff?.ContentHash, Files(diff), Sketch(diff), diff?.Added ?? 0, diff?.Removed ?? 0,
            Id(patch.ChangeId), Id(patch.BaseCommit), Links(patch), Extractor);
        queueForSeries.Run(transaction, mail);
        queueForMatching.Run(transaction, mail);
    }

    /// <summary>
    /// Removes a mail's patch and what was derived from it; does nothing when it has none. The series it was in are put
    /// together again without it, the commits that it spoke for are matched again.
    /// </summary>
    public void Remove(SqliteTransaction transaction, long mail)
    {
        if (delete.Run(transaction, mail) == 0)
            return;
        foreach (var cluster in ClustersOf(transaction, mail))
            scatter.Run(transaction, cluster);
        forget.Run(transaction, mail);
    }

    public void Dispose()
    {
        insert.Dispose();
        queueForSeries.Dispose();
        queueForMatching.Dispose();
        delete.Dispose();
        clusters.Dispose();
        scatter.Dispose();
        forget.Dispose();
    }

    private List<long> ClustersOf(SqliteTransaction transaction, long mail)
    {
        List<long> found = [];
        using var rows = clusters.Rows(transaction, mail);
        while (rows.Read())
            found.Add(rows.GetInt64(0));
        return found;
    }

    /// <summary>A line feed separates them: one inside a name, which git would quote, becomes a space.</summary>
    private static string? Files(PatchDiff? diff) =>
        diff is { Files.Count: > 0 } ? string.Join('\n', diff.Files.Select(file => file.Replace('\n', ' '))) : null;

    private static byte[]? Sketch(PatchDiff? diff) => diff is { Sketch.Lines: > 0 } ? diff.Sketch.ToBytes() : null;

    private static string? Id(string? written) => written is null ? null : StoredText.Cut(written, LongestId);

    private static string? Links(PatchFacts patch) =>
        patch.LinkedMessageIds.Count == 0 ? null : string.Join(' ', patch.LinkedMessageIds.Take(MostLinks));
}
