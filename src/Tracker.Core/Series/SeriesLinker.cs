namespace Tracker.Core.Series;

/// <summary>Postings to series: each posting is linked to at most one earlier one, for the strongest reason there is.</summary>
internal sealed class SeriesLinker
{
    // Of more postings than this under one title or in one thread only the latest are compared.
    private const int MostCandidates = 40;

    private readonly Dictionary<string, List<Posting>> byMail = [];
    private readonly Dictionary<string, List<Posting>> byChangeId = [];
    private readonly Dictionary<long, List<Posting>> byTitle = [];
    private readonly Dictionary<(int Sender, long Title), List<Posting>> bySenderAndTitle = [];
    private readonly Dictionary<string, List<Posting>> byBeginning = [];
    private readonly Dictionary<Posting, Place> places = [];

    /// <param name="postings">In the order of time, but each after what it answers, whatever the senders' clocks say.</param>
    public static IReadOnlyList<AssembledSeries> Link(IReadOnlyList<Posting> postings)
    {
        var linker = new SeriesLinker();
        foreach (var posting in postings)
        {
            linker.PutInPlace(posting, linker.FindLink(posting));
            linker.Know(posting);
        }
        return [.. postings.GroupBy(posting => linker.places[posting].Chain).Select(chain => linker.Ordered([.. chain]))];
    }

    private PostingLink? FindLink(Posting posting) =>
        Candidates(posting)
            .Distinct()
            .Select(earlier => PostingLink.Between(earlier, posting))
            .OfType<PostingLink>()
            .Where(link => !link.IsGuess || IsFree(link, posting))
            .Order(PostingLink.Strongest)
            .FirstOrDefault();

    /// <summary>A series that has gone on to this number does not begin again with it only because titles are alike.</summary>
    private bool IsFree(PostingLink link, Posting posting)
    {
        var place = places[link.Earlier];
        return place.Chain.Round == place.Round
            && (link.LeavesRfc || posting.Version.IsResend || place.Chain.Highest < posting.Number);
    }

    private void PutInPlace(Posting posting, PostingLink? link)
    {
        var earlier = link is null ? null : places[link.Earlier];
        var chain = earlier?.Chain ?? new Chain();
        var round = (earlier?.Round ?? 0) + (link is { LeavesRfc: true } ? 1 : 0);
        chain.Take(posting, round);
        places.Add(posting, new(chain, round, link?.Reason));
    }

    private IEnumerable<Posting> Candidates(Posting posting)
    {
        if (posting.Base is { } replaced)
            yield return replaced;
        var found = Answered(posting)
            .Concat(Latest(byChangeId, posting.Head.ChangeId))
            .Concat(posting.Head.LinkedMessageIds.SelectMany(link => Latest(byMail, link)))
            .Concat(BeginningsOf(posting).SelectMany(beginning => Latest(byBeginning, beginning)))
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
        foreach (var beginning in BeginningsOf(posting))
            Add(byBeginning, beginning, posting);
        Add(byTitle, posting.Titled.TitleHash, posting);
        foreach (var title in TitlesOf(posting))
            Add(bySenderAndTitle, (posting.Sender, title), posting);
    }

    private static IEnumerable<string> BeginningsOf(Posting posting) =>
        posting.Beginning is { } beginning ? [$"{posting.Sender} {beginning}"] : [];

    private static void Add<TKey>(Dictionary<TKey, List<Posting>> index, TKey key, Posting posting)
        where TKey : notnull
    {
        if (!index.TryAdd(key, [posting]))
            index[key].Add(posting);
    }

    private AssembledSeries Ordered(List<Posting> versions)
    {
        var sorted = versions.OrderBy(posting => places[posting].Round).ThenBy(posting => posting.Number)
            .ThenBy(posting => posting.Head, ThreadOrder.ByTime).ToList();
        // The one without a reason was posted first; where it does not count first, the reason stands with it instead.
        var reasonOfFirst = places[sorted[0]].Reason;
        return new([.. sorted.Select((posting, i) => posting.Version with
        {
            LinkReason = i == 0 ? null : places[posting].Reason ?? reasonOfFirst,
        })]);
    }

    private sealed record Place(Chain Chain, int Round, string? Reason);

    /// <summary>A series while its postings are being found: how far it has counted, in which round.</summary>
    private sealed class Chain
    {
        public int Round { get; private set; }

        public int Highest { get; private set; }

        public void Take(Posting posting, int round)
        {
            Highest = round > Round ? posting.Number : Math.Max(Highest, posting.Number);
            Round = Math.Max(Round, round);
        }
    }
}
