namespace Tracker.Core.Notes.Reading;

/// <summary>Splits a paragraph into words, quotations and marks.</summary>
internal sealed class NoteLexer(string text, int start, int end)
{
    private const int LongestSoft = 200;
    private const int LongestInset = 24;

    private readonly List<QuoteSpan> quotes = QuoteSpans.In(text, start, end);
    private readonly List<NoteToken> tokens = [];
    private readonly Stack<int> open = [];
    private int quote;

    public List<NoteToken> Read()
    {
        for (var at = start; at < end;)
        {
            while (quote < quotes.Count && quotes[quote].Start < at)
                quote++;
            at = quote < quotes.Count && quotes[quote].Start == at ? Quotation(quotes[quote].End, false, at)
                : char.IsWhiteSpace(text[at]) ? at + 1
                : IsWordStart(at) ? Word(at)
                : SoftEnd(at) is { } softEnd ? Quotation(softEnd, text[at] is not '\'' and not '‘', at)
                : Mark(at);
        }
        return tokens;
    }

    private int Quotation(int to, bool isSoft, int at)
    {
        tokens.Add(new(NoteTokenKind.Quote, at, to, "", -1, isSoft));
        // "... the end." He: the sentence ends within the quotation.
        var before = to - 2;
        if (before > at && text[before] is '.' or '!' or '?' && NextLetterIsLarge(to))
            tokens.Add(new(NoteTokenKind.Stop, to, to, ""));
        return to;
    }

    private bool NextLetterIsLarge(int at)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        return at < end && char.IsUpper(text[at]);
    }

    private bool IsWordStart(int at) =>
        char.IsLetterOrDigit(text[at]) || text[at] is '#' or '/' or '$' or '.' && at + 1 < end && char.IsLetterOrDigit(text[at + 1])
        || text[at] == '[' && InsetEnd(at) is { } close && close < end && char.IsLetter(text[close]) && text[at + 1] != '^';

    private int Word(int at)
    {
        var from = at;
        while (at < end)
        {
            if (char.IsLetterOrDigit(text[at]) || text[at] == '_' || char.IsSurrogate(text[at]) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark)
                at++;
            else if (text[at] is '[' or '(' && at + 1 < end && InsetEnd(at) is { } inset && (at > from || text[at] == '['))
                at = inset;
            else if (at == from || IsJoint(at))
                at++;
            else
                break;
        }
        if (at < end && (text[at] == '.' && IsInitial(from, at) || text[at] == '+' && char.IsAsciiDigit(text[at - 1])))
            at++;
        tokens.Add(new(NoteTokenKind.Word, from, at, text[from..Math.Min(at, from + 80)].ToLowerInvariant().Replace('’', '\'')));
        return at;
    }

    /// <summary>Holds a word together: "Ts’o", "4.9.36", "back-and-forth", "x86/mm".</summary>
    private bool IsJoint(int at) =>
        text[at] is '-' or '‑' or '\'' or '’' or '.' or '/' or '+' or '@' or '&' or '%' or '#' or '~' or '^' or '='
        && at + 1 < end && (char.IsLetterOrDigit(text[at + 1]) || text[at + 1] == '_' && text[at] is not '’')
        && char.IsLetterOrDigit(text[at - 1]) | text[at - 1] is '_' or ']' or ')';

    /// <summary>Behind "[las]" of "Nico[las]" and "(athan)" of "Jon(athan)"; null where the bracket is one of the sentence.</summary>
    private int? InsetEnd(int at)
    {
        var close = text[at] == '[' ? ']' : ')';
        for (var next = at + 1; next < Math.Min(end, at + LongestInset); next++)
        {
            if (text[next] == close)
                return next > at + 1 || at > start && char.IsLetter(text[at - 1]) ? next + 1 : null;
            if (!char.IsLetterOrDigit(text[next]) && text[next] is not ('.' or '-' or '\'' or '’' or '‘'))
                return null;
        }
        return null;
    }

    /// <summary>"A." of a name and "S.A.R.A.".</summary>
    private bool IsInitial(int from, int at) =>
        char.IsUpper(text[at - 1]) && (at - from == 1 || text[at - 2] is '.' && !(tokens.Count == 0 && NextLetterIsLarge(at + 1)) || text[at - 2] is '-' && at - from == 3) && at - from < 12
        || at - from <= 4 && text.AsSpan(from, at - from) is "e.g" or "i.e" or "vs" or "etc" or "cf" or "Dr" or "Mr" or "Mrs" or "Ms" or "St" or "Jr" && !NextLetterIsLarge(at + 1);

    /// <summary>Where a quotation of other marks ends: single ones, and behind a word that asks for a title emphasis, code and links.</summary>
    private int? SoftEnd(int at)
    {
        var letter = text[at];
        var close = letter switch { '‘' or '‚' => '’', MaskedNotes.LinkOpen => MaskedNotes.LinkClose, _ => letter };
        if (letter is not ('\'' or '‘' or '‚' or '`' or '*' or '_' or MaskedNotes.LinkOpen) || at + 1 >= end || char.IsWhiteSpace(text[at + 1]))
            return null;
        if (QuoteMarks.IsSingle(letter) ? at > start && !char.IsWhiteSpace(text[at - 1]) && text[at - 1] is not ('(' or '[') : !AsksForTitle())
            return null;
        var from = at;
        while (from < end && text[from] == letter)
            from++;
        for (var next = from; next < Math.Min(end, at + LongestSoft); next++)
        {
            if (letter == MaskedNotes.LinkOpen && QuoteMarks.IsDouble(text[next]))
                return null;
            if (text[next] != close || char.IsWhiteSpace(text[next - 1]))
                continue;
            while (next + 1 < end && text[next + 1] == close)
                next++;
            if (letter == MaskedNotes.LinkOpen || next + 1 >= end || !char.IsLetterOrDigit(text[next + 1]))
                return next + 1;
        }
        return null;
    }

    private bool AsksForTitle() => tokens is [.., { IsWord: true } last]
        && PostingWords.MayBeTitlePlace(last.Lower, tokens.Count > 1 ? tokens[^2].Lower : "");

    private int Mark(int at)
    {
        switch (text[at])
        {
            case '(' or '[':
                open.Push(tokens.Count);
                tokens.Add(new(NoteTokenKind.Open, at, at + 1, ""));
                break;
            case ')' or ']':
                Close(at);
                break;
            case '.' or '!' or '?' or '…' or ';':
                if (text[at] == ';' || at + 1 >= end || char.IsWhiteSpace(text[at + 1]) || QuoteMarks.IsMark(text[at + 1]) || text[at + 1] is ')' or ']')
                    tokens.Add(new(NoteTokenKind.Stop, at, at + 1, ""));
                break;
            case ',':
                tokens.Add(new(NoteTokenKind.Comma, at, at + 1, ""));
                break;
            case ':':
                tokens.Add(new(NoteTokenKind.Colon, at, at + 1, ""));
                break;
            case '–' or '—' or '-' or '|':
                tokens.Add(new(NoteTokenKind.Dash, at, at + 1, ""));
                break;
            case '*' or '_' or '`' or '~' or '>' or MaskedNotes.LinkOpen or MaskedNotes.LinkClose:
                break;
            default:
                tokens.Add(new(NoteTokenKind.Other, at, at + 1, ""));
                break;
        }
        return at + 1;
    }

    private void Close(int at)
    {
        var partner = open.Count > 0 ? open.Pop() : -1;
        if (partner >= 0)
            tokens[partner] = tokens[partner] with { Partner = tokens.Count };
        tokens.Add(new(NoteTokenKind.Close, at, at + 1, "", partner));
    }
}
