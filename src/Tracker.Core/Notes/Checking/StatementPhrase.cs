using System.Text.RegularExpressions;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.Notes.Checking;

/// <summary>
/// A form of words that says where something is, as a row of slots: "a|b" one of these words; "a?" maybe; "~" any adverbs;
/// "MAIN", "NEXT", "LINES" what names mainline, the integration tree, stable branches; "." here the thought must end, "!" the sentence; "WHEN" a month or a year.
/// </summary>
internal sealed partial class StatementPhrase(StatementKind kind, string form)
{
    private static readonly HashSet<string> Adverbs =
        ["finally", "now", "also", "just", "already", "recently", "since", "then", "eventually", "today", "yesterday", "subsequently", "promptly", "quickly", "quietly", "all", "both", "even", "later", "at", "last", "long"];

    /// <summary>What may follow a thought that has been ended.</summary>
    private static readonly HashSet<string> Followers =
    [
        "and", "but", "last", "this", "today", "yesterday", "on", "earlier", "a", "at", "as", "during", "over", "just", "late", "while", "since", "after", "before",
        "though", "although", "so", "shortly", "again", "recently", "now", "already", "within", "one", "two", "three", "four", "several", "some", "finally", "too", "yet", "either",
    ];

    private static readonly HashSet<string> LinusTree = ["linus's", "linus'", "linus", "torvalds's", "torvalds'"];

    private readonly PhraseSlot[] slots = [.. form.Split(' ').Select(slot => new PhraseSlot(slot.TrimEnd('?').Split('|'), slot.EndsWith('?')))];

    public StatementKind Kind => kind;

    /// <summary>Whether the words from here on have this form; null: they have not. The releases that they name are what it is for.</summary>
    public (StatementKind Kind, IReadOnlyList<string> Releases)? Match(IReadOnlyList<StatementToken> tokens, int at)
    {
        List<string> releases = [];
        return Fits(tokens, at, 0, releases) ? (kind, releases) : null;
    }

    private bool Fits(IReadOnlyList<StatementToken> tokens, int at, int slot, List<string> releases)
    {
        if (slot == slots.Length)
            return true;
        var place = slots[slot].Words[0];
        if (place == "~")
            return Fits(tokens, SkipAdverbs(tokens, at), slot + 1, releases);
        if (place == ".")
            return IsEnd(tokens, at) && Fits(tokens, at, slot + 1, releases);
        if (place == "!")
            return at >= tokens.Count || Is(tokens, at, ".|;|)|!");
        var after = place switch
        {
            "WHEN" => When(tokens, at),
            "MAIN" => Mainline(tokens, at, releases),
            "NEXT" => Next(tokens, at),
            "LINES" => Lines(tokens, at, releases),
            _ => at < tokens.Count && slots[slot].Words.Contains(tokens[at].Word) ? at + 1 : -1,
        };
        return (after >= 0 && Fits(tokens, after, slot + 1, releases)) || (slots[slot].IsOptional && Fits(tokens, at, slot + 1, releases));
    }

    private static bool Is(IReadOnlyList<StatementToken> tokens, int at, string words) => at < tokens.Count && words.Split('|').Contains(tokens[at].Word);

    private static int SkipAdverbs(IReadOnlyList<StatementToken> tokens, int at)
    {
        while (at < tokens.Count && Adverbs.Contains(tokens[at].Word))
            at++;
        return at;
    }

    private static bool IsEnd(IReadOnlyList<StatementToken> tokens, int at) =>
        at >= tokens.Count || (tokens[at].Word.Length > 0 && !tokens[at].IsWord) || Followers.Contains(tokens[at].Word);

    /// <summary>"Linus's tree", "mainline", "upstream", "the 4.13 merge window", "Linux 4.13-rc1".</summary>
    private static int Mainline(IReadOnlyList<StatementToken> tokens, int at, List<string> releases)
    {
        at += Is(tokens, at, "the") ? 1 : 0;
        var isNamed = at + 1 < tokens.Count && tokens[at].IsWord && !IsRelease(tokens[at].Word) && IsRelease(tokens[at + 1].Word);
        var project = isNamed && !Is(tokens, at, "upstream|linux|kernel|version|release") ? $"{tokens[at].Word} " : "";
        at += isNamed ? 1 : 0;
        if (at >= tokens.Count)
            return -1;
        if (IsRelease(tokens[at].Word))
        {
            releases.Add($"{project}{tokens[at].Word.TrimStart('v')}");
            return at + 1;
        }
        if (LinusTree.Contains(tokens[at].Word))
            return Is(tokens, at + 1, "git|kernel|own") && Is(tokens, at + 2, "tree") ? at + 3 : Is(tokens, at + 1, "tree|repository") ? at + 2 : -1;
        return Is(tokens, at, "mainline|upstream") ? at + (Is(tokens, at + 1, "kernel|tree|linux") ? 2 : 1) : -1;
    }

    private static bool IsRelease(string word) => (Release().IsMatch(word) && !word.EndsWith(".y", StringComparison.Ordinal)) || (Date().IsMatch(word) && ReleaseName.TryParse(word.TrimStart('v'), out _));

    /// <summary>"January", "early May 2026", "2026".</summary>
    private static int When(IReadOnlyList<StatementToken> tokens, int at)
    {
        at += Is(tokens, at, "early|mid|late") ? 1 : 0;
        var month = Is(tokens, at, "january|february|march|april|may|june|july|august|september|october|november|december") ? at + 1 : at;
        var year = month < tokens.Count && Year().IsMatch(tokens[month].Word) ? month + 1 : month;
        return year > at ? year : -1;
    }

    /// <summary>"linux-next", "the next tree"; "next" alone, unless it is next week.</summary>
    private static int Next(IReadOnlyList<StatementToken> tokens, int at)
    {
        at += Is(tokens, at, "the|-") ? 1 : 0;
        if (Is(tokens, at, "linux-next") || (Is(tokens, at, "next") && (Is(tokens, at + 1, "tree") || IsEnd(tokens, at + 1) || Is(tokens, at + 1, "for"))))
            return at + (Is(tokens, at + 1, "tree") ? 2 : 1);
        return -1;
    }

    /// <summary>"4.9", "4.9.60 and 4.4.90", "the 4.9 and 4.4 stable kernels"; "stable" without a number too.</summary>
    private static int Lines(IReadOnlyList<StatementToken> tokens, int at, List<string> releases)
    {
        var found = false;
        for (; at < tokens.Count; at++)
        {
            if (Release().Match(tokens[at].Word) is { Success: true } release)
                releases.Add(release.Groups["number"].Value);
            else if (!(Is(tokens, at, "the|linux|kernel|kernels|stable|lts|long-term|tree|trees|branch|branches") || (found && Is(tokens, at, "and|,"))))
                break;
            found |= Release().IsMatch(tokens[at].Word) || Is(tokens, at, "stable");
        }
        return found ? at : -1;
    }

    [GeneratedRegex(@"^v?(?<number>[0-9]{1,4}(\.[0-9]{1,6}){1,3}(-rc[0-9]{1,3})?)(\.y)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Release();

    [GeneratedRegex(@"^v?20[0-9]{6}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^20[0-9]{2}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}

/// <summary>A place in a form of words.</summary>
/// <param name="Words">One of these.</param>
internal sealed record PhraseSlot(IReadOnlyList<string> Words, bool IsOptional);
