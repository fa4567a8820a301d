namespace Tracker.Core.Notes.Reading;

/// <summary>Decides whether a quotation is the title of something that was posted, and of what.</summary>
internal sealed class QuoteReading(NoteSentence sentence, NotePeople people, bool isOfPulls)
{
    private const int FurthestNoun = 16;
    private const int MostBetween = 6;

    /// <summary>A quotation that is what a verb says was posted.</summary>
    public MentionDraft? OfTitle(int at, PostingPhrase phrase, PostingVerb verb, string? person)
    {
        var shape = Shape(at);
        var after = Behind(at);
        var noun = after.Noun is not PostingNoun.None ? after.Noun : phrase.Noun;
        if (shape.Words == 0 || shape.IsSpeech && noun is PostingNoun.None)
            return null;
        var kind = Kind(shape, noun, phrase.Version ?? after.Version, verb);
        return Draft(at, kind, shape, person, phrase.Version ?? after.Version, phrase.Parts);
    }

    /// <summary>A quotation that stands elsewhere; null when it is no title.</summary>
    public MentionDraft? Read(int at)
    {
        var shape = Shape(at);
        if (shape.Words == 0 || sentence[at].IsSoft)
            return null;
        var before = Before(at);
        var after = Behind(at);
        if ((shape.IsSpeech || shape.IsSentence) && !before.IsTitled)
            return null;
        var noun = before.IsTitled || after.Noun is PostingNoun.None ? before.Noun : after.Noun;
        var version = before.Version ?? after.Version;
        if (!IsTitle(at, shape, before, after, version))
            return null;
        var person = before.Person ?? after.Person ?? EntryAuthor(at) ?? (noun is PostingNoun.None ? null : SentenceSubject.Before(sentence, at));
        return Draft(at, Kind(shape, noun, version, PostingVerb.None), shape, person, version, before.Parts);
    }

    private bool IsTitle(int at, TitleShape shape, Surroundings before, Surroundings after, int? version) =>
        before.IsTitled && (before.Noun is not PostingNoun.None || shape.Words > 1)
        || before.Noun is PostingNoun.Patch or PostingNoun.Pull && (version is not null || shape.Words > 1 && (shape.HasPrefix || shape.BeginsLarge))
        || after.Noun is not (PostingNoun.None or PostingNoun.Weak) && (shape.Words > (after.Noun is PostingNoun.Mail ? 2 : 1) || shape.HasPrefix)
        || version is not null && shape.Words > 1
        || shape.HasPrefix && shape.Words > 2 && !IsSaid(at)
        || IsReported(at) && shape.Words > 2
        || (EntryAuthor(at) ?? after.Person) is not null && at <= sentence.From + 5 && shape.Words > 1;

    private MentionKind Kind(TitleShape shape, PostingNoun noun, int? version, PostingVerb verb) => noun switch
    {
        PostingNoun.Pull => MentionKind.Pull,
        PostingNoun.Mail => shape.HasPrefix && !shape.IsMail ? MentionKind.Patch : MentionKind.Mail,
        _ when version is not null => MentionKind.Patch,
        PostingNoun.Patch => shape.IsPull ? MentionKind.Pull : MentionKind.Patch,
        _ when shape.IsPull => MentionKind.Pull,
        _ when shape.IsMail => MentionKind.Mail,
        _ when verb is PostingVerb.Releasing => MentionKind.Mail,
        _ when isOfPulls && !shape.HasPrefix => MentionKind.Pull,
        PostingNoun.None when verb is PostingVerb.None && !shape.HasPrefix => MentionKind.Mail,
        _ => MentionKind.Patch,
    };

    private MentionDraft Draft(int at, MentionKind kind, TitleShape shape, string? person, int? version, int? parts)
    {
        var subject = Patches.PatchSubject.Parse(shape.Title);
        return new(kind, sentence[at].Start, sentence[at].End, person, shape.Title, version ?? subject.Version, parts ?? subject.Parts) { Rank = 1 };
    }

    private TitleShape Shape(int at) => TitleShape.Of(sentence.Text[sentence[at].Start..sentence[at].End]);

    /// <summary>"a patch entitled", "version 6 of", "Kirill's", "a separate pull for".</summary>
    private Surroundings Before(int at)
    {
        var last = sentence.SkipAsideBack(at - 1);
        if (sentence.IsKind(last, NoteTokenKind.Colon) || sentence.IsKind(last, NoteTokenKind.Comma) && PostingWords.Noun(sentence.Lower(last - 1)) is not PostingNoun.None)
            last--;
        var author = sentence.IsKind(last, NoteTokenKind.Comma) ? AuthorBefore(last) : null;
        last = author is { } inserted ? inserted.First - 2 : last;
        var isTitled = PostingWords.IsTitled(sentence.Lower(last));
        var around = new Surroundings { IsTitled = isTitled, Person = author is { } named ? Full(named) : SentenceSubject.Owner(sentence, last, people) };
        if (!isTitled && author is null && NoteNumbers.Version(sentence, last) is null && sentence.Lower(last) is not ("of" or "pull" or "for" or "his" or "her" or "their" or "the" or "its" or "set") && PostingWords.Noun(sentence.Lower(last)) is PostingNoun.None or PostingNoun.Weak)
            return around;
        return Noun(around, last, isTitled ? FurthestNoun : MostBetween + 2);
    }

    private Surroundings Noun(Surroundings around, int last, int furthest)
    {
        for (var at = last; at >= Math.Max(sentence.From, last - furthest); at--)
        {
            var word = sentence.Lower(at);
            if (!around.IsTitled && (word is "to" or "in" or "on" or "with" || PostingWords.IsBarrier(word) || sentence[at].IsQuote || sentence[at].Kind is NoteTokenKind.Comma))
                break;
            if (word is "from" or "by" && NoteNames.StartingAt(sentence.Tokens, sentence.Text, at + 1, last) is { } owner)
                around = around with { Person = Full(owner) };
            if (NoteNumbers.Version(sentence, at) is { } version)
                around = around with { Version = version.Number, Noun = Stronger(around.Noun, PostingNoun.Patch) };
            if (NoteNumbers.Parts(sentence, at) is { } parts)
                around = around with { Parts = parts.Number };
            if (PostingWords.Noun(word) is var noun and not (PostingNoun.None or PostingNoun.Weak))
                around = around with { Noun = Stronger(around.Noun, noun) };
            if (around.Person is null && around.Noun is not PostingNoun.None)
                around = around with { Person = SentenceSubject.Owner(sentence, at, people) };
        }
        return around;
    }

    private static PostingNoun Stronger(PostingNoun one, PostingNoun other) => one is PostingNoun.None ? other : one;

    /// <summary>"patch series", ", an RFC that", "(v3)", "by Peter".</summary>
    private Surroundings Behind(int at)
    {
        var around = new Surroundings();
        var next = InBrackets(at + 1) ?? at + 1;
        if (next > at + 1)
            around = around with { Version = NoteNumbers.Version(sentence, at + 2)?.Number };
        next = sentence.SkipAside(next);
        var isApart = sentence.IsKind(next, NoteTokenKind.Comma);
        if (isApart && !IsArticle(sentence.Lower(next + 1)) && NoteNumbers.Version(sentence, next + 1) is null)
            return around with { Person = Author(next + 1) };
        next = isApart ? next + 1 : next;
        for (var (word, most) = (next, isApart ? MostBetween : 2); word < Math.Min(sentence.To, next + most); word++)
        {
            if (NoteNumbers.Version(sentence, word) is { } version)
                around = around with { Version = around.Version ?? version.Number };
            else if (PostingWords.Noun(sentence.Lower(word)) is var noun and not PostingNoun.None && !(noun is PostingNoun.Weak && !isApart && word > next))
                return around with { Noun = noun, Person = Author(After(word)) };
            if (!sentence[word].IsWord || PostingWords.IsBarrier(sentence.Lower(word)) || PostingWords.IsPreposition(sentence.Lower(word)))
                return around with { Person = Author(word) };
        }
        return around;
    }

    private int After(int noun)
    {
        while (PostingWords.Noun(sentence.Lower(noun)) is not PostingNoun.None || sentence.Lower(noun) is "request" or "set")
            noun++;
        return noun;
    }

    /// <summary>"(v3)" says which version; behind it.</summary>
    private int? InBrackets(int at) =>
        sentence.IsKind(at, NoteTokenKind.Open) && NoteNumbers.Version(sentence, at + 1) is not null && sentence[at].Partner > at ? sentence[at].Partner + 1 : null;

    private string? Author(int at)
    {
        at = PostingWords.Verb(sentence.Lower(at)) is PostingVerb.Posting ? at + 1 : at;
        return sentence.Lower(at) is "by" or "from" && NoteNames.StartingAt(sentence.Tokens, sentence.Text, at + 1, sentence.To) is { } name
            ? Full(name)
            : null;
    }

    private string Full((int First, int Last) name) => people.Full(NoteNames.Written(sentence.Tokens, sentence.Text, name));

    /// <summary>'a series from Zoe Chen, "...",'.</summary>
    private (int First, int Last)? AuthorBefore(int comma) =>
        NoteNames.EndingAt(sentence.Tokens, sentence.Text, sentence.SkipAsideBack(comma - 1), sentence.From) is { } name && sentence.Lower(name.First - 1) is "from" or "by"
        && PostingWords.Noun(sentence.Lower(name.First - 2)) is not PostingNoun.None
            ? name
            : null;

    private static bool IsArticle(string word) => word is "a" or "an" or "another" or "his" or "her" or "their" or "the";

    private bool IsSaid(int at) => sentence.Lower(at - 1) is "said" or "says" or "saying" or "noted" or "notes" or "noting" or "that" or "replied" or "wrote" or "adds" or "added" or "adding" or "quote" or "quoting" or "prints" or "printed" || sentence.IsKind(at - 1, NoteTokenKind.Comma) && sentence.Lower(at - 2) is "said" or "says" or "saying" or "adds" or "added" or "noted" or "notes";

    /// <summary>'reported "..."', 'asked about the "..."'.</summary>
    private bool IsReported(int at)
    {
        var word = at - 1;
        while (sentence.Lower(word) is "the" or "about" or "a" or "aloud" or "on")
            word--;
        return sentence.Lower(word) is "reported" or "pondered" or "inquired" || sentence.Lower(word) is "noted" or "raised" && Shape(at) is { IsMail: true, BeginsLarge: true };
    }

    /// <summary>'Jane Doe: "..."' and '"..." - Jane Doe', in a list; null where it is none.</summary>
    private string? EntryAuthor(int at)
    {
        if (IsApart(at - 1) && NoteNames.EndingAt(sentence.Tokens, sentence.Text, sentence.SkipAsideBack(at - 2), sentence.From) is { } before && before.First <= sentence.From + 1 && before.Last > before.First)
            return Full(before);
        return at <= sentence.From + 1 && sentence.IsKind(at + 1, NoteTokenKind.Dash)
            && NoteNames.StartingAt(sentence.Tokens, sentence.Text, at + 2, sentence.To) is { } author && author.Last > author.First
                ? Full(author)
                : null;
    }

    private bool IsApart(int at) => sentence.IsKind(at, NoteTokenKind.Colon) || sentence.IsKind(at, NoteTokenKind.Dash);

    private sealed record Surroundings
    {
        public bool IsTitled { get; init; }

        public PostingNoun Noun { get; init; }

        public int? Version { get; init; }

        public int? Parts { get; init; }

        public string? Person { get; init; }
    }
}
