namespace Tracker.Core.Series;

/// <summary>A part's number as its subject gives it, or as the mail that it replaces has it.</summary>
/// <param name="Total">Null on a cover letter that does not count ("[PATCHSET v2] fixes").</param>
internal sealed record Counter(int Part, int? Total);

/// <summary>A posting while its mails are being found.</summary>
internal sealed class PostingDraft(int sender, int? version, PostingDraft? answersTo)
{
    // "[PATCH 6/5]" is a part more; "[PATCH 600/5]" is a slip.
    private const int PartsMore = 5;

    private readonly SortedDictionary<int, SeriesMail> parts = [];
    private readonly List<(int Part, SeriesMail Mail)> doubles = [];
    private PostingDraft? mergedInto;

    public int Sender { get; } = sender;

    public int? Version { get; private set; } = version;

    public int? Total { get; private set; }

    public SeriesMail? Cover { get; private set; }

    public IReadOnlyDictionary<int, SeriesMail> Parts => parts;

    /// <summary>Its mails in the order in which they were found.</summary>
    public List<SeriesMail> Mails { get; } = [];

    public SeriesMail First => Mails[0];

    public PostingDraft? AnswersTo => answersTo?.Final;

    /// <summary>The posting that it seems to send again, in the same thread and with the same number.</summary>
    public PostingDraft? RepeatOf { get; init; }

    public List<PostingDraft> Repeats { get; } = [];

    public PostingDraft Final => mergedInto is null ? this : mergedInto.Final;

    public bool IsMerged => mergedInto is not null;

    public bool IsLoneCover => Cover is not null && parts.Count == 0;

    public int Number => Version ?? 1;

    /// <summary>Without a counter and without a diff: the cover letter of parts to come, or a patch that is only one mail.</summary>
    private bool IsAnnouncement => Cover is { Part: null } && parts.Count == 0;

    public bool Holds(int part) => part == 0 ? Cover is not null : parts.ContainsKey(part);

    public void Add(SeriesMail mail, Counter counter)
    {
        // "[PATCH 0/3]" may leave the version to its parts, as "[PATCHSET v2]" leaves it to the cover.
        if (IsLoneCover)
            Version ??= mail.Version;
        Mails.Add(mail);
        Total ??= counter.Total;
        if (counter.Part == 0)
            Cover = mail;
        else
            parts.Add(counter.Part, mail);
    }

    /// <summary>Takes over another posting's mails; those whose part is here already become doubles.</summary>
    public void Merge(PostingDraft other)
    {
        Version ??= other.Version;
        Mails.AddRange(other.Mails);
        if (Cover is null || (IsLoneCover && other is { Cover: not null, parts.Count: > 0 }))
            (Cover, other.Cover) = (other.Cover, Cover);
        if (other.Cover is { } cover)
            doubles.Add((0, cover));
        foreach (var (part, mail) in other.parts)
            if (!parts.TryAdd(part, mail))
                doubles.Add((part, mail));
        doubles.AddRange(other.doubles);
        // The parts know better than the cover letter how many there are.
        Total = other.parts.Count > 0 ? other.Total ?? Total : Total ?? other.Total;
        other.mergedInto = this;
    }

    /// <summary>The part that has the title, so that a reply with it and no counter is known for what it replaces.</summary>
    public int? PartTitled(long titleHash)
    {
        foreach (var (part, mail) in parts)
            if (mail.TitleHash == titleHash)
                return part;
        return null;
    }

    public Posting ToPosting(Posting? answered, Posting? carriedFrom)
    {
        if (IsAnnouncement && Cover is { Part: null } only)
            (Cover, parts[1]) = (null, only);
        var head = Cover ?? parts.First().Value;
        var members = Own().Concat(CarriedFrom(carriedFrom))
            .OrderBy(member => member.Part).ThenBy(member => member.IsDouble)
            .ThenBy(member => member.Mail.PostedAt).ThenBy(member => member.Mail.MessageId, StringComparer.Ordinal)
            .ToList();
        var posted = new AssembledVersion(
            Number, head.IsRfc || First.IsRfc, head.IsResend || First.IsResend, carriedFrom?.Version.Title ?? head.Title, Cover, CountParts(), members, null);
        return new(posted, Sender, Mails, answered, carriedFrom);
    }

    private IEnumerable<VersionMember> Own() =>
        from claim in parts.Select(part => (Part: part.Key, Mail: part.Value)).Concat(doubles)
        group claim.Mail by claim.Part into claims
        // Of two mails one may have gone out without its diff.
        let counts = claims.Key == 0 ? Cover : claims.FirstOrDefault(mail => mail.ContentHash is not null) ?? claims.First()
        from mail in claims
        select new VersionMember(claims.Key, mail, IsCarriedOver: false, IsDouble: mail != counts);

    private IEnumerable<VersionMember> CarriedFrom(Posting? earlier) =>
        from member in earlier?.Version.Members ?? []
        where member.Part > 0 && !member.IsDouble && !parts.ContainsKey(member.Part)
        select member with { IsCarriedOver = true };

    private int CountParts()
    {
        var total = Total is > 0 ? Total.Value : 1;
        return parts.Keys.Where(part => part <= total + PartsMore).DefaultIfEmpty(total).Max() is var highest && highest > total ? highest : total;
    }
}
