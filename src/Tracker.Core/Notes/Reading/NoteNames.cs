using System.Collections.Frozen;

namespace Tracker.Core.Notes.Reading;

/// <summary>Reads names of people where a sentence has them.</summary>
internal static class NoteNames
{
    private const int MostWords = 6;
    private const int LongestNickname = 3;

    private static readonly FrozenSet<string> NoNames = Set(
        "a an the in on at to for from of with by and or but if as so then than that this these those there here it its he she they we i you his her their our my one two three four five six seven eight nine ten another other others also separately meanwhile finally later earlier today yesterday recently previously next last first second third once now speaking following while when where since after before until during despite although though because yes no not only both either neither some many most several various all each every such more linux kernel kernels version patch patches series rfc update updates monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december stable mainline git pull api cpu arm arm64 x86 intel amd google facebook oracle microsoft announce announcement listeners apparently interestingly unfortunately fortunately thankfully elsewhere joking indeed again still even just which who what whose how why maintainer maintainers editor author authors upstream news week weeks month year day days");

    private static readonly FrozenSet<string> Particles = Set("van von de der den del della da di du la le el al bin ben ibn ter ten zu zur y i e af av dos das");

    /// <summary>The name that ends with the token: its tokens, first and last; null where there is none.</summary>
    public static (int First, int Last)? EndingAt(IReadOnlyList<NoteToken> tokens, string text, int last, int from)
    {
        if (last < from)
            return null;
        var first = -1;
        for (var (at, words) = (last, 0); at >= from && words < MostWords; at--, words++)
        {
            if (tokens[at].Kind is NoteTokenKind.Close && NicknameOpen(tokens, text, at) is { } nickname && nickname > from && (at == last || IsPart(tokens[at + 1], text)))
                at = nickname;
            else if (IsPart(tokens[at], text) && !(words > 0 && IsPossessive(tokens[at])))
                first = at;
            else if (!(first >= 0 && at > from && Particles.Contains(tokens[at].Lower) && (IsPart(tokens[at - 1], text) || Particles.Contains(tokens[at - 1].Lower))))
                break;
        }
        return first < 0 ? null : (first, last);
    }

    /// <summary>The name that begins with the token.</summary>
    public static (int First, int Last)? StartingAt(IReadOnlyList<NoteToken> tokens, string text, int first, int end)
    {
        var last = -1;
        for (var (at, words) = (first, 0); at < end && words < MostWords; at++, words++)
        {
            if (IsPart(tokens[at], text))
                last = at;
            else if (!(last >= 0 && at + 1 < end && Particles.Contains(tokens[at].Lower) && (IsPart(tokens[at + 1], text) || Particles.Contains(tokens[at + 1].Lower))))
                break;
            if (last == at && IsPossessive(tokens[at]))
                break;
        }
        return last < 0 ? null : (first, last);
    }

    /// <summary>As written, on one line, without the ending of "Kirill's".</summary>
    public static string Written(IReadOnlyList<NoteToken> tokens, string text, (int First, int Last) name) =>
        WithoutEnding(WhiteSpaceIn(text[tokens[name.First].Start..tokens[name.Last].End]));

    public static bool IsPossessive(NoteToken token) => token.IsWord && (token.Lower.EndsWith("'s", StringComparison.Ordinal) || token.Lower.EndsWith("s'", StringComparison.Ordinal));

    public static int Words(string name) => name.Split(' ').Length;

    /// <summary>A word that begins with a large letter and is not known to be no name.</summary>
    private static bool IsPart(NoteToken token, string text)
    {
        if (!token.IsWord || token.End - token.Start > 40 || !(char.IsUpper(text[token.Start]) || text[token.Start] is '[' && char.IsLetter(text[token.Start + 1])))
            return false;
        var word = WithoutEnding(token.Lower);
        return !NoNames.Contains(word) && !word.Any(letter => char.IsAsciiDigit(letter) || letter is '/' or '_' or '@' or '#');
    }

    /// <summary>Where "(Ted)" in "Theodore (Ted) Ts'o" opens, and "(Kroah-Hartman)" behind initials; null where the bracket is none of a name.</summary>
    private static int? NicknameOpen(IReadOnlyList<NoteToken> tokens, string text, int close)
    {
        var open = tokens[close].Partner;
        if (open <= 0 || close - open is < 2 or > LongestNickname || !Enumerable.Range(open + 1, close - open - 1).All(at => IsPart(tokens[at], text)))
            return null;
        var isWithin = close + 1 < tokens.Count && IsPart(tokens[close + 1], text);
        return isWithin || IsAbbreviated(text.AsSpan(tokens[open - 1].Start, tokens[open - 1].End - tokens[open - 1].Start)) ? open : null;
    }

    /// <summary>"K-H", "KH", "G.".</summary>
    private static bool IsAbbreviated(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLower(letter))
                return false;
        }
        return word.Length is > 0 and <= 5 && word.ContainsAnyInRange('A', 'Z');
    }

    private static string WithoutEnding(string name) =>
        name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2]
        : name.EndsWith('\'') || name.EndsWith('’') ? name[..^1]
        : name;

    private static string WhiteSpaceIn(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
