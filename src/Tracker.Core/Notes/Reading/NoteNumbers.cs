using System.Globalization;

namespace Tracker.Core.Notes.Reading;

/// <summary>Versions and counts of parts, in digits and words.</summary>
internal static class NoteNumbers
{
    private const int Largest = 999;

    private static readonly string[] Cardinals =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    private static readonly string[] Ordinals =
        ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"];

    /// <summary>"v4": what it says and how many tokens it has; likewise "version 5", "version five", "the fifth version", "3rd revision".</summary>
    public static (int Number, int Tokens)? Version(NoteSentence sentence, int at)
    {
        var word = sentence.Lower(at);
        if (word is ['v', _, ..] && Digits(word.AsSpan(1)) is { } short1)
            return (short1, 1);
        var next = sentence.Lower(at + 1);
        if (PostingWords.IsVersionNoun(word))
            return (Digits(next.AsSpan().TrimStart('v')) ?? Cardinal(next)) is { } number ? (number, 2) : null;
        if (Ordinal(word) is not { } ordinal)
            return null;
        // "the third and final version", "the second RFC version"
        for (var noun = at + 1; noun <= at + 3; noun++)
        {
            if (PostingWords.IsVersionNoun(sentence.Lower(noun)))
                return (ordinal, noun - at + 1);
        }
        return null;
    }

    /// <summary>"17 part", "17-part", "sixteen part", "5 patches", "three-patch".</summary>
    public static (int Number, int Tokens)? Parts(NoteSentence sentence, int at)
    {
        var word = sentence.Lower(at);
        if (word.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && IsPart(word[(dash + 1)..]) && Count(word[..dash]) is { } joined)
            return (joined, 1);
        return IsPart(sentence.Lower(at + 1)) && Count(word) is { } count ? (count, word is "one" ? 1 : 2) : null;
    }

    private static bool IsPart(string word) => word is "part" or "parts" or "patch" or "patches" or "piece" or "commit" or "commits" or "part-series";

    private static int? Count(string word) => Digits(word) ?? Cardinal(word);

    private static int? Cardinal(string word) => IndexOf(Cardinals, word);

    private static int? Ordinal(string word) =>
        word.Length > 2 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th" ? Digits(word.AsSpan(0, word.Length - 2)) : IndexOf(Ordinals, word);

    private static int? IndexOf(string[] words, string word)
    {
        if (word.Length < 3)
            return null;
        var at = Array.IndexOf(words, word);
        // "fith" and "tweltfh", but not "for" and "forth"
        at = at < 0 && words == Ordinals && word.Length >= 4 && word != "forth" ? Array.FindIndex(words, known => Spelling.IsOneSlip(word, known)) : at;
        return at < 0 ? null : at;
    }

    private static int? Digits(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Largest ? number : null;
}
