namespace Tracker.Core.Notes.Reading;

/// <summary>Finds who does what a verb says.</summary>
internal static class SentenceSubject
{
    private const int FurthestBack = 40;

    /// <summary>The person, its full name where only part of it stands here; null: nobody is named.</summary>
    public static string? Of(NoteSentence sentence, int verb, NotePeople people)
    {
        var at = BeforeVerb(sentence, verb);
        if (at < sentence.From)
            return verb == sentence.From ? null : people.Last;
        if (sentence.IsKind(at, NoteTokenKind.Close))
            at = InBrackets(sentence, at) ?? sentence.SkipAsideBack(at);
        if (at < sentence.From)
            return null;
        if (IsPronoun(sentence.Lower(at)))
            return Before(sentence, at) ?? people.Last;
        if (NoteNames.EndingAt(sentence.Tokens, sentence.Text, at, sentence.From) is { } name && !NoteNames.IsPossessive(sentence[at]))
            return people.Full(NoteNames.Written(sentence.Tokens, sentence.Text, name));
        // "Dan posted ... and sent ...": the verbs share a subject.
        return IsShared(sentence, at) ? Before(sentence, at) ?? people.Last : null;
    }

    /// <summary>The name right before a verb; null where none stands there.</summary>
    public static (int First, int Last)? Name(NoteSentence sentence, int verb) =>
        BeforeVerb(sentence, verb) is var at && at >= sentence.From ? NoteNames.EndingAt(sentence.Tokens, sentence.Text, sentence.SkipAsideBack(at), sentence.From) : null;

    /// <summary>The last full name before a place in the sentence; null where there is none.</summary>
    public static string? Before(NoteSentence sentence, int at)
    {
        for (var last = at - 1; last >= Math.Max(sentence.From, at - FurthestBack); last--)
        {
            if (sentence[last].IsWord && NoteNames.EndingAt(sentence.Tokens, sentence.Text, last, sentence.From) is { } name
                && NoteNames.Written(sentence.Tokens, sentence.Text, name) is var written && IsFull(written))
                return written;
        }
        return null;
    }

    /// <summary>"Kirill's" before a patch; null where no name stands there.</summary>
    public static string? Owner(NoteSentence sentence, int at, NotePeople people) =>
        sentence.Lower(at) is "latter's" ? Before(sentence, at) :
        at >= sentence.From && NoteNames.IsPossessive(sentence[at]) && NoteNames.EndingAt(sentence.Tokens, sentence.Text, at, sentence.From) is { } name
            ? people.Full(NoteNames.Written(sentence.Tokens, sentence.Text, name))
            : null;

    private static bool IsFull(string name) => NoteNames.Words(name) > 1 && name.Any(char.IsLower);

    private static int BeforeVerb(NoteSentence sentence, int verb)
    {
        var at = verb - 1;
        while (at >= sentence.From && (sentence[at].IsWord && (PostingWords.IsAdverb(sentence.Lower(at)) || sentence.Lower(at) is "who" or "been") || sentence.IsKind(at, NoteTokenKind.Comma) && at < verb - 1))
            at--;
        return at;
    }

    /// <summary>"someone else (Randy Dunlap) posted".</summary>
    private static int? InBrackets(NoteSentence sentence, int close) =>
        sentence[close].Partner > sentence.From && sentence[sentence[close].Partner - 1].IsWord
        && NoteNames.EndingAt(sentence.Tokens, sentence.Text, sentence[close].Partner - 1, sentence.From) is null
        && NoteNames.EndingAt(sentence.Tokens, sentence.Text, close - 1, sentence.From) is not null ? close - 1
        : NoteNames.EndingAt(sentence.Tokens, sentence.Text, close, sentence.From) is not null ? close
        : null;

    private static bool IsPronoun(string word) => word is "he" or "she" or "they";

    private static bool IsShared(NoteSentence sentence, int at) =>
        sentence[at].IsQuote || sentence.Lower(at) is "and" or "but" || sentence[at].Kind is NoteTokenKind.Comma or NoteTokenKind.Open or NoteTokenKind.Dash;
}
