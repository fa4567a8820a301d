using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Tracker.Core.Storage;

namespace Tracker.Core;

/// <summary>
/// Makes everything derived again from the mail and git data that is there. Mails keep their numbers, so that series
/// keep their addresses; in which states rebuilt branches were seen stays, and is gone through again, since the trees do
/// not tell it any more. Killed half-way, the next sync finishes it.
/// </summary>
public sealed class Rebuild(SyncRequest request, TimeProvider clock, ILogger logger, IProgress<SyncProgress> progress)
{
    /// <exception cref="TrackerException">Another pass holds the lock, or the data folder cannot be written.</exception>
    public SyncOutcome Run(CancellationToken cancellationToken)
    {
        using var held = DataLock.Take(request.DataFolder, clock);
        var database = TrackerDatabase.In(request.DataFolder);
        using var connection = database.OpenForWriting();
        Forget(connection, database);
        return new SyncPass(request with { Archive = null, Tree = null, Fetch = false }, clock, logger, progress).RunUnderLock(connection, cancellationToken);
    }

    private static void Forget(SqliteConnection connection, TrackerDatabase database)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(
                """
                DELETE FROM landing_queue;
                DELETE FROM share_queue;
                DELETE FROM commit_queue;
                DELETE FROM waiting_commits;
                DELETE FROM patch_queue;
                DELETE FROM series_queue;
                DELETE FROM claim_queue;
                DELETE FROM landings;
                DELETE FROM matches;
                DELETE FROM evidence;
                DELETE FROM match_windows;
                DELETE FROM branch_commits;
                DELETE FROM commit_markers;
                DELETE FROM commit_links;
                DELETE FROM commit_diffs;
                DELETE FROM commits;
                DELETE FROM commits_set_aside;
                DELETE FROM releases;
                UPDATE branches SET tip = NULL;
                UPDATE trees SET read_at = NULL;
                UPDATE communities SET compared_up_to = 0;
                DELETE FROM series_search;
                DELETE FROM version_parts;
                DELETE FROM versions;
                DELETE FROM series;
                DELETE FROM series_members;
                DELETE FROM series_keys;
                DELETE FROM patches;
                DELETE FROM claims;
                DELETE FROM pulls;
                DELETE FROM announcements;
                DELETE FROM mail_places;
                DELETE FROM archive_sources;
                UPDATE archives SET read_at = NULL;
                """);
            transaction.Commit();
        }
        catch (SqliteException failure) when (TrackerDatabase.IsOfDisk(failure))
        {
            throw database.NotWritable(failure);
        }
    }
}
