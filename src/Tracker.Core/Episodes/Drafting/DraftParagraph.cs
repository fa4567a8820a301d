using System.Text.RegularExpressions;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Finds the first paragraph of a mail that is prose: what a host would quote; pure.</summary>
internal static partial class DraftParagraph
{
    /// <summary>So many characters does a quotation have at most, its ellipsis besides.</summary>
    public const int Longest = 600;

    private const int MostText = 30_000;
    private const int MostParagraphs = 60;
    private const int FewestWords = 5;
    private const int LongestGreeting = 60;

    /// <returns>On one line; null when there is none.</returns>
    public static string? First(string text)
    {
        var paragraph = new List<string>();
        var left = MostParagraphs;
        foreach (var raw in (text.Length <= MostText ? text : text[..MostText]).AsSpan().EnumerateLines())
        {
            var line = raw.TrimEnd().ToString();
            if (IsEnd(line))
                break;
            if (line.Length > 0)
                paragraph.Add(line);
            else if (Prose(paragraph) is { } found)
                return found;
            else if (--left == 0)
                return null;
            else
                paragraph.Clear();
        }
        return Prose(paragraph);
    }

    /// <summary>After it comes what machines wrote: a signature, a diffstat, a shortlog.</summary>
    private static bool IsEnd(string line) =>
        line is "--" or "---" || line.StartsWith("diff --git ", StringComparison.Ordinal)
        || line.StartsWith("The following changes since commit ", StringComparison.Ordinal) || Machine().IsMatch(line);

    private static string? Prose(List<string> paragraph)
    {
        var lines = WithoutLeadIn(WithoutGreeting(paragraph));
        if (lines.Count == 0 || lines.TrueForAll(IsIndented) || lines.Exists(IsQuoted) || IsOfPosting(lines[0]))
            return null;
        var text = string.Join(' ', lines.Select(line => line.Trim()));
        return IsSaid(text) && !lines.Exists(line => Rule().IsMatch(line)) ? Shortened(WhiteSpaces().Replace(text, " ")) : null;
    }

    private static List<string> WithoutGreeting(List<string> paragraph) =>
        paragraph is [var first, .. var rest] && first.Length <= LongestGreeting && Greeting().IsMatch(first) ? rest : paragraph;

    /// <summary>What stands above a list of trailers or of commands, without a line between.</summary>
    private static List<string> WithoutLeadIn(List<string> lines) =>
        lines is [.. { Count: > 0 } rest, var last] && LeadIn().IsMatch(last) ? rest : lines;

    private static bool IsIndented(string line) => line.StartsWith("    ", StringComparison.Ordinal) || line[0] == '\t';

    private static bool IsQuoted(string line) => line[0] is '>' or '|' || Attribution().IsMatch(line);

    /// <summary>Lines that tell of the posting and not of what it does.</summary>
    private static bool IsOfPosting(string line) => Basis().IsMatch(line) || History().IsMatch(line) || Listed().IsMatch(line);

    /// <summary>Some words, and more letters than anything else: no table, no command, no heading.</summary>
    private static bool IsSaid(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWords
        && text.Count(letter => char.IsLetter(letter) || letter == ' ') * 10 >= text.Length * 7;

    /// <summary>Cut after a sentence where one ends in its second half, else after a word.</summary>
    private static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return text;
        var start = text[..Longest];
        var sentence = start.LastIndexOf(". ", StringComparison.Ordinal);
        if (sentence >= Longest / 2)
            return $"{start[..(sentence + 1)]} […]";
        var word = start.LastIndexOf(' ');
        var cut = word > 0 ? word : char.IsHighSurrogate(start[^1]) ? Longest - 1 : Longest;
        return $"{start[..cut]} […]";
    }

    [GeneratedRegex(@"^(hi|hello|hey|dear|greetings|good (morning|day|evening)|all|folks|everyone)\b[^.:]{0,50}[,.!:-]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Greeting();

    /// <summary>What the series is made upon.</summary>
    [GeneratedRegex(
        @"^\s*((this|the|these|my) (patch|series|patch ?set|patch series|patches) (is|are|applies|apply|depends|depend|was|were) (based|on top|cleanly|rebased|on|against|to|generated|made)\b"
        + @"|(it is |it's )?(re)?based (on|off|upon)\b|applies (to|on|cleanly)|depends on\b|note:? this (series|patch) (depends|is based))",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Basis();

    /// <summary>What is new in this version, and that there is one.</summary>
    [GeneratedRegex(
        @"^\s*(change ?log\b|changes? (since|from|in|for|to|between|log|history|v[0-9]+)\b|(patch )?(version )?history\b|diff(erences)? (from|to|since|between)\b|since v[0-9]"
        + @"|(rfc )?v[0-9]+( ?(->|=>|to|\.\.) ?v?[0-9]+|:|\s*$)|(this|that|here)( is|'s) (the |an |my |a )?((v|version )[0-9]+|[a-z0-9]+ (version|iteration|revision|respin|attempt|posting|spin|round))\b"
        + @"|\[?resend|ping\b|please (apply|pull|review)\b)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex History();

    /// <summary>Lists, references, addresses, headings, trailers and headers.</summary>
    [GeneratedRegex(
        @"^\s*([-*+o•] |[0-9]+[.)] |\([0-9a-z]\) |\[[0-9]+\]|https?://|#|[a-z-]{2,30}-by: "
        + @"|(link|fixes|cc|closes|to|from|subject|date|base-commit|change-id|message-id|prerequisite-patch-id|in-reply-to|git|tree|branch|url|repo|patchwork|lore)\s*:)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Listed();

    [GeneratedRegex(@"^\s*(fixes|example|note|notes|changes|steps|reported|tested):?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"^(on|am|le) .{1,200} (wrote|writes|schrieb|écrit)\s?:$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Attribution();

    /// <summary>A heading's underline, a rule, a table's border.</summary>
    [GeneratedRegex(@"^\s*[-=~^*_+#|]{3,}[-=~^*_+#|\s]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();

    /// <summary>" file.c | 12 ++--", " 3 files changed, 4 insertions(+)", "Ada Lovelace (3):".</summary>
    [GeneratedRegex(@"^( \S.{0,200} \| +([0-9]+|Bin)( .*)?| [0-9]+ files? changed.*|\S.{0,80} \([0-9]{1,4}\):)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Machine();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpaces();
}
