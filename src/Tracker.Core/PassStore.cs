using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core;

/// <summary>Keeps the passes, and how the last one fared with each archive and tree.</summary>
internal sealed class PassStore(SqliteConnection connection, TimeProvider clock)
{
    private long passKey;

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public void Begin(IReadOnlyList<Community> communities)
    {
        using var transaction = connection.BeginTransaction();
        passKey = connection.ExecuteScalar<long>("INSERT INTO sync_passes (started_at) VALUES (@Now) RETURNING pass_key", new { Now });
        connection.Execute("UPDATE archives SET is_followed = 0; UPDATE trees SET is_followed = 0;");
        foreach (var community in communities)
            Declare(community);
        transaction.Commit();
    }

    public void End(SyncOutcome outcome) => connection.Execute(
        "UPDATE sync_passes SET ended_at = @Now, failures = @failures, summary = @summary WHERE pass_key = @passKey",
        new
        {
            Now,
            passKey,
            failures = outcome.Failures.Count == 0 ? null : string.Join('\n', outcome.Failures),
            summary = $"{outcome.Mails} mails, {outcome.SetAside} set aside, {outcome.Commits} commits, {outcome.Landings} landings",
        });

    /// <param name="failure">Null when it could be read.</param>
    public void SetArchiveFailure(string community, string archive, string? failure) => connection.Execute(
        """
        UPDATE archives SET failure = @failure
        WHERE  name = @archive AND community_key = (SELECT community_key FROM communities WHERE name = @community)
        """, new { community, archive, failure });

    /// <param name="failure">Null when it could be read.</param>
    public void SetTreeFailure(string community, string tree, string? failure) => connection.Execute(
        """
        UPDATE trees SET failure = @failure
        WHERE  name = @tree AND community_key = (SELECT community_key FROM communities WHERE name = @community)
        """, new { community, tree, failure });

    /// <summary>From which day an archive that is known has been read is for the reading of its mails to say.</summary>
    private void Declare(Community community)
    {
        connection.Execute("INSERT INTO communities (name) VALUES (@Name) ON CONFLICT (name) DO NOTHING", new { community.Name });
        foreach (var archive in community.Archives)
            connection.Execute(
                """
                INSERT INTO archives (community_key, name, web, since)
                SELECT community_key, @Name, @web, @since FROM communities WHERE name = @community
                ON CONFLICT (community_key, name) DO UPDATE SET web = excluded.web, is_followed = 1
                """, new { community = community.Name, archive.Name, web = WebAddress(archive), since = Since(archive) });
        foreach (var tree in community.Trees)
            connection.Execute(
                """
                INSERT INTO trees (community_key, name, role)
                SELECT community_key, @Name, @role FROM communities WHERE name = @community
                ON CONFLICT (community_key, name) DO UPDATE SET role = excluded.role, is_followed = 1
                """, new { community = community.Name, tree.Name, role = (long)tree.Role });
    }

    private static string? WebAddress(Archive archive) =>
        archive.Format == ArchiveFormat.PublicInbox && archive.Url.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? archive.Url : null;

    private static long? Since(Archive archive) =>
        archive.Since is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds() : null;
}
