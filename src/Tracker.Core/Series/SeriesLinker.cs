namespace Tracker.Core.Series;

/// <summary>Postings to series: each posting is linked to at most one earlier one, for the strongest reason there is.</summary>
internal sealed class SeriesLinker
{
    // Of more postings than this under one title or in one thread only the latest are compared.
    private const int MostCandidates = 40;

    private readonly List<Posting> postings;
    private readonly Dictionary<string, List<Posting>> byMail = [];
    private readonly Dictionary<string, List<Posting>> byChangeId = [];
    private readonly Dictionary<long, List<Posting>> byTitle = [];
    private readonly Dictionary<(int Sender, long Title), List<Posting>> bySenderAndTitle = [];
    private readonly Dictionary<Posting, PostingLink> links = [];

    private SeriesLinker(IEnumerable<Posting> postings) =>
        this.postings = [.. postings.OrderBy(posting => posting.Head, ThreadOrder.ByTime)];

    public static IReadOnlyList<AssembledSeries> Link(IReadOnlyList<Posting> postings)
    {
        var linker = new SeriesLinker(postings);
        foreach (var posting in linker.postings)
        {
            if (linker.FindLink(posting) is { } link)
                linker.links.Add(posting, link);
            linker.Know(posting);
        }
        return linker.ToSeries();
    }

    private PostingLink? FindLink(Posting posting) =>
        Candidates(posting)
            .Distinct()
            .Select(earlier => PostingLink.Between(earlier, posting))
            .OfType<PostingLink>()
            .Order(PostingLink.Strongest)
            .FirstOrDefault();

    private IEnumerable<Posting> Candidates(Posting posting)
    {
        if (posting.Base is { } replaced)
            yield return replaced;
        var found = Answered(posting)
            .Concat(Latest(byChangeId, posting.Head.ChangeId))
            .Concat(posting.Head.LinkedMessageIds.SelectMany(link => Latest(byMail, link)))
            .Concat(Latest(byTitle, posting.Titled.TitleHash))
            .Concat(TitlesOf(posting).SelectMany(title => Latest(bySenderAndTitle, (posting.Sender, title))));
        foreach (var earlier in found)
            yield return earlier;
    }

    private static IEnumerable<Posting> Answered(Posting posting)
    {
        var left = MostCandidates;
        for (var earlier = posting.AnswersTo; earlier is not null && left-- > 0; earlier = earlier.AnswersTo)
            yield return earlier;
    }

    private static IEnumerable<Posting> Latest<TKey>(Dictionary<TKey, List<Posting>> index, TKey? key)
        where TKey : notnull =>
        key is not null && index.TryGetValue(key, out var found)
            ? found.Skip(found.Count - MostCandidates)
            : [];

    private static IEnumerable<long> TitlesOf(Posting posting) =>
        posting.Mails.Select(mail => mail.TitleHash).Append(posting.Titled.TitleHash).Distinct();

    private void Know(Posting posting)
    {
        foreach (var mail in posting.Mails)
            Add(byMail, mail.MessageId, posting);
        if (posting.Head.ChangeId is { } changeId)
            Add(byChangeId, changeId, posting);
        Add(byTitle, posting.Titled.TitleHash, posting);
        foreach (var title in TitlesOf(posting))
            Add(bySenderAndTitle, (posting.Sender, title), posting);
    }

    private static void Add<TKey>(Dictionary<TKey, List<Posting>> index, TKey key, Posting posting)
        where TKey : notnull
    {
        if (!index.TryAdd(key, [posting]))
            index[key].Add(posting);
    }

    private List<AssembledSeries> ToSeries()
    {
        var roots = new Dictionary<Posting, List<OrderedPosting>>();
        var places = new Dictionary<Posting, (Posting Root, int Round)>();
        foreach (var posting in postings)
        {
            var link = links.GetValueOrDefault(posting);
            var (root, round) = link is null ? (posting, 0) : places[link.Earlier];
            // A series that was an RFC begins to count again as a patch: v1 after RFC v3.
            if (link is not null && link.StartsOver)
                round++;
            places.Add(posting, (root, round));
            if (link is null)
                roots.Add(root, []);
            roots[root].Add(new(posting, round, link?.Reason));
        }
        return [.. roots.Values.Select(Ordered)];
    }

    private static AssembledSeries Ordered(List<OrderedPosting> versions)
    {
        var sorted = versions.OrderBy(one => one.Round).ThenBy(one => one.Posting.Number)
            .ThenBy(one => one.Posting.Head, ThreadOrder.ByTime).ToList();
        // The one without a reason was posted first; where it does not count first, the reason stands with it instead.
        var reasonOfFirst = sorted[0].Reason;
        return new([.. sorted.Select((one, i) => one.Posting.Version with
        {
            LinkReason = i == 0 ? null : one.Reason ?? reasonOfFirst,
        })]);
    }

    private sealed record OrderedPosting(Posting Posting, int Round, string? Reason);
}
