namespace Tracker.Core.MailIn;

/// <summary>Reads one archive: brings it up to date, tells what is new in it, and reads a mail again.</summary>
public abstract class ArchiveReader : IDisposable
{
    /// <summary>Fetches what is remote; does nothing for a folder or a file.</summary>
    /// <exception cref="TrackerException">It could not be fetched; what was there before is as it was.</exception>
    public abstract void Fetch(IProgress<string> progress, CancellationToken cancellationToken);

    /// <summary>What came since the bookmarks, oldest first, in batches that can each be stored with their bookmark.</summary>
    /// <exception cref="TrackerException">The archive cannot be read at all; the message names it.</exception>
    public abstract IEnumerable<ArchiveBatch> ReadNew(ReadSoFar soFar, CancellationToken cancellationToken);

    /// <summary>The raw bytes of a mail, or null when the archive has it no longer.</summary>
    public abstract byte[]? Read(MailPlace place);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>Where in an archive a mail is.</summary>
/// <param name="Source">The part of the archive that has its own bookmark: an epoch ("0"), a file's name, or "" where there is but one.</param>
/// <param name="Locator">What finds the mail in its source: a blob id, "offset:length", a Maildir file's unique name.</param>
public sealed record MailPlace(string Source, string Locator);

/// <summary>A mail's bytes with its place.</summary>
/// <param name="ArchivedAt">When the archive got it (commit date, From_ line, file time), null when it does not say.</param>
public sealed record RawMail(string Locator, byte[] Bytes, DateTimeOffset? ArchivedAt);

/// <summary>A piece of an archive and the bookmark that says that it has been read up to its end.</summary>
/// <param name="Removed">Locators that the archive has dropped.</param>
/// <param name="Alive">
/// Set on the last batch of a source that was read from its start because its history was rewritten: every locator that
/// is there now; places with other locators are to be removed.
/// </param>
/// <param name="Unreadable">Locators that could not be read, each with its reason; they are set aside.</param>
public sealed record ArchiveBatch(
    string Source,
    IReadOnlyList<RawMail> Mails,
    IReadOnlyList<string> Removed,
    IReadOnlySet<string>? Alive,
    IReadOnlyList<(string Locator, string Reason)> Unreadable,
    string Bookmark);

/// <summary>How far an archive has been read.</summary>
/// <param name="Bookmarks">By source, as the batches gave them.</param>
/// <param name="Locators">The locators already stored of a source (for formats without an order, such as Maildir).</param>
public sealed record ReadSoFar(IReadOnlyDictionary<string, string> Bookmarks, Func<string, IReadOnlySet<string>> Locators);
