using Dapper;
using LibGit2Sharp;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>A patch mail read again, or the reason why it cannot be.</summary>
public sealed record StoredPatch(PatchText? Patch, string? Unreadable);

/// <summary>What a mail says, read again, or the reason why it cannot be.</summary>
public sealed record StoredWords(string? Text, string? Unreadable);

/// <summary>Reads mails again from the archives that they were taken from: the database keeps no texts.</summary>
/// <param name="community">As it is configured now.</param>
public sealed class StoredMails(SqliteConnection connection, Community community, string dataFolder) : IDisposable
{
    private readonly Dictionary<string, ArchiveReader> readers = [];

    /// <summary>The patch that a mail carries, from the first of its places where it still is.</summary>
    public StoredPatch ReadPatch(string messageId)
    {
        var (patch, failure) = Read(messageId, bytes => MailReader.ReadPatch(bytes, messageId));
        return new StoredPatch(patch, failure);
    }

    /// <summary>The text that a mail says, from the first of its places where it still is.</summary>
    public StoredWords ReadText(string messageId)
    {
        var (text, failure) = Read(messageId, bytes => MailReader.ReadText(bytes, messageId));
        return new StoredWords(text, failure);
    }

    public void Dispose()
    {
        foreach (var reader in readers.Values)
            reader.Dispose();
    }

    private (T? Found, string? Failure) Read<T>(string messageId, Func<byte[], T?> read)
        where T : class
    {
        string? failure = null;
        foreach (var place in Places(messageId))
        {
            try
            {
                if (ReaderOf(place.Archive).Read(new MailPlace(place.Source, place.Locator)) is { } bytes && read(bytes) is { } found)
                    return (found, null);
                failure ??= $"The archive '{place.Archive}' has the mail no longer where it was read.";
            }
            catch (Exception gone) when (gone is TrackerException or LibGit2SharpException or IOException or UnauthorizedAccessException or InvalidDataException)
            {
                failure ??= $"The mail cannot be read again: {gone.Message}";
            }
        }
        return (null, failure ?? "The mail is in no archive that is read.");
    }

    /// <exception cref="TrackerException">The configuration names it no longer, or it is not there.</exception>
    private ArchiveReader ReaderOf(string name)
    {
        if (readers.TryGetValue(name, out var known))
            return known;
        var archive = community.Archives.FirstOrDefault(archive => archive.Name == name)
            ?? throw new TrackerException($"The configuration names no archive '{name}' any more.");
        var reader = Archives.Open(archive, Archives.FolderOf(dataFolder, community.Name, name));
        readers.Add(name, reader);
        return reader;
    }

    // The first archive's copy counts.
    private IEnumerable<Place> Places(string messageId) => connection.Query<Place>(
        """
        SELECT   a.name AS Archive, s.name AS Source,
                 CASE typeof(p.locator) WHEN 'blob' THEN lower(hex(p.locator)) ELSE p.locator END AS Locator
        FROM     communities n
                 CROSS JOIN mails m           ON m.community_key = n.community_key AND m.message_id = @messageId
                 CROSS JOIN mail_places p     ON p.mail_key = m.mail_key
                 CROSS JOIN archive_sources s ON s.source_key = p.source_key
                 CROSS JOIN archives a        ON a.archive_key = s.archive_key
        WHERE    n.name = @Name
        ORDER BY a.archive_key, s.source_key
        """, new { messageId, community.Name });

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Place(string Archive, string Source, string Locator);
}
