namespace Tracker.Core.MailIn;

/// <summary>Gathers an mbox file's mails into batches and knows the bookmark behind the last one.</summary>
/// <param name="before">Where reading goes on; null reads from the start.</param>
/// <param name="outdated">The bookmark that the file does not fit any more, because it was rewritten; null when it was not.</param>
internal sealed class MboxBatch(string source, MboxBookmark? before, MboxBookmark? outdated, string fileState)
{
    public const int MaxMails = 1000;
    public const int MaxBytes = 16 * 1024 * 1024;

    private readonly HashSet<string>? alive = outdated is null ? null : [];
    private List<RawMail> mails = [];
    private List<string> removed = [];
    private long bytes;
    private MboxMail? last;

    public bool IsFullFor(MboxMail mail) => mails.Count == MaxMails || (mails.Count > 0 && bytes + mail.Bytes.Length > MaxBytes);

    /// <param name="earliest">Mails that came before are passed over.</param>
    public void Add(MboxMail mail, DateTimeOffset? earliest)
    {
        var isFirst = last is null;
        last = mail;
        alive?.Add(mail.Locator);
        if (isFirst && before is { HasMail: true } && !IsNewForm(mail))
            return;
        var archivedAt = MboxFromLine.Date(mail.FromLine);
        if (archivedAt < earliest)
            return;
        mails.Add(new RawMail(mail.Locator, mail.Bytes, archivedAt));
        bytes += mail.Bytes.Length;
    }

    public ArchiveBatch Take() => Take(isDamaged: before?.IsDamaged ?? false, isLast: false, []);

    /// <summary>What is left, and what is wrong with the file; null when the last pass knew all of it.</summary>
    public ArchiveBatch? TakeLast(string? damage)
    {
        if (before is { IsDamaged: true } && damage is null)
            removed.Add(MboxBookmark.DamageLocator);
        var batch = Take(damage is not null, isLast: true, damage is null ? [] : [(MboxBookmark.DamageLocator, damage)]);
        return outdated is not null || batch.Mails.Count + batch.Removed.Count > 0 || batch.Bookmark != before?.ToString() ? batch : null;
    }

    /// <summary>The file cannot be opened: what was read of it stays, and the next pass tries again.</summary>
    public ArchiveBatch TakeUnreadable(string failure) =>
        new(source, [], [], null, [(MboxBookmark.DamageLocator, failure)], MboxBookmark.After(null, before, "-", isDamaged: true).ToString());

    private ArchiveBatch Take(bool isDamaged, bool isLast, IReadOnlyList<(string Locator, string Reason)> unreadable)
    {
        // Only a whole reading tells what a rewritten file has no longer: until its end the old bookmark stands.
        var bookmark = isLast || outdated is null ? MboxBookmark.After(last, before, isLast ? fileState : "-", isDamaged) : outdated;
        if (unreadable.Count > 0)
            alive?.Add(MboxBookmark.DamageLocator);
        var batch = new ArchiveBatch(source, mails, removed, isLast ? alive : null, unreadable, bookmark.ToString());
        (mails, removed, bytes) = ([], [], 0);
        return batch;
    }

    /// <summary>Whether the mail that was the file's last has grown since; its shorter form is to go.</summary>
    private bool IsNewForm(MboxMail mail)
    {
        if (mail.Locator == before?.Locator)
            return false;
        if (before is not null)
            removed.Add(before.Locator);
        return true;
    }
}
