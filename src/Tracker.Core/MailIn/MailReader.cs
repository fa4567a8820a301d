using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>Makes facts of a mail's bytes; never throws, whatever they are.</summary>
public static class MailReader
{
    /// <param name="archivedAt">When the archive got it, null when it does not say.</param>
    public static MailReading Read(byte[] raw, DateTimeOffset? archivedAt)
    {
        var bytes = WithoutFromLine(raw);
        if (MailLimits.Refusal(bytes) is { } refusal)
            return new MailReading.SetAside(refusal);
        using var mime = MimeReader.Open(bytes);
        if (mime is null)
            return new MailReading.SetAside("This is not a mail: it has no headers.");
        return MessageIds.Own(mime.RawHeaders("Message-ID")) is { } messageId
            ? new MailReading.Mail(Facts(mime, messageId, archivedAt))
            : new MailReading.SetAside("The mail has no Message-ID.");
    }

    /// <summary>The text that the mail says, for a reader; empty when there is none.</summary>
    public static string ReadText(byte[] raw)
    {
        var bytes = WithoutFromLine(raw);
        if (MailLimits.Refusal(bytes) is not null)
            return "";
        using var mime = MimeReader.Open(bytes);
        return mime is null ? "" : MailBody.Of(mime.Texts()).Text;
    }

    /// <summary>The same of the mail with this message-id; null when the bytes are another mail, or none.</summary>
    public static string? ReadText(byte[] raw, string messageId)
    {
        var bytes = WithoutFromLine(raw);
        if (MailLimits.Refusal(bytes) is not null)
            return null;
        using var mime = MimeReader.Open(bytes);
        return mime is not null && MessageIds.Own(mime.RawHeaders("Message-ID")) == messageId ? MailBody.Of(mime.Texts()).Text : null;
    }

    /// <summary>The patch that a mail carries, for a reader; null when the bytes are another mail, or none.</summary>
    public static PatchText? ReadPatch(byte[] raw, string messageId)
    {
        var bytes = WithoutFromLine(raw);
        if (MailLimits.Refusal(bytes) is not null)
            return null;
        using var mime = MimeReader.Open(bytes);
        if (mime is null || MessageIds.Own(mime.RawHeaders("Message-ID")) != messageId)
            return null;
        var body = MailBody.Of(mime.Texts());
        return body.ReadPatch(PatchMail.Title(PatchSubject.Parse(Headers.Clean(mime.Header("Subject") ?? "")), body));
    }

    private static MailFacts Facts(MimeReader mime, string messageId, DateTimeOffset? archivedAt)
    {
        var date = MailDates.Read(mime.RawHeader("Date"));
        var subject = Headers.Clean(mime.Header("Subject") ?? "");
        var from = MailSender.Of(mime);
        var (parent, references) = Ancestors(mime, messageId);
        var body = MailBody.Of(mime.Texts());
        var parsed = PatchSubject.Parse(subject);
        var kind = MailKindRules.KindOf(new MailSigns(
            messageId, subject, parsed, from, parent is not null, mime.Header("X-stable") ?? "", Client(mime), body.Text, body.HasDiff()));
        return new MailFacts
        {
            MessageId = messageId,
            Date = date,
            PostedAt = MailDates.Posted(date, MailDates.OfReceived(mime.RawHeader("Received")), archivedAt),
            From = from,
            Subject = subject,
            InReplyTo = parent,
            References = references,
            Kind = kind,
            Patch = kind is MailKind.Patch or MailKind.Cover ? PatchMail.Read(kind, parsed, from, date, body) : null,
            Claims = MailClaims.In(kind, subject, parsed, parent, body),
            Pull = kind == MailKind.PullRequest ? PullMail.Read(parsed, body.Text) : null,
            Announcements = kind == MailKind.Announcement ? AnnouncementMail.Read(parsed.Title, body.Text) : null,
        };
    }

    /// <summary>Of a mail without In-Reply-To: the last reference is the parent (RFC 5322, 3.6.4). No mail is its own ancestor.</summary>
    private static (string? Parent, IReadOnlyList<string> References) Ancestors(MimeReader mime, string messageId)
    {
        var references = MessageIds.In(mime.RawHeader("References") ?? "").Where(id => id != messageId).ToList();
        var parents = MessageIds.In(mime.RawHeader("In-Reply-To") ?? "").Where(id => id != messageId);
        return (parents.FirstOrDefault() ?? references.LastOrDefault(), references);
    }

    private static string Client(MimeReader mime) => $"{mime.Header("X-Mailer")}{mime.Header("User-Agent")}";

    // Archives that were mbox files once have mails that begin with the mbox's own line.
    private static ReadOnlySpan<byte> WithoutFromLine(ReadOnlySpan<byte> raw) =>
        (raw.StartsWith("From "u8) || raw.StartsWith(">From "u8)) && raw.IndexOf((byte)'\n') is var end and >= 0 ? raw[(end + 1)..] : raw;
}
