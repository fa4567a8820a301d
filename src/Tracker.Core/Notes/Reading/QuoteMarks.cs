namespace Tracker.Core.Notes.Reading;

/// <summary>Quotation marks: which of them open, which close, and where what they enclose ends.</summary>
internal static class QuoteMarks
{
    /// <summary>A longer quotation is speech; as a title it is one whose last mark is missing.</summary>
    public const int LongestTitle = 300;

    public static bool IsDouble(char letter) => letter is '"' or '“' or '”' or '„' or '«' or '»' or '″' or '＂';

    public static bool IsSingle(char letter) => letter is '\'' or '‘' or '’' or '‚';

    public static bool IsMark(char letter) => IsDouble(letter) || IsSingle(letter) || letter is '`' or '*' or '_' or MaskedNotes.LinkOpen or MaskedNotes.LinkClose;

    /// <summary>Typesetters turn marks the wrong way ('of”Add'): what stands beside them says more than their form.</summary>
    public static bool Opens(string text, int at) => text[at] switch
    {
        '„' or '«' => true,
        '»' or '″' => false,
        '“' => !(IsAfterWord(text, at) && !IsBeforeWord(text, at)),
        '”' => !IsAfterMark(text, at) && IsBeforeWord(text, at) && (IsAfterSpace(text, at) || char.IsLetter(text[at - 1]) && text[at + 1] is not ('s' or 't')),
        _ => IsBeforeWord(text, at) && !IsAfterWord(text, at),
    };

    private static bool IsAfterSpace(string text, int at) => at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '—' or '–' or '*' or '_' or '|' or '>' or MaskedNotes.LinkOpen;

    private static bool IsAfterMark(string text, int at) => at > 0 && IsDouble(text[at - 1]);

    private static bool IsAfterWord(string text, int at) => !IsAfterSpace(text, at) && !(IsDouble(text[at - 1]) || IsSingle(text[at - 1]));

    private static bool IsBeforeWord(string text, int at) =>
        at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] is not ('.' or ',' or ';' or ':' or ')' or '!' or '?' or '”' or '–' or '—' or '*' or '_' or ']' or '|' or '<' or MaskedNotes.LinkClose);
}
