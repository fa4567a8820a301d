using Microsoft.Data.Sqlite;

namespace Tracker.Core.Series;

/// <summary>
/// Takes new patch mails from their queue and puts their whole clusters together anew; only series that changed are
/// written. A batch and its rows in the queue are one transaction.
/// </summary>
public sealed class SeriesStep
{
    // As many mails as are held at a time; enough that a first sync seldom comes back to a cluster.
    private const int DefaultBatch = 20_000;

    private readonly int batch;

    public SeriesStep()
        : this(DefaultBatch)
    {
    }

    internal SeriesStep(int batch) => this.batch = batch;

    /// <summary>Empties the queue, and tells how many mails were in it.</summary>
    public int Run(SqliteConnection connection, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        while (RunBatch(connection, cancellationToken) is > 0 and var mails)
        {
            done += mails;
            progress.Report(done);
        }
        return done;
    }

    private int RunBatch(SqliteConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var transaction = connection.BeginTransaction();
        var store = new SeriesStore(connection, transaction);
        var queued = store.Queued(batch);
        if (queued.Count == 0)
            return 0;
        new SeriesBatch(store, queued).Run(cancellationToken);
        store.Dequeue(queued);
        transaction.Commit();
        return queued.Count;
    }
}
