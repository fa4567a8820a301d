using Tracker.Core.Git;

namespace Tracker.Core.MailIn;

/// <summary>Opens an archive in whatever format it is.</summary>
public static class Archives
{
    /// <summary>Where a remote archive's epochs are kept.</summary>
    public static string FolderOf(string dataFolder, string community, string archive) =>
        Path.Combine(dataFolder, "mail", GitStore.Escape(community), GitStore.Escape(archive));

    /// <param name="folder">Where its fetched epochs are kept, when it is remote.</param>
    /// <exception cref="TrackerException">There is nothing of that format there.</exception>
    public static ArchiveReader Open(Archive archive, string folder) => archive.Format switch
    {
        ArchiveFormat.PublicInbox => new PublicInboxArchive(archive, folder),
        ArchiveFormat.Mbox => new MboxArchive(archive),
        ArchiveFormat.Maildir => new MaildirArchive(archive),
        _ => throw new ArgumentOutOfRangeException(nameof(archive), archive.Format, "No such format."),
    };
}
