using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.Notes.Reading;

/// <summary>What a quotation looks like: a patch's title, a pull request's, another mail's subject, or something that somebody said.</summary>
/// <param name="Title">On one line, without the marks around it.</param>
/// <param name="Words">How many.</param>
/// <param name="HasPrefix">"mm/vmscan: ..." names a subsystem, as a patch does.</param>
/// <param name="IsPull">"... updates for v4.12", "Please pull ...".</param>
/// <param name="IsMail">A report, a question, a call for papers.</param>
/// <param name="IsSpeech">Somebody said that.</param>
/// <param name="IsSentence">It ends as a sentence does; few titles do.</param>
internal sealed partial record TitleShape(string Title, int Words, bool BeginsLarge, bool HasPrefix, bool IsPull, bool IsMail, bool IsSpeech, bool IsSentence)
{
    private const int MostWords = 40;

    public static TitleShape Of(string quote)
    {
        var title = Unquoted(quote);
        var subject = PatchSubject.Parse(title);
        var words = title.Split(' ', MostWords);
        return new(
            title, words.Length, title.Length > 0 && (char.IsUpper(title[0]) || title[0] == '['),
            subject.IsPatch || Prefix().IsMatch(title) && !Alarm().IsMatch(title),
            subject.IsPullRequest || Pull().IsMatch(title) && !Installment().IsMatch(title) || Ask().IsMatch(title),
            !subject.IsPatch && (MailMark().IsMatch(title) || !Prefix().IsMatch(title) && MailWords().IsMatch(title)),
            Speech().IsMatch(title) || words.Length == MostWords,
            title.EndsWith('.') && !title.EndsWith("...", StringComparison.Ordinal));
    }

    /// <summary>As written, on one line, without the marks around it.</summary>
    public static string Unquoted(string quote)
    {
        var text = WhiteSpace.Collapse(quote).Trim();
        if (text is ['[', .., ']'] && !text.AsSpan(1, text.Length - 2).ContainsAny('[', ']'))
            text = text[1..^1];
        while (text.Length > 1 && QuoteMarks.IsMark(text[0]))
        {
            var open = text[0];
            text = text[1..];
            if (text.Length > 0 && (QuoteMarks.IsDouble(open) ? QuoteMarks.IsDouble(text[^1]) : QuoteMarks.IsMark(text[^1])))
                text = text[..^1];
            if (QuoteMarks.IsDouble(open))
                break;
        }
        return text.Trim().TrimEnd(',').Trim();
    }

    /// <summary>"mm, numa: ", "x86/kernel: ", "drivers/perf: ", "KVM: MMU: ", "KEYS: encrypted: ".</summary>
    [GeneratedRegex(@"^(\[[^\]]+\]\s*)?[\p{L}0-9_./+*\[\]{}()-]+(,? [\p{L}0-9_./+-]+){0,2}:\s{0,2}\S", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"^(bug|warning|error|info|note|kernel bug|oops|fatal|ps|cfp|re|edit|regression|linux [0-9][^:]*)\s*:", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Alarm();

    [GeneratedRegex(
        @"\bfor (the )?(linux |kernel |hsi-|[a-z]+-)?v{0,2}\[?\.?\]?[0-9]+\.[0-9x]+|\b(updates?|changes?|fix(es)?|patches|pull|features) (for|of) .*(merge (window|cycle)|next)\b|\bmerge window\b|^v?[0-9]\.[0-9]+ for ",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Pull();


    /// <summary>"x86: 5-level paging enabling for v4.12, Part 4" is a series, "xen: fixes and features for 4.12" is none.</summary>
    [GeneratedRegex(@"^[^:]+: .*\b(add|adding|enable|enabling|support|implement|convert|introduce|rework|make|use)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Installment();

    [GeneratedRegex(@"^(\[?git pull|pull request|please pull|\[pull)|\bpull request\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Ask();

    [GeneratedRegex(@"^\[?(regression|announce|cfp|bug|report|question|help|ann|call for|reminder|lsf/mm|ksummit)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MailMark();

    [GeneratedRegex(
        @"\b(regressions?|call for|next steps|looking for|future of|there is|there are|minutes|agenda|questions?|how (do|to|can|should)|what (is|are|about)|why (is|does|do|are)|is it|status of|plans?|state of|doesn.t|don.t work|does not|not working|broken since|fails|hangs?|crash(es)?|oops|stuck|causing|heads.?up|proposal|roadmap|survey|invitation|maintainers? summit|summit)\b|\?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex MailWords();

    [GeneratedRegex(@"^(I|We|It|This|That|He|She|They|You|If|So|But|And|Yes,|No,|Oh,|Thanks,|Please (?<not>don|do not)|There.s|It.s|I.m|I.ll|I.d|We.re|Let.s)(?<end>[ ’']).*[ ]|[.!?…] \p{Lu}\S* .*\.$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Speech();
}
