using Microsoft.Data.Sqlite;

namespace Tracker.Core.Landings;

/// <summary>Brings the landings up to date for the patches whose matches, branches or reverts changed.</summary>
public static class LandingStep
{
    private const int BatchSize = 1_000;

    /// <returns>How many landings were written.</returns>
    public static long Run(SqliteConnection connection, IProgress<SyncProgress> progress, CancellationToken cancellationToken)
    {
        var store = new LandingStore(connection);
        var (done, written, total) = (0L, 0L, store.CountQueued());
        while (store.Queued(BatchSize) is [_, ..] commits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var transaction = connection.BeginTransaction();
            foreach (var mailKey in store.MailsOf(commits))
                written += store.Replace(mailKey, LandingRules.Decide(store.PresencesOf(mailKey)));
            store.RemoveFromQueue(commits);
            transaction.Commit();
            done += commits.Count;
            progress.Report(new SyncProgress("landings", done, total));
        }
        return written;
    }
}
