using System.Text.RegularExpressions;

namespace Tracker.Core.Notes.Reading;

/// <summary>Reads which versions were released: "Linux 4.4.76, 4.9.36, and 4.11.9".</summary>
internal static partial class ReleaseList
{
    private const int MostWordsBefore = 10;
    private const int MostBetween = 4;
    private const int MostBack = 60;

    /// <summary>Those named behind a verb; empty when what follows is no release.</summary>
    public static IEnumerable<MentionDraft> After(NoteSentence sentence, int from, PostingVerb verb, string? person)
    {
        if (First(sentence, from, verb) is not { } first)
            yield break;
        var project = Project(sentence, from, first.At);
        for (var at = first.At; at >= 0; at = Next(sentence, at + 1))
        {
            if (Number(sentence, at, first.At == at && first.IsWhole) is { } number)
                yield return Draft(number, project, person);
        }
    }

    /// <summary>Those before "is out", "has been released", "were announced".</summary>
    public static IEnumerable<MentionDraft> Before(NoteSentence sentence, int verb, string? person)
    {
        var found = new List<(int Start, string Number)>();
        var first = verb;
        for (var at = verb - 1; at >= Math.Max(sentence.From, verb - MostBack); at--)
        {
            at = Math.Max(sentence.SkipAsideBack(at), sentence.From);
            if (Number(sentence, at, false) is { } number)
            {
                found.Insert(0, number);
                first = at;
            }
            else if (!IsBetween(sentence, at))
                break;
        }
        var project = found.Count == 0 ? null : Project(sentence, Math.Max(sentence.From, first - MostBetween), first);
        return found.Select(number => Draft(number, project, person));
    }

    /// <summary>'"Git v2.12.3 and others"': the release that a quotation begins with.</summary>
    public static MentionDraft? Quoted(NoteToken quote, string text, string? person)
    {
        var match = InQuote().Match(text[quote.Start..Math.Min(quote.End, quote.Start + 120)]);
        return match.Success && !match.Groups["project"].Value.Split(' ').Any(IsOther)
            ? new(MentionKind.Release, quote.Start + match.Groups["number"].Index, quote.Start + match.Groups["number"].Index + match.Groups["number"].Length, person, $"{match.Groups["project"].Value} {match.Groups["number"].Value}")
            : null;
    }

    /// <summary>"irq updates for 4.13" is no release.</summary>
    private static bool IsOther(string word) => PostingWords.IsPreposition(word) || PostingWords.Noun(word.ToLowerInvariant()) is not PostingNoun.None;

    private static MentionDraft Draft((int Start, string Number) number, string? project, string? person) =>
        new(MentionKind.Release, number.Start, number.Start + number.Number.Length, person, project is null ? number.Number : $"{project} {number.Number}");

    private static (int At, bool IsWhole)? First(NoteSentence sentence, int from, PostingVerb verb)
    {
        for (var (at, words) = (sentence.SkipAside(from), 0); at < sentence.To && words < MostWordsBefore; at = sentence.SkipAside(at + 1), words++)
        {
            if (Number(sentence, at, false) is not null)
                return verb is PostingVerb.Posting && IsAbout(sentence, at) ? null : (at, false);
            if (verb is PostingVerb.Releasing && at > from && IsWholeNumber(sentence, at))
                return (at, true);
            if (sentence.IsKind(at, NoteTokenKind.Quote) && PostingWords.Noun(sentence.Lower(sentence.SkipAside(at + 1))) is PostingNoun.None && sentence.IsKind(sentence.SkipAside(at + 1), NoteTokenKind.Word))
                continue;
            var word = sentence.Lower(at);
            if (word.Length == 0 || PostingWords.IsBarrier(word) || PostingWords.IsPreposition(word) || word is "and" || PostingWords.IsTitled(word) || IsPatch(word))
                return null;
        }
        return null;
    }

    /// <summary>"posted 4.11-rc7 fixes" announces nothing.</summary>
    private static bool IsAbout(NoteSentence sentence, int number)
    {
        var next = sentence.Lower(sentence.SkipAside(number + 1));
        return PostingWords.Noun(next) is not PostingNoun.None && !PostingWords.IsVersionNoun(next) || next is "merge" or "development" or "based" or "material";
    }

    private static bool IsPatch(string word) => PostingWords.Noun(word) is PostingNoun.Patch or PostingNoun.Pull or PostingNoun.Mail && !PostingWords.IsVersionNoun(word) && word is not ("announcement" or "note");

    /// <summary>"systemd 233", "LTP 20240129", "the 2016-Q4 release".</summary>
    private static bool IsWholeNumber(NoteSentence sentence, int at) =>
        WholeNumber().IsMatch(sentence.Lower(at)) && sentence.Lower(at - 1) is { Length: > 1 } before && !PostingWords.IsVersionNoun(before)
        && PostingWords.Noun(sentence.Lower(at + 1)) is PostingNoun.None && !NoteNumbers.Parts(sentence, at).HasValue;

    /// <summary>The next of the list behind separators; -1 when it has ended.</summary>
    private static int Next(NoteSentence sentence, int from)
    {
        for (var at = sentence.SkipAside(from); at < Math.Min(sentence.To, from + MostBetween + 20); at = sentence.SkipAside(at + 1))
        {
            if (Number(sentence, at, false) is not null)
                return at;
            if (!IsBetween(sentence, at))
                return -1;
        }
        return -1;
    }

    private static bool IsBetween(NoteSentence sentence, int at) =>
        sentence.IsKind(at, NoteTokenKind.Comma)
        || sentence.Lower(at) is "and" or "&" or "plus" or "linux" or "kernel" or "kernels" or "version" or "versions" or "stable" or "release" or "releases" or "final" or "both" or "also" or "well" or "as" or "prepatch" or "longterm" or "long-term" or "updates" or "update" or "preempt-rt";

    private static (int Start, string Number)? Number(NoteSentence sentence, int at, bool isWhole)
    {
        if (!sentence.IsKind(at, NoteTokenKind.Word))
            return null;
        var token = sentence[at];
        var match = isWhole ? WholeNumber().Match(token.Lower) : Numbered().Match(token.Lower);
        return match.Success ? (token.Start + match.Groups["number"].Index, sentence.Text.Substring(token.Start + match.Groups["number"].Index, match.Groups["number"].Length)) : null;
    }

    /// <summary>The words between a verb and the first number that name what it is of; behind "version 0.7 of" those that follow.</summary>
    private static string? Project(NoteSentence sentence, int from, int number)
    {
        var (first, last) = sentence.IsWord(number + 1, "of") ? (number + 2, Math.Min(sentence.To, number + 6)) : (from, number);
        var words = new List<string>();
        for (var at = first; at < last; at++)
        {
            at = sentence.SkipAside(at);
            if (at >= last || !sentence[at].IsWord || PostingWords.IsBarrier(sentence.Lower(at)))
                break;
            if (sentence.Lower(at) is not ("the" or "a" or "an" or "new" or "latest" or "version" or "versions" or "release" or "releases" or "of" or "stable" or "kernel" or "kernels" or "final" or "maintenance" or "that" or "in" or "and" or "longterm"))
                words.Add(sentence.Text[sentence[at].Start..sentence[at].End]);
        }
        if (words.Count == 0 && Numbered().Match(sentence.Lower(number)) is { Success: true } match && match.Groups["project"].Length > 1)
            return sentence.Text.Substring(sentence[number].Start, match.Groups["project"].Length).TrimEnd('-', '_');
        return words.Count is 0 or > MostBetween ? null : string.Join(' ', words);
    }

    /// <summary>"4.4.76", "v4.11.7-rt3", "2.10.0-rc2", "map-pages-4.11".</summary>
    [GeneratedRegex(@"^(?<project>[a-z][a-z0-9_+]*([-_][a-z][a-z0-9_+]*)*[-_])?(?<number>v?\.?[0-9]{1,8}(\.[0-9]{1,8}){1,4}(-?(rc|alpha|beta|pre)[0-9]{0,3})?(-[a-z]{1,10}[0-9]{1,4}){0,3})\+?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<number>v?[0-9]{2,8}(-?rc[0-9]{1,3})?|20[0-9]{2}-q[1-4])$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^.(?<project>\p{L}[\p{L}0-9_+-]*( [\p{L}0-9_+-]+){0,2}) (?<number>v?[0-9]{1,5}(\.[0-9]{1,5}){1,4}(-?rc[0-9]{1,3})?)( and |,|.$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InQuote();
}
