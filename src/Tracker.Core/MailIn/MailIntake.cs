using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>What came in from an archive.</summary>
/// <param name="Read">Mails looked at, those included that were there before or are older than the archive's Since.</param>
/// <param name="New">Mails that were not known by their message-id.</param>
/// <param name="SetAside">Mails that could not be read.</param>
/// <param name="Removed">Mails that no archive has any more.</param>
public sealed record MailIntakeResult(long Read, long New, long SetAside, long Removed);

/// <summary>Takes one archive in: reads what is new, reads its mails, and stores both batch by batch with the bookmark.</summary>
/// <param name="read">Reads one mail; is called from a thread of its own.</param>
public sealed class MailIntake(TrackerDatabase database, TimeProvider clock, Func<byte[], DateTimeOffset?, MailReading> read)
{
    /// <exception cref="TrackerException">The archive cannot be read or the database not written; the batches before are stored.</exception>
    public MailIntakeResult TakeIn(
        SqliteConnection connection, string community, Archive archive, ArchiveReader reader, IProgress<long> progress, CancellationToken cancellationToken)
    {
        try
        {
            return Store(connection, community, archive, reader, progress, cancellationToken);
        }
        catch (SqliteException failure) when (IsOfDisk(failure))
        {
            throw database.NotWritable(failure);
        }
    }

    private MailIntakeResult Store(
        SqliteConnection connection, string community, Archive archive, ArchiveReader reader, IProgress<long> progress, CancellationToken cancellationToken)
    {
        using var store = new MailStore(connection, community, archive);
        var soFar = new ReadSoFar(store.Bookmarks(), LocatorsOf(store.ArchiveKey));
        var result = new MailIntakeResult(0, 0, 0, 0);
        using var pipeline = new IntakePipeline(token => reader.ReadNew(soFar, token), read, cancellationToken);
        foreach (var batch in pipeline.Batches())
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = Add(result, store.Store(batch));
            progress.Report(result.Read);
        }
        store.EndReading(clock.GetUtcNow());
        return result;
    }

    /// <summary>Asked from the thread that reads the archive: it must not share the writer's connection.</summary>
    private Func<string, IReadOnlySet<string>> LocatorsOf(long archiveKey) => source =>
    {
        using var connection = database.OpenForReading();
        return MailStore.Locators(connection, archiveKey, source);
    };

    private static MailIntakeResult Add(MailIntakeResult sum, MailIntakeResult more) =>
        new(sum.Read + more.Read, sum.New + more.New, sum.SetAside + more.SetAside, sum.Removed + more.Removed);

    /// <summary>SQLITE_PERM, READONLY, IOERR, FULL, CANTOPEN (sqlite3.h).</summary>
    private static bool IsOfDisk(SqliteException failure) => failure.SqliteErrorCode is 3 or 8 or 10 or 13 or 14;
}
