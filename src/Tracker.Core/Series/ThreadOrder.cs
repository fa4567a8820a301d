namespace Tracker.Core.Series;

/// <summary>Puts a cluster's mails in an order that depends on nothing but them: what is answered before its answers.</summary>
internal sealed class ThreadOrder
{
    // Of a longer list of references only the nearest and the first are looked at: threads are not that deep.
    private const int NearestReferences = 64;

    private readonly Dictionary<string, SeriesMail> byId;

    public ThreadOrder(IReadOnlyList<SeriesMail> mails)
    {
        byId = new(mails.Count);
        foreach (var mail in mails)
            byId.TryAdd(mail.MessageId, mail);
        Mails = [.. Sorted([.. byId.Values.Order(ByTime)])];
    }

    /// <summary>By time; by message-id where that is equal, since a mail's own number depends on when it came.</summary>
    public static Comparer<SeriesMail> ByTime { get; } = Comparer<SeriesMail>.Create((one, other) =>
        one.PostedAt != other.PostedAt
            ? one.PostedAt.CompareTo(other.PostedAt)
            : string.CompareOrdinal(one.MessageId, other.MessageId));

    public IReadOnlyList<SeriesMail> Mails { get; }

    /// <summary>The mails that it follows, nearest first, as far as they are here.</summary>
    public IEnumerable<SeriesMail> Ancestors(SeriesMail mail)
    {
        var references = mail.References;
        for (var i = references.Count - 1; i >= Math.Max(0, references.Count - NearestReferences); i--)
            if (Find(references[i], mail) is { } ancestor)
                yield return ancestor;
        if (references.Count > NearestReferences && Find(references[0], mail) is { } first)
            yield return first;
    }

    private SeriesMail? Find(string messageId, SeriesMail asking) =>
        byId.TryGetValue(messageId, out var mail) && mail.MessageId != asking.MessageId ? mail : null;

    private IEnumerable<SeriesMail> Sorted(List<SeriesMail> byTime)
    {
        var answers = new Dictionary<string, List<SeriesMail>>();
        var ready = new PriorityQueue<SeriesMail, SeriesMail>(ByTime);
        foreach (var mail in byTime)
            if (Ancestors(mail).FirstOrDefault() is not { } parent)
                ready.Enqueue(mail, mail);
            else if (!answers.TryAdd(parent.MessageId, [mail]))
                answers[parent.MessageId].Add(mail);

        while (ready.TryDequeue(out var mail, out _))
        {
            yield return mail;
            if (answers.Remove(mail.MessageId, out var children))
                ready.EnqueueRange(children.Select(child => (child, child)));
        }
        // What is left answers itself in a circle.
        foreach (var mail in answers.Values.SelectMany(circle => circle).Order(ByTime))
            yield return mail;
    }
}
