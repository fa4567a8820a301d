using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.MailIn;

/// <summary>Stores an archive's mails, and where in it they are, one batch a transaction.</summary>
internal sealed class MailStore : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Archive archive;
    private readonly MailRows mails;
    private readonly PlaceRows places;

    public MailStore(SqliteConnection connection, string community, Archive archive)
    {
        this.connection = connection;
        this.archive = archive;
        var communityKey = CommunityRow.Ensure(connection, community);
        ArchiveKey = EnsureArchive(connection, communityKey, archive);
        mails = new MailRows(connection, communityKey);
        places = new PlaceRows(connection, ArchiveKey);
    }

    public long ArchiveKey { get; }

    /// <summary>How far each source has been read. One that must be read again from its start has none.</summary>
    public IReadOnlyDictionary<string, string> Bookmarks() =>
        connection.Query<(string Name, string Bookmark)>(
            """
            SELECT name, bookmark
            FROM   archive_sources
            WHERE  archive_key = @ArchiveKey
                   AND bookmark <> ''
            """, new { ArchiveKey }).ToDictionary(source => source.Name, source => source.Bookmark);

    /// <summary>What is stored of a source, by whoever asks on a connection of their own.</summary>
    public static IReadOnlySet<string> Locators(SqliteConnection connection, long archiveKey, string source) =>
        connection.Query<object>(
            """
            SELECT p.locator
            FROM   mail_places p
                   JOIN archive_sources s ON s.source_key = p.source_key
            WHERE  s.archive_key = @archiveKey
                   AND s.name = @source
            """, new { archiveKey, source })
            .Select(row => PlaceRows.LocatorOf(((IDictionary<string, object>)row)["locator"])).ToHashSet();

    /// <summary>Stores a batch and its bookmark, or neither.</summary>
    public MailIntakeResult Store(MailBatch batch)
    {
        using var transaction = connection.BeginTransaction();
        var source = places.Source(batch.Archive.Source, batch.Archive.Bookmark);
        var isNew = 0L;
        var setAside = 0L;
        List<long> left = [];
        foreach (var (locator, reading) in batch.Readings)
        {
            if (reading is MailReading.Mail { Facts.MessageId.Length: <= MailRows.LongestId } mail)
                isNew += IsTooOld(mail.Facts) ? 0 : StoreMail(source, locator, mail.Facts, left);
            else
                setAside += SetAside(source, locator, (reading as MailReading.SetAside)?.Reason ?? "Its Message-ID is too long.", left);
        }
        foreach (var (locator, reason) in batch.Archive.Unreadable)
            setAside += SetAside(source, locator, reason, left);
        var removed = Remove(source, batch.Archive, left);
        transaction.Commit();
        return new MailIntakeResult(batch.Readings.Count + batch.Archive.Unreadable.Count, isNew, setAside, removed);
    }

    /// <summary>The archive has been read to its end.</summary>
    public void EndReading(DateTimeOffset now) =>
        connection.Execute(
            """
            UPDATE archives
            SET    read_at = @now
            WHERE  archive_key = @ArchiveKey
            """, new { ArchiveKey, now = now.ToUnixTimeSeconds() });

    public void Dispose()
    {
        mails.Dispose();
        places.Dispose();
    }

    /// <summary>Mails whose place is known are not looked at again: a locator names its content, or is new when that changes.</summary>
    private long StoreMail(long source, string locator, MailFacts facts, List<long> left)
    {
        var place = places.Find(source, locator);
        var known = mails.Find(facts.MessageId);
        if (known is { } mail)
        {
            if (place == mail)
                return 0;
            if (places.Supersedes(source, mail))
                mails.Replace(mail, facts);
        }
        var key = known ?? mails.Insert(facts);
        places.Put(source, locator, key, setAside: null);
        if (place is { } before)
            left.Add(before);
        return known is null ? 1 : 0;
    }

    private long SetAside(long source, string locator, string reason, List<long> left)
    {
        if (places.Find(source, locator) is { } before)
            left.Add(before);
        places.Put(source, locator, mail: null, reason);
        return 1;
    }

    /// <summary>Takes out the places that the archive has dropped, and the mails that are nowhere any more.</summary>
    private long Remove(long source, ArchiveBatch batch, List<long> left)
    {
        foreach (var locator in batch.Removed)
            left.AddRange(places.Remove(source, locator));
        if (batch.Alive is { } alive)
        {
            foreach (var locator in places.Locators(source).Where(locator => !alive.Contains(locator)).ToList())
                left.AddRange(places.Remove(source, locator));
        }
        var removed = 0L;
        foreach (var mail in left.Distinct().Where(mail => !places.HasAny(mail)))
        {
            mails.Remove(mail);
            removed++;
        }
        return removed;
    }

    private bool IsTooOld(MailFacts facts) => facts.PostedAt < archive.Earliest;

    /// <summary>
    /// The archive's row. When it is to be read from an earlier day than before, the bookmarks are emptied with the same
    /// stroke: what was skipped has to be read. A later day changes nothing, since what is stored goes back further.
    /// </summary>
    private static long EnsureArchive(SqliteConnection connection, long community, Archive archive)
    {
        using var transaction = connection.BeginTransaction();
        var since = archive.Earliest?.ToUnixTimeSeconds();
        var key = connection.ExecuteScalar<long>(
            """
            INSERT INTO archives (community_key, name, since) VALUES (@community, @Name, @since) ON CONFLICT DO NOTHING;

            UPDATE archive_sources
            SET    bookmark = ''
            WHERE  archive_key = (SELECT archive_key FROM archives
                                  WHERE  community_key = @community AND name = @Name AND since > coalesce(@since, -9e15));
            UPDATE archives
            SET    since = @since, read_at = NULL
            WHERE  community_key = @community AND name = @Name AND since > coalesce(@since, -9e15);

            SELECT archive_key FROM archives WHERE community_key = @community AND name = @Name;
            """, new { community, archive.Name, since }, transaction);
        transaction.Commit();
        return key;
    }
}
