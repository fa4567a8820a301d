using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>Finds the commits that markers name, once they are known.</summary>
/// <remarks>CROSS JOIN keeps SQLite to the order written: from the markers outwards, never from all commits.</remarks>
internal sealed class MarkerStore(SqliteConnection connection, long community)
{
    /// <summary>
    /// Looks for the targets of markers that have none, and again for those that may have changed: shortened ids become
    /// ambiguous, titles are used again. Where that changes anything, the marker's commit is to be matched, and both
    /// commits' landings judged, anew. Once in each reading of a tree, when its branches hold what they hold.
    /// </summary>
    public void Resolve()
    {
        ResolveWholeIds();
        foreach (var (marker, target) in ChangedIds())
            Set(marker, target);
        using (var titles = new RevertedTitles(connection, community))
        {
            foreach (var (marker, target) in titles.Changed())
                Set(marker, target);
        }
        new SameAuthorship(connection, community).Mark();
    }

    /// <summary>All at once: a stable tree brings a hundred thousand.</summary>
    private void ResolveWholeIds() => connection.Execute(
        """
        CREATE TEMP TABLE IF NOT EXISTS found (commit_key INTEGER, kind INTEGER, target TEXT, target_key INTEGER, PRIMARY KEY (commit_key, kind, target)) WITHOUT ROWID;
        DELETE FROM temp.found;

        INSERT INTO temp.found (commit_key, kind, target, target_key)
        SELECT m.commit_key, m.kind, m.target, t.commit_key
        FROM   commit_markers m
               CROSS JOIN commits c ON c.commit_key = m.commit_key
               CROSS JOIN commits t ON t.community_key = @community AND t.id = unhex(m.target)
        WHERE  m.target_key IS NULL AND m.kind IN (1, 2, 3) AND length(m.target) IN (40, 64) AND c.community_key = @community;

        UPDATE commit_markers SET target_key = f.target_key FROM temp.found f
        WHERE  commit_markers.commit_key = f.commit_key AND commit_markers.kind = f.kind AND commit_markers.target = f.target;

        -- What the commit says itself makes needless what was concluded.
        DELETE FROM commit_markers WHERE kind = 4 AND commit_key IN (SELECT commit_key FROM temp.found WHERE kind IN (1, 2));
        INSERT OR IGNORE INTO commit_queue (commit_key) SELECT commit_key FROM temp.found;
        INSERT OR IGNORE INTO landing_queue (commit_key) SELECT commit_key FROM temp.found UNION SELECT target_key FROM temp.found;
        """, new { community });

    /// <summary>Of shortened ids, all: they may have become ambiguous.</summary>
    private List<(OpenMarker Marker, long? Target)> ChangedIds() =>
        [.. Open().Select(marker => (Marker: marker, Target: Find(marker.Target))).Where(found => found.Target != found.Marker.TargetKey)];

    private List<OpenMarker> Open() =>
        [.. connection.Query<OpenMarker>(
            """
            SELECT m.commit_key AS CommitKey, m.kind AS Kind, m.target AS Target, m.target_key AS TargetKey
            FROM   commit_markers m CROSS JOIN commits c ON c.commit_key = m.commit_key
            WHERE  c.community_key = @community AND m.kind IN (1, 2, 3) AND length(m.target) NOT IN (40, 64)
            """, new { community })];

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
            DELETE FROM commit_markers WHERE commit_key = @CommitKey AND kind = 4 AND @found IS NOT NULL AND @Kind IN (1, 2);
            INSERT OR IGNORE INTO commit_queue (commit_key) VALUES (@CommitKey);
            INSERT OR IGNORE INTO landing_queue (commit_key) VALUES (@CommitKey);
            INSERT OR IGNORE INTO landing_queue (commit_key) SELECT column1 FROM (VALUES (@found), (@TargetKey)) WHERE column1 IS NOT NULL;
            """, new { found, marker.CommitKey, marker.Kind, marker.Target, marker.TargetKey });
}

/// <summary>A marker whose target is to be looked for.</summary>
internal sealed record OpenMarker(long CommitKey, long Kind, string Target, long? TargetKey);
