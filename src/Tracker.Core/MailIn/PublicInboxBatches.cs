using Tracker.Core.Git;

namespace Tracker.Core.MailIn;

/// <summary>Gathers mails into batches of a bounded size.</summary>
internal sealed class PublicInboxBatches(GitObjects objects, string source)
{
    private const int MostMails = 1000;
    private const long MostBytes = 8 << 20;

    private readonly List<(string Locator, string Reason)> unreadable = [];
    private readonly HashSet<string> removed = [];
    private List<RawMail> mails = [];
    private long bytes;

    public bool IsFull => mails.Count >= MostMails || bytes >= MostBytes || removed.Count >= MostMails;

    /// <summary>What is in a batch was removed before what came in it: a mail that comes back needs a new one.</summary>
    public bool HasRemoved(string locator) => removed.Contains(locator);

    public void Add(in GitOid blob, DateTimeOffset? archivedAt)
    {
        var locator = blob.ToString();
        using var mail = objects.Read(blob);
        if (mail.Kind != GitObjectKind.Blob)
        {
            SetAside(blob, mail.Failure ?? "it is no file");
            return;
        }
        mails.Add(new RawMail(locator, mail.Bytes.ToArray(), archivedAt));
        bytes += mail.Bytes.Length;
    }

    public void SetAside(in GitOid id, string reason) => unreadable.Add((id.ToString(), reason));

    public void Remove(string locator)
    {
        mails.RemoveAll(mail => mail.Locator == locator);
        removed.Add(locator);
    }

    public ArchiveBatch Take(string bookmark, IReadOnlySet<string>? alive)
    {
        var batch = new ArchiveBatch(source, mails, [.. removed], alive, [.. unreadable], bookmark);
        mails = [];
        removed.Clear();
        unreadable.Clear();
        bytes = 0;
        return batch;
    }
}
