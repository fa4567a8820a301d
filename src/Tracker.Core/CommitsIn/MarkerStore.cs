using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.CommitsIn;

/// <summary>Finds the commits that markers name, once they are known.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the markers outwards, never from all commits.</remarks>
internal sealed class MarkerStore(SqliteConnection connection, long community)
{
    private const int FullLength = 40;

    /// <summary>
    /// Looks for the targets of markers that have none, and again for those of shortened ids, which may have become
    /// ambiguous. Where that changes anything, the marker's commit is to be matched, and both commits' landings judged, anew.
    /// </summary>
    public void Resolve()
    {
        using var find = new Statement(
            connection,
            """
            SELECT CASE WHEN count(*) = 1 THEN max(commit_key) END
            FROM   (SELECT commit_key FROM commits WHERE community_key = ?1 AND id BETWEEN ?2 AND ?3 LIMIT 2)
            """);
        Set([.. Open().Select(marker => (marker, Target: Find(find, marker.Target))).Where(found => found.Target != found.marker.TargetKey)]);
    }

    private List<Row> Open() =>
        [.. connection.Query<Row>(
            """
            SELECT m.commit_key AS CommitKey, m.kind AS Kind, m.target AS Target, m.target_key AS TargetKey
            FROM   commit_markers m CROSS JOIN commits c ON c.commit_key = m.commit_key
            WHERE  c.community_key = @community AND (m.target_key IS NULL OR length(m.target) < @FullLength)
            """, new { community, FullLength })];

    /// <returns>Null when there is none, and when there are several.</returns>
    private long? Find(Statement find, string target)
    {
        var (first, last) = CommitIdPrefix.Range(target);
        return find.Bind(1, community).Bind(2, first).Bind(3, last).Run();
    }

    private void Set(IReadOnlyList<(Row Marker, long? Target)> changed)
    {
        using var set = new Statement(connection, "UPDATE commit_markers SET target_key = ?4 WHERE commit_key = ?1 AND kind = ?2 AND target = ?3");
        using var match = new Statement(connection, "INSERT OR IGNORE INTO commit_queue (commit_key) VALUES (?1)");
        using var judge = new Statement(connection, "INSERT OR IGNORE INTO landing_queue (commit_key) VALUES (?1)");
        foreach (var (marker, target) in changed)
        {
            set.Bind(1, marker.CommitKey).Bind(2, marker.Kind).Bind(3, marker.Target).Bind(4, target).Run();
            match.Bind(1, marker.CommitKey).Run();
            judge.Bind(1, marker.CommitKey).Run();
            foreach (var named in new[] { target, marker.TargetKey }.OfType<long>())
                judge.Bind(1, named).Run();
        }
    }

    private sealed record Row(long CommitKey, long Kind, string Target, long? TargetKey);
}
