using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Tracker.Core.Landings;
using Tracker.Core.MailIn;
using Tracker.Core.Matching;
using Tracker.Core.Series;
using Tracker.Core.Storage;

namespace Tracker.Core;

/// <summary>One pass: archives and trees in, landings out. Can be killed at any instruction and taken up by the next.</summary>
public sealed partial class SyncPass(SyncRequest request, TimeProvider clock, ILogger logger, IProgress<SyncProgress> progress)
{
    private readonly TrackerDatabase database = TrackerDatabase.In(request.DataFolder);
    private readonly List<string> failures = [];
    private long mails;
    private long setAside;
    private long commits;
    private long landings;

    /// <exception cref="TrackerException">Another pass holds the lock, or the data folder cannot be written.</exception>
    public SyncOutcome Run(CancellationToken cancellationToken)
    {
        CheckNames();
        using var held = DataLock.Take(request.DataFolder, clock);
        using var connection = database.OpenForWriting();
        try
        {
            var pass = new PassStore(connection, clock);
            pass.Begin();
            foreach (var community in request.Communities)
                Follow(connection, community, cancellationToken);
            var outcome = new SyncOutcome(mails, setAside, commits, landings, failures);
            pass.End(outcome);
            Log.PassFinished(logger, mails, setAside, commits, landings, failures.Count);
            return outcome;
        }
        catch (SqliteException failure)
        {
            throw database.NotWritable(failure);
        }
    }
}
