using Tracker.Core.MailIn;

namespace Tracker.Tests.MailIn;

/// <summary>Reads archives as a sync pass does: batch by batch, keeping bookmarks and places.</summary>
internal sealed class Archives
{
    private readonly Dictionary<string, string> bookmarks = [];
    private readonly Dictionary<string, HashSet<string>> places = [];

    public static ReadSoFar NothingYet { get; } = new(new Dictionary<string, string>(), _ => new HashSet<string>());

    /// <summary>Locators of all mails that are stored, as "source locator".</summary>
    public IEnumerable<string> Stored => places.SelectMany(source => source.Value.Select(locator => $"{source.Key} {locator}")).Order();

    public List<string> SetAside { get; } = [];

    /// <summary>What came anew, after it was stored.</summary>
    /// <param name="atMost">So many batches; the pass dies then.</param>
    public List<ArchiveBatch> ReadNew(ArchiveReader archive, int atMost = int.MaxValue)
    {
        var batches = archive.ReadNew(new ReadSoFar(bookmarks, source => places.GetValueOrDefault(source, [])), CancellationToken.None).Take(atMost).ToList();
        batches.ForEach(Store);
        return batches;
    }

    /// <summary>The ids of the mails that came anew, or why they were set aside.</summary>
    public List<string> ReadNewMessageIds(ArchiveReader archive) =>
        [.. ReadNew(archive).SelectMany(batch => batch.Mails).Select(mail => MailReader.Read(mail.Bytes, mail.ArchivedAt))
            .Select(reading => reading is MailReading.Mail mail ? mail.Facts.MessageId : ((MailReading.SetAside)reading).Reason)];

    private void Store(ArchiveBatch batch)
    {
        var stored = places.TryGetValue(batch.Source, out var known) ? known : places[batch.Source] = [];
        stored.ExceptWith(batch.Removed);
        stored.UnionWith(batch.Mails.Select(mail => mail.Locator));
        foreach (var (locator, reason) in batch.Unreadable)
        {
            stored.Add(locator);
            SetAside.Add(reason);
        }
        if (batch.Alive is { } alive)
            stored.IntersectWith(alive);
        bookmarks[batch.Source] = batch.Bookmark;
    }
}
