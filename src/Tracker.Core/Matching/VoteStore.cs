using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Matching;

/// <summary>Reads commits with their candidates and the versions of these.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the keys outwards, never from all evidence.</remarks>
internal sealed class VoteStore(SqliteConnection connection)
{
    /// <summary>The versions that the commits' candidates are part of.</summary>
    public IReadOnlyList<long> VersionsOf(IEnumerable<long> commits) => connection.Query<long>(
        """
        SELECT DISTINCT p.version_key
        FROM   json_each(@commits) k
               CROSS JOIN evidence e      ON e.commit_key = k.value
               CROSS JOIN version_parts p ON p.mail_key = e.mail_key
        WHERE  p.part > 0
        """, new { commits = Json(commits) }).AsList();

    /// <summary>The commits of which a candidate is part of one of the versions.</summary>
    public IReadOnlyList<(long Version, long Commit)> CommitsOf(IEnumerable<long> versions) => connection.Query<(long Version, long Commit)>(
        """
        SELECT DISTINCT k.value, e.commit_key
        FROM   json_each(@versions) k
               CROSS JOIN version_parts p ON p.version_key = k.value
               CROSS JOIN evidence e      ON e.mail_key = p.mail_key
        WHERE  p.part > 0
        """, new { versions = Json(versions) }).AsList();

    public IReadOnlyDictionary<long, LandedCommit> Load(IEnumerable<long> commits)
    {
        var rows = connection.Query<EvidenceRow>(
            """
            SELECT e.commit_key AS CommitKey, c.committed_at AS CommittedAt, e.mail_key AS MailKey, m.message_id AS MessageId,
                   m.posted_at AS PostedAt, e.kind AS Kind, e.saw AS Saw
            FROM   json_each(@commits) k
                   CROSS JOIN commits c  ON c.commit_key = k.value
                   CROSS JOIN evidence e ON e.commit_key = c.commit_key
                   CROSS JOIN mails m    ON m.mail_key = e.mail_key
            WHERE  e.kind NOT IN (14, 15, 17)
            """, new { commits = Json(commits) }).AsList();
        var versions = VersionsByMail(rows.Select(row => row.MailKey).Distinct());
        return rows.GroupBy(row => row.CommitKey).ToDictionary(commit => commit.Key, commit => new LandedCommit(
            commit.Key, commit.First().CommittedAt, [.. commit.GroupBy(row => row.MailKey).Select(mail => ToPatch([.. mail], versions))]));
    }

    private ILookup<long, PatchVersion> VersionsByMail(IEnumerable<long> mails) => connection.Query<(long Mail, long Version, long Number)>(
        """
        SELECT p.mail_key, p.version_key, v.number
        FROM   json_each(@mails) k
               CROSS JOIN version_parts p ON p.mail_key = k.value
               CROSS JOIN versions v      ON v.version_key = p.version_key
        WHERE  p.part > 0
        """, new { mails = Json(mails) }).ToLookup(row => row.Mail, row => new PatchVersion(row.Version, (int)row.Number));

    private static LandedPatch ToPatch(List<EvidenceRow> rows, ILookup<long, PatchVersion> versions) => new(
        rows[0].MailKey, rows[0].MessageId, rows[0].PostedAt, [.. versions[rows[0].MailKey]],
        [.. rows.Select(row => new Evidence((EvidenceKind)row.Kind, row.Saw))]);

    private static string Json(IEnumerable<long> keys) => JsonSerializer.Serialize(keys);

    private sealed record EvidenceRow(long CommitKey, long CommittedAt, long MailKey, string MessageId, long PostedAt, long Kind, string Saw);
}
