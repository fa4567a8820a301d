using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>The rows that say where in an archive a mail is.</summary>
internal sealed class PlaceRows(SqliteConnection connection, long archiveKey) : IDisposable
{
    private const int Sha1HexLength = 40;

    private readonly PreparedStatement source = new(
        connection,
        """
        INSERT INTO archive_sources (archive_key, name, bookmark) VALUES (@archive, @name, @bookmark)
        ON CONFLICT (archive_key, name) DO UPDATE SET bookmark = excluded.bookmark
        RETURNING   source_key
        """, "@archive", "@name", "@bookmark");

    private readonly PreparedStatement find = new(
        connection,
        """
        SELECT mail_key
        FROM   mail_places
        WHERE  source_key = @source AND locator = @locator
        """, "@source", "@locator");

    private readonly PreparedStatement put = new(
        connection,
        """
        INSERT INTO mail_places (source_key, locator, mail_key, set_aside) VALUES (@source, @locator, @mail, @setAside)
        ON CONFLICT (source_key, locator) DO UPDATE SET mail_key = excluded.mail_key, set_aside = excluded.set_aside
        """, "@source", "@locator", "@mail", "@setAside");

    private readonly PreparedStatement remove = new(
        connection,
        """
        DELETE FROM mail_places
        WHERE       source_key = @source AND locator = @locator
        RETURNING   mail_key
        """, "@source", "@locator");

    private readonly PreparedStatement locators = new(
        connection,
        """
        SELECT locator
        FROM   mail_places
        WHERE  source_key = @source
        """, "@source");

    private readonly PreparedStatement hasAny = new(
        connection,
        """
        SELECT EXISTS (SELECT 1 FROM mail_places WHERE mail_key = @mail)
        """, "@mail");

    // The first archive's copy counts, in its newest form there: so it does not matter which archive was read first.
    private readonly PreparedStatement supersedes = new(
        connection,
        """
        SELECT coalesce(min(s.archive_key) > @archive
                        OR (min(s.archive_key) = @archive AND max(s.source_key = @source)), 1)
        FROM   mail_places p
               JOIN archive_sources s ON s.source_key = p.source_key
        WHERE  p.mail_key = @mail
        """, "@archive", "@source", "@mail");

    /// <summary>The key of a source, with the bookmark up to which it is read once this transaction is stored.</summary>
    public long Source(SqliteTransaction transaction, string name, string bookmark) =>
        source.Number(transaction, archiveKey, name, bookmark) ?? throw new InvalidOperationException(name);

    /// <summary>The mail at a place; null when there is none, or one that was set aside.</summary>
    public long? Find(SqliteTransaction transaction, long sourceKey, string locator) =>
        find.Number(transaction, sourceKey, Stored(locator));

    public void Put(SqliteTransaction transaction, long sourceKey, string locator, long? mail, string? setAside) =>
        put.Run(transaction, sourceKey, Stored(locator), mail, setAside);

    /// <summary>Removes a place; gives the mail that was there.</summary>
    public IReadOnlyList<long> Remove(SqliteTransaction transaction, long sourceKey, string locator) =>
        remove.Number(transaction, sourceKey, Stored(locator)) is { } mail ? [mail] : [];

    public IReadOnlyList<string> Locators(SqliteTransaction transaction, long sourceKey)
    {
        List<string> found = [];
        using var rows = locators.Rows(transaction, sourceKey);
        while (rows.Read())
            found.Add(LocatorOf(rows.GetValue(0)));
        return found;
    }

    public bool HasAny(SqliteTransaction transaction, long mail) => hasAny.Number(transaction, mail) == 1;

    /// <summary>Whether a new copy of a mail in this source counts in place of the stored one.</summary>
    public bool Supersedes(SqliteTransaction transaction, long sourceKey, long mail) =>
        supersedes.Number(transaction, archiveKey, sourceKey, mail) == 1;

    /// <summary>A stored locator as readers give it.</summary>
    public static string LocatorOf(object stored) => stored is byte[] id ? Convert.ToHexStringLower(id) : (string)stored;

    public void Dispose()
    {
        source.Dispose();
        find.Dispose();
        put.Dispose();
        remove.Dispose();
        locators.Dispose();
        hasAny.Dispose();
        supersedes.Dispose();
    }

    private static object Stored(string locator) =>
        locator.Length == Sha1HexLength && locator.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(locator) : locator;
}
