namespace Tracker.Core.Notes.Reading;

/// <summary>A sentence: some tokens of a paragraph.</summary>
/// <param name="Text">The masked notes.</param>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last.</param>
internal sealed record NoteSentence(IReadOnlyList<NoteToken> Tokens, string Text, int From, int To)
{
    /// <summary>A bracket with more in it says something of its own.</summary>
    private const int LongestAside = 14;

    public static IEnumerable<NoteSentence> In(IReadOnlyList<NoteToken> tokens, string text)
    {
        var from = 0;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind is not NoteTokenKind.Stop)
                continue;
            if (at > from)
                yield return new(tokens, text, from, at);
            from = at + 1;
        }
        if (from < tokens.Count)
            yield return new(tokens, text, from, tokens.Count);
    }

    private static readonly NoteToken Nothing = new(NoteTokenKind.Other, 0, 0, "");

    /// <summary>Beside the paragraph stands nothing.</summary>
    public NoteToken this[int at] => at >= 0 && at < Tokens.Count ? Tokens[at] : Nothing;

    public bool IsWord(int at, string word) => at >= From && at < To && Tokens[at].Is(word);

    public string Lower(int at) => at >= From && at < To ? Tokens[at].Lower : "";

    public bool IsKind(int at, NoteTokenKind kind) => at >= From && at < To && Tokens[at].Kind == kind;

    /// <summary>Behind a short bracket that opens here; else here.</summary>
    public int SkipAside(int at)
    {
        while (IsKind(at, NoteTokenKind.Open) && Tokens[at].Partner is > 0 and var close && close < To && close - at <= LongestAside)
            at = close + 1;
        return at;
    }

    /// <summary>Before a short bracket that closes here; else here.</summary>
    public int SkipAsideBack(int at)
    {
        while (IsKind(at, NoteTokenKind.Close) && Tokens[at].Partner is >= 0 and var open && open >= From && at - open <= LongestAside)
            at = open - 1;
        return at;
    }
}
