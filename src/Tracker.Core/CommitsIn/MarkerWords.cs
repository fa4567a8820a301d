using System.Buffers;
using Tracker.Core.Patches;

namespace Tracker.Core.CommitsIn;

/// <summary>Takes words off the front of a text, over a line's end where a sentence is wrapped, never over a blank line.</summary>
internal static class MarkerWords
{
    private static readonly SearchValues<char> Between = SearchValues.Create(" \t\r\n,:<`'");

    public static bool Take(ref ReadOnlySpan<char> text, string word)
    {
        var rest = SkipBetween(text);
        if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) || rest[word.Length..] is [var next, ..] && char.IsLetterOrDigit(next))
            return false;
        text = rest[word.Length..];
        return true;
    }

    public static bool TakeAny(ref ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Take(ref text, word))
                return true;
        }
        return false;
    }

    /// <summary>A commit's id, shortened or not: 7 to 64 hex digits, in lower case; null when the next word is none.</summary>
    public static string? TakeHex(ref ReadOnlySpan<char> text)
    {
        var rest = SkipBetween(text);
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiHexDigit(rest[digits]))
            digits++;
        if (digits is < 7 or > 64 || rest[digits..] is [var next, ..] && char.IsLetterOrDigit(next))
            return null;
        text = rest[digits..];
        return rest[..digits].ToString().ToLowerInvariant();
    }

    /// <summary>Takes an opening bracket and the blanks before it.</summary>
    public static bool TakeBracket(ref ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(' ');
        if (rest is not ['[' or '(', ..])
            return false;
        text = rest[1..];
        return true;
    }

    /// <summary>Takes a commit's title in brackets, as it stands behind an id: <c>("tcp: fix a leak")</c>.</summary>
    public static void TakeTitle(ref ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(" \t\r\n");
        if (rest is not ['(', ..])
            return;
        var close = rest is ['(', '"', ..] ? rest.IndexOf("\")") + 1 : rest.IndexOf(')');
        text = close <= 0 ? text : rest[(close + 1)..];
    }

    /// <summary>
    /// Takes a title in quotes that ends a sentence; null when there is none. Titles may have quotes in them: the closing
    /// one is the first with nothing but the sentence's end behind it.
    /// </summary>
    public static string? TakeQuoted(ref ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(" \t\r\n(");
        if (rest is not ['"', ..])
            return null;
        var sentence = rest.IndexOf("\n\n") is >= 0 and var end ? rest[..end] : rest;
        for (var at = 1; at < sentence.Length; at++)
        {
            if (sentence[at] != '"' || !IsSentenceEnd(sentence[(at + 1)..]))
                continue;
            text = rest[(at + 1)..];
            return WhiteSpace.Collapse(sentence[1..at].ToString()) is { Length: > 0 } title ? title : null;
        }
        return null;
    }

    private static bool IsSentenceEnd(ReadOnlySpan<char> text) => text is [] or ['.', ..] or [')', ..] || text.IsWhiteSpace();

    /// <summary>Nothing follows on the line but full stops and closing brackets.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text) => text.TrimStart(" \t\r.)]") is [] or ['\n', ..];

    private static ReadOnlySpan<char> SkipBetween(ReadOnlySpan<char> text)
    {
        var word = text.IndexOfAnyExcept(Between);
        var skipped = text[..(word < 0 ? text.Length : word)];
        return skipped.Count('\n') > 1 ? [] : text[skipped.Length..];
    }
}
