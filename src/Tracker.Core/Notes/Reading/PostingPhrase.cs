namespace Tracker.Core.Notes.Reading;

/// <summary>What was posted, as the words behind a verb say it.</summary>
internal sealed record PostingPhrase
{
    /// <summary>Hosts describe in fewer words what they name.</summary>
    private const int MostTokens = 40;
    private const int MostOtherWords = 9;

    /// <summary>Words that go on behind "a patch": "a patch reverting some logic".</summary>
    private const int MostDescribing = 12;

    public int? Version { get; init; }

    public int? Parts { get; init; }

    public PostingNoun Noun { get; init; }

    /// <summary>"a patch (series) ...": not "a version ..." or a title alone.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>The quotation that is its title; null: it has none.</summary>
    public int? Title { get; init; }

    /// <summary>The token that first says which version or what it is; null: none does.</summary>
    public int? First { get; init; }

    /// <summary>The last token that describes it.</summary>
    public int Last { get; init; }

    /// <summary>Whose it is, where the words say so; null: they do not.</summary>
    public (int First, int Last)? Owner { get; init; }

    /// <param name="from">Behind the verb.</param>
    public static PostingPhrase After(NoteSentence sentence, int from) => new Reading(sentence, from).Read();

    private sealed class Reading(NoteSentence sentence, int from)
    {
        private PostingPhrase phrase = new() { Last = from - 1 };
        private int others;
        private bool isTitled;
        private bool mayGoOn = true;

        public PostingPhrase Read()
        {
            var at = from;
            var end = Math.Min(sentence.To, from + MostTokens);
            while (at < end && phrase.Title is null && others <= MostOtherWords)
            {
                var next = sentence.SkipAside(at);
                next = next > at ? next : Step(at);
                if (next == at)
                    break;
                at = next;
            }
            return phrase.Title is null && phrase.First is not null ? phrase with { Last = Describing(Math.Max(at, phrase.Last + 1)) } : phrase;
        }

        /// <summary>Behind what was understood; the same position where nothing was.</summary>
        private int Step(int at) => sentence[at].Kind switch
        {
            NoteTokenKind.Quote => Quotation(at),
            NoteTokenKind.Word => Word(at),
            NoteTokenKind.Comma or NoteTokenKind.Colon or NoteTokenKind.Dash => Mark(at),
            _ => at,
        };

        private int Quotation(int at)
        {
            // 'a "HELP-NEEDED" thread entitled "..."'
            if (IsTitledSoon(at + 1))
                return at + 1;
            if (mayGoOn || isTitled)
                phrase = phrase with { Title = at };
            return at;
        }

        private bool IsTitledSoon(int at)
        {
            for (var ahead = at; ahead < Math.Min(at + 4, sentence.To) && sentence[ahead].IsWord; ahead++)
            {
                if (PostingWords.IsTitled(sentence.Lower(ahead)))
                    return true;
            }
            return false;
        }

        /// <summary>"a patch, entitled ..."; 'a patch series, "...",'; 'the patch: "..."'.</summary>
        private int Mark(int at)
        {
            if (phrase.Noun is PostingNoun.None && phrase.Version is null)
                return at;
            var next = sentence.SkipAside(at + 1);
            return sentence.IsKind(next, NoteTokenKind.Quote) && mayGoOn || PostingWords.IsTitled(sentence.Lower(next)) ? next : at;
        }

        private int Word(int at)
        {
            var word = sentence.Lower(at);
            if (PostingWords.IsTitled(word) && (word is not ("called" or "named" or "subject" or "title") || IsBeforeQuote(at)))
            {
                isTitled = true;
                return at + 1;
            }
            if (!mayGoOn)
                return Beyond(at, word);
            if (NoteNumbers.Parts(sentence, at) is { } parts)
                return Take(phrase with { Parts = phrase.Parts ?? parts.Number }, at, at + Math.Max(1, parts.Tokens - 1));
            if (NoteNumbers.Version(sentence, at) is { } version)
                return Take(phrase with { Version = phrase.Version ?? version.Number, Noun = Stronger(PostingNoun.Patch) }, at, at + version.Tokens);
            if (PostingWords.Noun(word) is var noun and not PostingNoun.None)
                return Take(phrase with { Noun = Stronger(noun), IsExplicit = phrase.IsExplicit || !PostingWords.IsVersionNoun(word) }, at, at + 1);
            return PostingWords.IsBarrier(word) || IsNewClause(at, word) ? Stop(at) : PostingWords.IsPreposition(word) ? Preposition(at, word) : Other(at, word);
        }

        /// <summary>"posted and RFC": "an" was meant.</summary>
        private bool IsNewClause(int at, string word) => word is "and" or "or" && at > from && phrase.Noun is not PostingNoun.None;

        private int Take(PostingPhrase more, int at, int next)
        {
            phrase = more with { First = phrase.First ?? at, Last = next - 1 };
            return next;
        }

        private PostingNoun Stronger(PostingNoun noun) => noun > phrase.Noun || phrase.Noun is PostingNoun.Mail ? noun : phrase.Noun;

        private int Preposition(int at, string word)
        {
            if (word is "of" || word is "with" && sentence.Lower(at + 1) is "the" or "subject" or "title" && IsTitledSoon(at + 1))
                return at + 1;
            if (word is "from" or "by" && NoteNames.StartingAt(sentence.Tokens, sentence.Text, at + 1, sentence.To) is { } name)
            {
                phrase = phrase with { Owner = name };
                return sentence.SkipAside(name.Last + 1);
            }
            // "a pull request to Linus for ..."
            if (word is "to" && NoteNames.StartingAt(sentence.Tokens, sentence.Text, at + 1, sentence.To) is { } asked)
                return sentence.SkipAside(asked.Last + 1);
            if (word is "for" && phrase.Noun is PostingNoun.Pull && sentence.IsKind(at + 1, NoteTokenKind.Quote))
                return at + 1;
            return word is "for" && sentence.Lower(at + 1) is "review" or "comments" or "inclusion" ? at + 2 : Stop(at);
        }

        private int Other(int at, string word)
        {
            others++;
            // "a patch series implementing "A thing of three words""
            if (phrase.Noun is not PostingNoun.None && word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5)
                return IsBeforeQuote(at) && phrase.IsExplicit && IsTitleLike(at + 1) ? at + 1 : Stop(at);
            return at + 1;
        }

        private bool IsTitleLike(int at) => TitleShape.Of(sentence.Text[sentence[at].Start..sentence[at].End]) is { Words: >= 3, BeginsLarge: true };

        /// <summary>What follows describes it; of it only a title that is called one is part.</summary>
        private int Stop(int at)
        {
            mayGoOn = false;
            return phrase.First is null ? at : Beyond(at, sentence.Lower(at));
        }

        /// <summary>'a patch series that was posted last week, entitled "..."': up to there nothing else may be quoted.</summary>
        private int Beyond(int at, string word)
        {
            others += word is "that" or "which" or "was" or "is" or "in" or "on" ? 0 : 2;
            return IsTitledNear(at) ? at + 1 : at;
        }

        private bool IsTitledNear(int at)
        {
            for (var ahead = at; ahead < Math.Min(at + 10, sentence.To - 1); ahead++)
            {
                if (sentence[ahead].IsQuote)
                    return false;
                if (PostingWords.IsTitled(sentence.Lower(ahead)) && IsBeforeQuote(ahead))
                    return true;
            }
            return false;
        }

        private bool IsBeforeQuote(int at) => sentence.IsKind(sentence.IsKind(at + 1, NoteTokenKind.Colon) ? at + 2 : at + 1, NoteTokenKind.Quote);

        /// <summary>The last token of "a patch for the frame buffer of old laptops": up to the next clause.</summary>
        private int Describing(int at)
        {
            var end = Math.Min(sentence.To, at + MostDescribing);
            // "a patch that is about ..." goes on, "a patch ... that breaks" has ended.
            var isRelative = sentence.Lower(at) is "that" or "which";
            at = isRelative ? at + 1 : at;
            while (at < end && (sentence[at].IsWord && IsDescribing(sentence.Lower(at), isRelative) || sentence[at].IsQuote && !sentence[at - 1].IsQuote))
                at++;
            return at - 1;
        }

        private static bool IsDescribing(string word, bool isRelative) =>
            !PostingWords.IsBarrier(word) || isRelative && word is "is" or "are" or "was" or "were" or "will" or "would" or "can" or "could" or "should" or "may" or "does" or "do" or "be";
    }
}
