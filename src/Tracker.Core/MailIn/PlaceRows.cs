using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>The rows that say where in an archive a mail is.</summary>
internal sealed class PlaceRows(SqliteConnection connection, long archiveKey) : IDisposable
{
    private const int Sha1HexLength = 40;

    private readonly Statement source = new(
        connection,
        """
        INSERT INTO archive_sources (archive_key, name, bookmark) VALUES (?1, ?2, ?3)
        ON CONFLICT (archive_key, name) DO UPDATE SET bookmark = excluded.bookmark
        RETURNING   source_key
        """);

    private readonly Statement find = new(
        connection,
        """
        SELECT mail_key
        FROM   mail_places
        WHERE  source_key = ?1 AND locator = ?2
        """);

    private readonly Statement put = new(
        connection,
        """
        INSERT INTO mail_places (source_key, locator, mail_key, set_aside) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (source_key, locator) DO UPDATE SET mail_key = excluded.mail_key, set_aside = excluded.set_aside
        """);

    private readonly Statement remove = new(
        connection,
        """
        DELETE FROM mail_places
        WHERE       source_key = ?1 AND locator = ?2
        RETURNING   mail_key
        """);

    private readonly Statement locators = new(
        connection,
        """
        SELECT locator
        FROM   mail_places
        WHERE  source_key = ?1
        """);

    private readonly Statement hasAny = new(
        connection,
        """
        SELECT EXISTS (SELECT 1 FROM mail_places WHERE mail_key = ?1)
        """);

    // The first archive's copy counts, in its newest form there: so it does not matter which archive was read first.
    private readonly Statement supersedes = new(
        connection,
        """
        SELECT coalesce(min(s.archive_key) > ?1
                        OR (min(s.archive_key) = ?1 AND max(s.source_key = ?2)), 1)
        FROM   mail_places p
               JOIN archive_sources s ON s.source_key = p.source_key
        WHERE  p.mail_key = ?3
        """);

    /// <summary>The key of a source, with the bookmark up to which it is read once this transaction is stored.</summary>
    public long Source(string name, string bookmark) =>
        source.Bind(1, archiveKey).Bind(2, name).Bind(3, bookmark).Run() ?? throw new InvalidOperationException(name);

    /// <summary>The mail at a place; null when there is none, or one that was set aside.</summary>
    public long? Find(long sourceKey, string locator) => At(find, sourceKey, locator).Run();

    public void Put(long sourceKey, string locator, long? mail, string? setAside) =>
        At(put, sourceKey, locator).Bind(3, mail).Bind(4, setAside).Run();

    /// <summary>Removes a place; gives the mail that was there.</summary>
    public IReadOnlyList<long> Remove(long sourceKey, string locator) => At(remove, sourceKey, locator).Run() is { } mail ? [mail] : [];

    public IReadOnlyList<string> Locators(long sourceKey) =>
        locators.Bind(1, sourceKey).Rows(row => LocatorOf(row.IsBlob(0) ? row.Blob(0) : row.Text(0)));

    public bool HasAny(long mail) => hasAny.Bind(1, mail).Run() == 1;

    /// <summary>Whether a new copy of a mail in this source counts in place of the stored one.</summary>
    public bool Supersedes(long sourceKey, long mail) => supersedes.Bind(1, archiveKey).Bind(2, sourceKey).Bind(3, mail).Run() == 1;

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

    private static Statement At(Statement statement, long sourceKey, string locator)
    {
        statement.Bind(1, sourceKey);
        return locator.Length == Sha1HexLength && locator.All(char.IsAsciiHexDigitLower)
            ? statement.Bind(2, Convert.FromHexString(locator))
            : statement.Bind(2, locator);
    }
}
