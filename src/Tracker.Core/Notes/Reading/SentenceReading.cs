namespace Tracker.Core.Notes.Reading;

/// <summary>Reads what a sentence says was posted or released.</summary>
/// <param name="isOfPulls">It stands under a heading that speaks of pull requests.</param>
/// <param name="isFirst">Nothing was named before in the paragraph.</param>
internal sealed class SentenceReading(NoteSentence sentence, NotePeople people, bool isOfPulls, bool isFirst)
{
    private readonly List<MentionDraft> found = [];
    private readonly HashSet<int> taken = [];
    private bool hasTitle;

    public IReadOnlyList<MentionDraft> Read()
    {
        Begin();
        for (var at = sentence.From; at < sentence.To; at++)
        {
            if (sentence[at].IsWord && Verb(at) is var (verb, behind) && verb is not PostingVerb.None)
                OfVerb(at, verb, behind);
            if (sentence[at].IsQuote && !taken.Contains(at) && new QuoteReading(sentence, people, isOfPulls).Read(at) is { } quoted)
                Add(quoted);
            if (sentence[at].IsWord && Loose(at) is { } loose)
                Add(loose);
        }
        return found;
    }

    /// <summary>"He" in the next sentence is who begins this one.</summary>
    private void Begin()
    {
        if (NoteNames.StartingAt(sentence.Tokens, sentence.Text, sentence.From, sentence.To) is { } name && name.Last > name.First && name.Last + 1 < sentence.To
            && sentence[sentence.SkipAside(name.Last + 1)] is { IsWord: true } verb && char.IsLower(sentence.Text[verb.Start]) && !NoteNames.IsPossessive(sentence[name.Last]))
            people.Posted(NoteNames.Written(sentence.Tokens, sentence.Text, name));
    }

    /// <summary>The verb that begins here, and behind it; "followed up with", "is back with" and "put out" are one.</summary>
    private (PostingVerb Verb, int Behind) Verb(int at)
    {
        var word = sentence.Lower(at);
        if (word is "followed" or "follows" && Particles(at + 1) is var behind && sentence.Lower(behind - 1) is "with")
            return (PostingVerb.Posting, behind);
        if (word is "posting" or "sending" or "releasing" && sentence.Lower(at - 1) is "by" or "is" or "was" or "been" or "after" or "are")
            return (PostingVerb.Posting, at + 1);
        if (word is "out" && sentence.Lower(at - 1) is "is" or "are")
            return sentence.IsWord(at + 1, "with") ? (PostingVerb.Carrying, at + 2) : (PostingVerb.Releasing, at + 1);
        if (word is "back" && sentence.Lower(at - 1) is "is" or "are" or "was" or "comes" or "came" && sentence.IsWord(at + 1, "with"))
            return (PostingVerb.Carrying, at + 2);
        var verb = PostingWords.Verb(word);
        var isNoun = PostingWords.Noun(word) is not PostingNoun.None || word is "posts" or "releases" or "tags" or "releasing" or "shares" or "rolled" or "back" or "out";
        return isNoun && !IsBehindName(at) || IsDenied(at) ? (PostingVerb.None, at + 1) : (verb, Particles(at + 1));
    }

    private int Particles(int at)
    {
        while (sentence.Lower(at) is "out" or "up" or "in" or "back" or "along" or "around" or "over" or "off" or "together" or "forward" || sentence.IsWord(at, "with") && sentence.Lower(at - 1) is "up" or "back" or "out" or "followed")
            at++;
        return at;
    }

    private bool IsBehindName(int at) => at > sentence.From
        && (sentence.Lower(at - 1) is "he" or "she" or "also" || NoteNames.EndingAt(sentence.Tokens, sentence.Text, sentence.SkipAsideBack(at - 1), sentence.From) is { } name && !NoteNames.IsPossessive(sentence[name.Last]));

    private bool IsDenied(int at)
    {
        for (var before = at - 1; before >= Math.Max(sentence.From, at - 3); before--)
        {
            if (sentence.Lower(before) is "not" or "never" or "yet" || sentence.Lower(before).EndsWith("n't", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private MentionDraft? Loose(int at) =>
        isFirst && found.Count == 0 && LooseReading.OfPull(sentence, at) is { } pull ? pull
        : hasTitle ? null
        : LooseReading.OfVersion(sentence, at);

    private void OfVerb(int at, PostingVerb verb, int behind)
    {
        if (IsPassive(at))
        {
            if (verb is PostingVerb.Releasing)
                AddAll(ReleaseList.Before(sentence, Auxiliary(at), By(behind)));
            return;
        }
        var person = SentenceSubject.Of(sentence, at, people);
        if (verb is PostingVerb.Posting or PostingVerb.Releasing && AddAll(ReleaseList.After(sentence, behind, verb, person)))
        {
            Remember(person);
            return;
        }
        if ((OfObject(verb, behind, person) ?? (verb is PostingVerb.Posting ? LooseReading.OfClause(sentence, at, people) : null)) is { } posted)
        {
            Add(posted);
            Remember(posted.Person);
        }
    }

    private void Remember(string? person)
    {
        if (person is not null)
            people.Posted(person);
    }

    private bool IsPassive(int at) => sentence.Lower(at) is "out" || Auxiliary(at) < at;

    /// <summary>Where "has been" before a verb begins; its own place when there is none.</summary>
    private int Auxiliary(int at)
    {
        var first = at;
        for (var before = at - 1; before >= Math.Max(sentence.From, at - 4); before--)
        {
            if (sentence.Lower(before) is "is" or "are" or "was" or "were" or "been" or "be" or "being")
                first = before;
            else if (first < at && sentence.Lower(before) is "has" or "have" or "had")
                return before;
            else if (!PostingWords.IsAdverb(sentence.Lower(before)))
                break;
        }
        return first;
    }

    private string? By(int at) =>
        sentence.IsWord(at, "by") && NoteNames.StartingAt(sentence.Tokens, sentence.Text, at + 1, sentence.To) is { } name
            ? people.Full(NoteNames.Written(sentence.Tokens, sentence.Text, name))
            : null;

    private MentionDraft? OfObject(PostingVerb verb, int behind, string? person)
    {
        var phrase = PostingPhrase.After(sentence, behind);
        if (phrase.Owner is { } owner)
            person = people.Full(NoteNames.Written(sentence.Tokens, sentence.Text, owner));
        if (phrase.Title is { } title)
            return IsTitle(verb, phrase) ? OfTitle(verb, phrase, title, person) : null;
        return IsDescribed(verb, phrase, behind) ? OfWords(phrase, behind, person) : null;
    }

    private static bool IsTitle(PostingVerb verb, PostingPhrase phrase) =>
        verb is PostingVerb.Posting || phrase.Noun is PostingNoun.Patch or PostingNoun.Pull or PostingNoun.Mail || verb is PostingVerb.Releasing;

    private MentionDraft? OfTitle(PostingVerb verb, PostingPhrase phrase, int title, string? person)
    {
        taken.Add(title);
        if (verb is PostingVerb.Releasing or PostingVerb.Posting && ReleaseList.Quoted(sentence[title], sentence.Text, person) is { } release && phrase.Noun is not PostingNoun.Pull)
            return release;
        return new QuoteReading(sentence, people, isOfPulls).OfTitle(title, phrase, verb, person);
    }

    private bool IsDescribed(PostingVerb verb, PostingPhrase phrase, int behind)
    {
        if (phrase.First is not { } first)
            return false;
        var isNamedBefore = sentence.Lower(behind) is "the" or "this" or "these" or "those" or "that" or "his" or "her" or "their" or "it" && phrase.Version is null && phrase.Last - first < 2;
        return !isNamedBefore && phrase.Noun switch
        {
            PostingNoun.Pull => verb is not PostingVerb.Carrying || first - behind <= 4,
            PostingNoun.Patch => verb is PostingVerb.Posting || (phrase.IsExplicit || phrase.Version is not null) && sentence.Lower(behind) is "a" or "an" or "another" or "some" or "new" or "version" or "two" or "three" or ['v', _, ..],
            PostingNoun.Weak => verb is PostingVerb.Posting && first - behind <= 5,
            _ => false,
        };
    }

    private MentionDraft OfWords(PostingPhrase phrase, int behind, string? person)
    {
        var first = phrase.First ?? behind;
        var isPull = phrase.Noun is PostingNoun.Pull || phrase.Noun is PostingNoun.Weak && (isOfPulls || IsForRelease(behind, first));
        if (isPull)
            first = behind;
        return new(isPull ? MentionKind.Pull : MentionKind.Patch, sentence[first].Start, sentence[phrase.Last].End, person, null, phrase.Version, phrase.Parts) { Rank = 3 };
    }

    /// <summary>"some late breaking 4.11-rc7 fixes".</summary>
    private bool IsForRelease(int behind, int noun)
    {
        for (var at = behind; at < noun; at++)
        {
            if (sentence.Lower(at).Contains('.') && char.IsAsciiDigit(sentence.Lower(at)[^1]))
                return true;
        }
        return false;
    }

    private void Add(MentionDraft draft)
    {
        found.Add(draft);
        hasTitle |= draft.Title is not null && draft.Kind is not MentionKind.Release;
    }

    private bool AddAll(IEnumerable<MentionDraft> drafts)
    {
        var before = found.Count;
        found.AddRange(drafts.Select(draft => draft with { Rank = 2 }));
        return found.Count > before;
    }
}
