using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>Finds the commits that markers name, once they are known.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the markers outwards, never from all commits.</remarks>
internal sealed class MarkerStore(SqliteConnection connection, long community)
{
    private const int FullLength = 40;

    /// <summary>
    /// Looks for the targets of markers that have none, and again for those that may have changed: shortened ids become
    /// ambiguous, titles are used again. Where that changes anything, the marker's commit is to be matched, and both
    /// commits' landings judged, anew. Once in each reading of a tree, when its branches hold what they hold.
    /// </summary>
    public void Resolve()
    {
        foreach (var (marker, target) in ChangedIds())
            Set(marker, target);
        using (var titles = new RevertedTitles(connection, community))
        {
            foreach (var (marker, target) in titles.Changed())
                Set(marker, target);
        }
        new SameAuthorship(connection, community).Mark();
    }

    private List<(OpenMarker Marker, long? Target)> ChangedIds() =>
        [.. Open().Select(marker => (Marker: marker, Target: Find(marker.Target))).Where(found => found.Target != found.Marker.TargetKey)];

    private List<OpenMarker> Open() =>
        [.. connection.Query<OpenMarker>(
            """
            SELECT m.commit_key AS CommitKey, m.kind AS Kind, m.target AS Target, m.target_key AS TargetKey
            FROM   commit_markers m CROSS JOIN commits c ON c.commit_key = m.commit_key
            WHERE  c.community_key = @community AND m.kind IN (1, 2, 3) AND (m.target_key IS NULL OR length(m.target) < @FullLength)
            """, new { community, FullLength })];

    private long? Find(string target)
    {
        var (first, last) = CommitIdPrefix.Range(target);
        var found = connection.Query<long>(
            "SELECT commit_key FROM commits WHERE community_key = @community AND id BETWEEN @first AND @last LIMIT 2", new { community, first, last }).ToList();
        return found is [var only] ? only : null;
    }

    private void Set(OpenMarker marker, long? found) =>
        connection.Execute(
            """
            UPDATE commit_markers SET target_key = @found WHERE commit_key = @CommitKey AND kind = @Kind AND target = @Target;
            -- What the commit says itself makes needless what was concluded.
            DELETE FROM commit_markers WHERE commit_key = @CommitKey AND kind = 4 AND @found IS NOT NULL AND @Kind IN (1, 2);
            INSERT OR IGNORE INTO commit_queue (commit_key) VALUES (@CommitKey);
            INSERT OR IGNORE INTO landing_queue (commit_key) VALUES (@CommitKey);
            INSERT OR IGNORE INTO landing_queue (commit_key) SELECT column1 FROM (VALUES (@found), (@TargetKey)) WHERE column1 IS NOT NULL;
            """, new { found, marker.CommitKey, marker.Kind, marker.Target, marker.TargetKey });
}

/// <summary>A marker whose target is to be looked for.</summary>
internal sealed record OpenMarker(long CommitKey, long Kind, string Target, long? TargetKey);
