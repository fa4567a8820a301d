using Tracker.Core.Patches;

namespace Tracker.Core.Series;

/// <summary>
/// The keys of a mail: mails that share one are put together at one time. A key only brings mails to the same table;
/// whether they belong to one series is decided there.
/// </summary>
internal static class SeriesKeys
{
    /// <summary>Parts of a series that are not threaded are posted within this many seconds of each other (as b4 has it).</summary>
    internal const long UnthreadedGap = 30 * 60;

    // A mail that links to more than this is a list of things, not a new version of one.
    private const int MostLinks = 20;

    /// <summary>The keys, hashed with the community's name; some may be there twice.</summary>
    public static IReadOnlyList<long> Of(string community, SeriesMail mail)
    {
        var keys = new List<long>(10);
        foreach (var key in InThread(mail).Concat(OfSender(mail)).Concat(OfHead(mail)))
            keys.Add(StableHash.Of($"{community}\n{key}"));
        return keys;
    }

    /// <summary>Whether a mail stands for its posting: a cover letter, a first part, a patch of its own.</summary>
    private static bool IsHead(SeriesMail mail) => mail.Part is null or 0 or 1;

    private static IEnumerable<string> InThread(SeriesMail mail)
    {
        yield return $"id {mail.MessageId}";
        if (mail.ThreadId != mail.MessageId)
            yield return $"id {mail.ThreadId}";
        if (mail.References is [.., var parent] && parent != mail.ThreadId)
            yield return $"id {parent}";
        foreach (var same in mail.SaidSame)
            yield return $"id {same.OtherMessageId}";
    }

    private static IEnumerable<string> OfSender(SeriesMail mail)
    {
        foreach (var sender in Names(mail.Sender))
        {
            if (mail.TitleHash != PatchTitle.NoTitle)
                yield return $"title {mail.TitleHash} {sender}";
            if (IsHead(mail))
                yield return $"link {mail.MessageId} {sender}";
            if (IsHead(mail) && TitleWords.Beginning(mail.Title) is { } beginning)
                yield return $"begins {beginning} {sender}";
            // The sender is in it: hundreds of people link to the mail that asked for a tree-wide change.
            foreach (var link in LinksOf(mail))
                yield return $"link {link} {sender}";
        }
    }

    private static IEnumerable<string> OfHead(SeriesMail mail)
    {
        if (mail.ChangeId is { } changeId)
            yield return $"change {changeId}";
        if (IsHead(mail) && TitleWords.IsDistinctive(mail.Title))
            yield return $"title {mail.TitleHash}";
        if (mail is { References: [], Parts: > 1, PostedAt: var at })
        {
            yield return $"hour {at / UnthreadedGap} {mail.Parts} {SenderIdentity.Email(mail.Sender)}";
            yield return $"hour {(at / UnthreadedGap) + 1} {mail.Parts} {SenderIdentity.Email(mail.Sender)}";
        }
    }

    private static IEnumerable<string> Names(Person sender)
    {
        if (SenderIdentity.Email(sender) is { } email)
            yield return email;
        if (SenderIdentity.FullName(sender) is { } name)
            yield return name;
    }

    private static IEnumerable<string> LinksOf(SeriesMail mail) =>
        IsHead(mail) ? mail.LinkedMessageIds.Take(MostLinks) : [];
}
