namespace Tracker.Core.Series;

/// <summary>Mails to postings: which patches were sent together, as which version, under which cover letter.</summary>
internal sealed class VersionAssembler
{
    private const long Day = 24 * 3600;

    // A part that follows its cover letter so closely belongs to it, though it counts its versions for itself.
    private const long Hour = 3600;

    // Parts that answer the same mail side by side, without a cover letter of their own.
    private const long SiblingGap = 7 * Day;

    private readonly Senders senders;
    private readonly ThreadOrder order;
    private readonly List<PostingDraft> drafts = [];
    private readonly Dictionary<string, PostingDraft> placed = [];
    private readonly Dictionary<(object Anchor, int Sender), List<PostingDraft>> besides = [];

    private VersionAssembler(IReadOnlyList<SeriesMail> mails)
    {
        senders = new(mails);
        order = new(mails);
    }

    /// <summary>The postings, each after those that it answers or carries parts over from.</summary>
    public static IReadOnlyList<Posting> Assemble(IReadOnlyList<SeriesMail> mails)
    {
        var assembler = new VersionAssembler(mails);
        foreach (var mail in assembler.order.Mails)
            assembler.Place(mail);
        DraftMerger.Merge(assembler.drafts);
        return ToPostings(assembler.drafts.Where(draft => !draft.IsMerged));
    }

    private void Place(SeriesMail mail)
    {
        var nearest = order.Ancestors(mail).Select(Placed).FirstOrDefault(draft => draft is not null);
        var counter = CounterOf(mail, nearest);
        var draft = IsAnnouncement(mail, counter)
            ? Open(mail, counter, nearest)
            : FindByAncestor(mail, counter) ?? FindBeside(mail, counter, nearest) ?? Open(mail, counter, nearest);
        draft.Add(mail, counter);
        placed[mail.MessageId] = draft;
        Register(mail, draft, nearest);
    }

    private PostingDraft? Placed(SeriesMail mail) => placed.GetValueOrDefault(mail.MessageId);

    /// <summary>A lone patch that answers a part by its title is that part once more, though it does not count.</summary>
    private Counter CounterOf(SeriesMail mail, PostingDraft? nearest)
    {
        if (mail.Part is { } part)
            return new(part, mail.Parts is > 0 ? mail.Parts : part == 0 ? null : part);
        if (nearest is { Total: > 1 } && nearest.Sender == senders[mail] && (mail.Version ?? nearest.Number) >= nearest.Number
            && nearest.PartTitled(mail.TitleHash) is { } replaced)
            return new(replaced, nearest.Total);
        return mail.ContentHash is null ? new(0, null) : new(1, 1);
    }

    /// <summary>Without a counter and without a diff: the cover letter of parts to come, or one mail that is all there is.</summary>
    private static bool IsAnnouncement(SeriesMail mail, Counter counter) => mail.Part is null && counter.Part == 0;

    private PostingDraft? FindByAncestor(SeriesMail mail, Counter counter)
    {
        foreach (var ancestor in order.Ancestors(mail))
            if (Placed(ancestor) is { } draft
                && draft.Repeats.AsEnumerable().Reverse().Prepend(draft).FirstOrDefault(one => Takes(one, mail, counter)) is { } found)
                return found;
        return null;
    }

    private PostingDraft? FindBeside(SeriesMail mail, Counter counter, PostingDraft? nearest)
    {
        foreach (var anchor in AnchorsOf(mail, nearest))
            if (besides.GetValueOrDefault((anchor, senders[mail]))?.LastOrDefault(draft => IsBeside(draft, mail, counter)) is { } found)
                return found;
        return null;
    }

    private static bool IsBeside(PostingDraft draft, SeriesMail mail, Counter counter) =>
        counter.Total > 1 && draft.Total == counter.Total && draft.Number == (mail.Version ?? 1)
        && !draft.Holds(counter.Part) && Math.Abs(draft.First.PostedAt - mail.PostedAt) <= SiblingGap;

    private PostingDraft Open(SeriesMail mail, Counter counter, PostingDraft? nearest)
    {
        var sender = senders[mail];
        var repeated = nearest is not null && nearest.Sender == sender && counter.Total > 1 && nearest.Total == counter.Total
            && nearest.Holds(counter.Part) && AgreeOnVersion(nearest, mail) ? nearest : null;
        var version = mail.Version ?? (counter.Part == 0 ? null : repeated?.Version);
        var draft = new PostingDraft(sender, version, nearest) { RepeatOf = repeated };
        repeated?.Repeats.Add(draft);
        drafts.Add(draft);
        return draft;
    }

    private void Register(SeriesMail mail, PostingDraft draft, PostingDraft? nearest)
    {
        foreach (var anchor in AnchorsOf(mail, nearest))
        {
            if (!besides.TryGetValue((anchor, draft.Sender), out var drafts))
                besides.Add((anchor, draft.Sender), drafts = []);
            if (drafts.Count == 0 || drafts[^1] != draft)
                drafts.Add(draft);
        }
    }

    /// <summary>What siblings have in common: the mail that they answer (be it here or not), the posting that they answer.</summary>
    private static IEnumerable<object> AnchorsOf(SeriesMail mail, PostingDraft? nearest)
    {
        if (mail.References is [.., var parent])
            yield return parent;
        if (nearest is not null)
            yield return nearest;
    }

    private bool Takes(PostingDraft draft, SeriesMail mail, Counter counter) =>
        !draft.Holds(counter.Part)
        && (draft.Total is null || counter.Total is null ? counter.Total != 1 : draft.Total == counter.Total)
        && AgreeOnVersion(draft, mail)
        && (draft.Sender == senders[mail] || AnswersCover(mail, draft, Day));

    /// <summary>A patch without a version has that of the cover letter or part that it answers (as b4 has it).</summary>
    private static bool AgreeOnVersion(PostingDraft draft, SeriesMail mail) =>
        mail.Version is null || mail.Version == draft.Number || AnswersCover(mail, draft, Hour)
        || (draft.Version is null && draft.IsLoneCover && AnswersCover(mail, draft, Day));

    private static bool AnswersCover(SeriesMail mail, PostingDraft draft, long within) =>
        draft.Cover is { } cover && mail.References is [.., var parent] && parent == cover.MessageId
        && Math.Abs(mail.PostedAt - cover.PostedAt) <= within;

    private static List<Posting> ToPostings(IEnumerable<PostingDraft> drafts)
    {
        var postings = new Dictionary<PostingDraft, Posting>();
        foreach (var draft in drafts)
        {
            var answered = draft.AnswersTo is { } earlier ? postings.GetValueOrDefault(earlier) : null;
            var carriedFrom = answered is not null && IsPartialReroll(draft, answered) ? answered : null;
            postings.Add(draft, draft.ToPosting(answered, carriedFrom));
        }
        return [.. postings.Values];
    }

    /// <summary>
    /// "[PATCH v2 3/7]" alone, in v1's thread: the other parts stay as they were. With most parts posted and none of
    /// them an answer to its forerunner, it is rather a whole posting of which mails are missing.
    /// </summary>
    private static bool IsPartialReroll(PostingDraft draft, Posting earlier) =>
        draft.Cover is null && draft.Total > 1 && draft.Total == earlier.Version.Parts && draft.Sender == earlier.Sender
        && draft.Number > earlier.Number && draft.Parts.Count < draft.Total
        && (draft.Parts.Count * 2 <= draft.Total || draft.Parts.All(part => AnswersPart(part.Key, part.Value, earlier)));

    private static bool AnswersPart(int part, SeriesMail mail, Posting earlier) =>
        mail.References is [.., var parent]
        && earlier.Version.Members.Any(member => member.Part == part && member.Mail.MessageId == parent);
}
