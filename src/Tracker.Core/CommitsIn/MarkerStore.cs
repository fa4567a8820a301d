using Dapper;
using Microsoft.Data.Sqlite;

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
        var changed = Open().Select(marker => (marker, Target: Find(marker.Target))).Where(found => found.Target != found.marker.TargetKey).ToList();
        foreach (var (marker, target) in changed)
            Set(marker, target);
    }

    private List<Row> Open() =>
        [.. connection.Query<Row>(
            """
            SELECT m.commit_key AS CommitKey, m.kind AS Kind, m.target AS Target, m.target_key AS TargetKey
            FROM   commit_markers m CROSS JOIN commits c ON c.commit_key = m.commit_key
            WHERE  c.community_key = @community AND (m.target_key IS NULL OR length(m.target) < @FullLength)
            """, new { community, FullLength })];

    private long? Find(string target)
    {
        var (first, last) = CommitIdPrefix.Range(target);
        var found = connection.Query<long>(
            "SELECT commit_key FROM commits WHERE community_key = @community AND id BETWEEN @first AND @last LIMIT 2", new { community, first, last }).ToList();
        return found is [var only] ? only : null;
    }

    private void Set(Row marker, long? found) =>
        connection.Execute(
            """
            UPDATE commit_markers SET target_key = @found WHERE commit_key = @CommitKey AND kind = @Kind AND target = @Target;
            INSERT OR IGNORE INTO commit_queue (commit_key) VALUES (@CommitKey);
            INSERT OR IGNORE INTO landing_queue (commit_key) VALUES (@CommitKey);
            INSERT OR IGNORE INTO landing_queue (commit_key) SELECT column1 FROM (VALUES (@found), (@TargetKey)) WHERE column1 IS NOT NULL;
            """, new { found, marker.CommitKey, marker.Kind, marker.Target, marker.TargetKey });

    private sealed record Row(long CommitKey, long Kind, string Target, long? TargetKey);
}
