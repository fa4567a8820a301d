namespace Tracker.Core.Notes.Reading;

/// <summary>Reads what was posted where no verb has it as its object: "the fixes that Ann Lee sent", "in his pull request", "their patches, now at version 7".</summary>
internal static class LooseReading
{
    private const int MostAdjectives = 3;

    /// <summary>"the hotplug fixes (that) Ann Lee has sent".</summary>
    /// <param name="verb">A verb that has no object behind it.</param>
    public static MentionDraft? OfClause(NoteSentence sentence, int verb, NotePeople people)
    {
        if (SentenceSubject.Name(sentence, verb) is not { } name)
            return null;
        var noun = sentence.Lower(name.First - 1) is "that" or "which" ? name.First - 2 : name.First - 1;
        return PostingWords.Noun(sentence.Lower(noun)) is PostingNoun.Patch or PostingNoun.Weak
            ? Draft(MentionKind.Patch, sentence, Beginning(sentence, noun), verb, people.Full(NoteNames.Written(sentence.Tokens, sentence.Text, name)), null)
            : null;
    }

    /// <summary>"In a separate pull request", "with his pull request": the first word of it in the paragraph.</summary>
    /// <param name="noun">Where "pull" stands.</param>
    public static MentionDraft? OfPull(NoteSentence sentence, int noun)
    {
        if (!sentence.IsWord(noun, "pull") || !sentence.IsWord(noun + 1, "request"))
            return null;
        var article = Beginning(sentence, noun) - 1;
        return sentence.Lower(article) is "his" or "her" or "their" or "a" or "an" && sentence.Lower(article - 1) is "in" or "with" or "by" or "via" or "through"
            ? Draft(MentionKind.Pull, sentence, article, noun + 1, SentenceSubject.Before(sentence, article), null)
            : null;
    }

    /// <summary>"The HMM patch series, now in version 19".</summary>
    /// <param name="now">Where "now" stands.</param>
    public static MentionDraft? OfVersion(NoteSentence sentence, int now)
    {
        var at = sentence.Lower(now + 1) is "in" or "at" or "on" ? now + 2 : now + 1;
        at = sentence.Lower(at) is "its" or "their" or "his" or "her" or "the" ? at + 1 : at;
        var noun = sentence.IsKind(now - 1, NoteTokenKind.Comma) ? now - 2 : now - 1;
        if (!sentence.IsWord(now, "now") || NoteNumbers.Version(sentence, at) is not { } version || PostingWords.Noun(sentence.Lower(noun)) is not PostingNoun.Patch)
            return null;
        return Draft(MentionKind.Patch, sentence, Beginning(sentence, noun), at + version.Tokens - 1, null, version.Number);
    }

    /// <summary>Adjectives and nouns before a noun, brackets too.</summary>
    private static int Beginning(NoteSentence sentence, int noun)
    {
        var first = noun;
        for (var (at, words) = (sentence.SkipAsideBack(noun - 1), 0); at >= sentence.From && words < MostAdjectives; at = sentence.SkipAsideBack(at - 1), words++)
        {
            var word = sentence.Lower(at);
            if (word.Length == 0 || PostingWords.IsPreposition(word) || PostingWords.IsBarrier(word) || NoteNames.IsPossessive(sentence[at]) || PostingWords.Verb(word) is PostingVerb.Posting
                || word is "the" or "a" or "an" or "his" or "her" or "their" or "its" or "these" or "those" or "some" or "of" or "and" or "previous")
                break;
            first = at;
        }
        return first;
    }

    private static MentionDraft Draft(MentionKind kind, NoteSentence sentence, int first, int last, string? person, int? version) =>
        new(kind, sentence[first].Start, sentence[last].End, person, null, version) { Rank = 5 };
}
