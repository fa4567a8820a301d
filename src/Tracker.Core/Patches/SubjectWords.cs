using System.Buffers;
using System.Globalization;

namespace Tracker.Core.Patches;

/// <summary>Gathers what the words in a subject's brackets say (the forms are those counted on the kernel's lists).</summary>
internal sealed class SubjectWords
{
    private const string Separators = "-/_|+.&#:";
    private static readonly SearchValues<char> SeparatorValues = SearchValues.Create(Separators);

    private const int MostPrefixes = 16;
    private const int LongestPrefix = 100;

    private readonly List<string> prefixes = [];
    private bool isPatch;
    private bool isPullRequest;
    private bool isRfc;
    private bool isResend;
    private int? version;
    private int? part;
    private int? parts;

    /// <summary>Reads what is between two brackets: "PATCH net-next,v2 3/7".</summary>
    public void Read(ReadOnlySpan<char> bracket)
    {
        Span<Range> words = stackalloc Range[32];
        var count = bracket.SplitAny(words, " ,;()[]", StringSplitOptions.RemoveEmptyEntries);
        if (count == 1 && IsWord(bracket[words[0]], "GIT"))
        {
            isPullRequest = true;
            return;
        }
        for (var at = 0; at < count; at++)
            at += Phrase(bracket, words[at..count]);
    }

    public PatchSubject ToSubject(string title, bool isReply) => new()
    {
        Title = title,
        IsReply = isReply,
        IsPatch = isPatch,
        IsPullRequest = isPullRequest || AsksToPull(title),
        IsRfc = isRfc,
        IsResend = isResend,
        // On a part of a series "(v2)" tells the patch's own history, not the series'.
        Version = version ?? (isPatch && part is null ? VersionInTitle(title) : null),
        Part = part,
        Parts = parts,
        Prefixes = prefixes,
    };

    /// <summary>Takes the phrase that starts with the first word; says how many words it had beyond that.</summary>
    private int Phrase(ReadOnlySpan<char> bracket, ReadOnlySpan<Range> words)
    {
        var word = bracket[words[0]];
        var next = words.Length > 1 ? bracket[words[1]] : [];
        if (IsWord(word, "GIT") && IsWord(next, "PULL"))
            return 0;
        if (words.Length > 2 && IsWord(next, "of") && TryNumber(word, 4, out var first) && TryNumber(bracket[words[2]], 4, out var last))
            return SetCounter(first, last, 2);
        if (IsVersionWord(word) && TryNumber(next.TrimStart('#'), 3, out var number))
            return SetVersion(number, 1);
        if (IsWord(word, "PULL"))
        {
            isPullRequest = true;
            return IsWord(next, "REQUEST") ? 1 : 0;
        }
        Compound(word);
        return 0;
    }

    /// <summary>A word, or several with no space between: "PATCHv3", "RFC/PATCH", "v6/19/24", "PATCH-net".</summary>
    private void Compound(ReadOnlySpan<char> word)
    {
        var rest = word.TrimStart("-_#:");
        while (TakeOne(rest) is > 0 and var taken)
        {
            rest = rest[taken..].TrimStart(Separators);
            word = rest;
        }
        var prefix = word.TrimEnd(':');
        if (prefix.ContainsAnyExcept(SeparatorValues) && prefixes.Count < MostPrefixes)
            prefixes.Add(prefix[..Math.Min(prefix.Length, LongestPrefix)].ToString());
    }

    private int TakeOne(ReadOnlySpan<char> text)
    {
        if (TakeWord(text, "PATCHSET", "PATCHES", "PATCH") is > 0 and var patch)
            return Says(ref isPatch, patch);
        if (TakeWord(text, "RESEND", "RESENT", "REPOST", "RE-SEND", "RE-POST", "RESENDING") is > 0 and var resend)
            return Says(ref isResend, resend);
        if (TakeWord(text, "RFC") is > 0 and var rfc)
            return Says(ref isRfc, rfc);
        if (TakeWord(text, "PULL-REQUEST", "GIT-PULL") is > 0 and var pull)
        {
            isPullRequest = true;
            return pull;
        }
        return TakeVersion(text) is > 0 and var taken ? taken : TakeCounter(text);
    }

    private int Says(ref bool claim, int taken)
    {
        claim = true;
        isPatch = true;
        return taken;
    }

    /// <summary>"v2", not "v5.1" (a kernel version), "v4l2" (a subsystem) or "v5-rc1".</summary>
    private int TakeVersion(ReadOnlySpan<char> text)
    {
        if (text is not ['v' or 'V', ..])
            return 0;
        var digits = CountDigits(text[1..]);
        var after = text[(1 + digits)..];
        if (!TryNumber(text[1..(1 + digits)], 3, out var number) || !EndsWord(after))
            return 0;
        if (after is ['.', var next, ..] && char.IsAsciiLetterOrDigit(next) || after.StartsWith("-rc", StringComparison.OrdinalIgnoreCase))
            return 0;
        SetVersion(number, 0);
        return 1 + digits;
    }

    /// <summary>"3/7", "03/07", "3of7"; not "2024/01/15".</summary>
    private int TakeCounter(ReadOnlySpan<char> text)
    {
        var first = CountDigits(text);
        var between = text[first..] is ['/', ..] ? 1 : text[first..].StartsWith("of", StringComparison.OrdinalIgnoreCase) ? 2 : 0;
        if (between == 0)
            return 0;
        var second = CountDigits(text[(first + between)..]);
        var length = first + between + second;
        if (text[length..] is ['/' or '.', _, ..] || !EndsWord(text[length..]))
            return 0;
        if (!TryNumber(text[..first], 4, out var number) || !TryNumber(text[(first + between)..length], 4, out var last))
            return 0;
        SetCounter(number, last, 0);
        return length;
    }

    /// <summary>The first counter counts. "0/0" says nothing.</summary>
    private int SetCounter(int number, int last, int words)
    {
        isPatch = true;
        if (part is null && (number > 0 || last > 0))
            (part, parts) = (number, last);
        return words;
    }

    private int SetVersion(int number, int words)
    {
        version ??= number;
        return words;
    }

    private static int? VersionInTitle(string title)
    {
        var open = title.EndsWith(')') ? title.LastIndexOf('(') : -1;
        return open >= 0 && title.AsSpan()[(open + 1)..^1] is ['v' or 'V', .. var digits] && TryNumber(digits, 3, out var number)
            ? number
            : null;
    }

    private static bool AsksToPull(string title) =>
        title.StartsWith("GIT PULL", StringComparison.OrdinalIgnoreCase)
        || title.StartsWith("pull request", StringComparison.OrdinalIgnoreCase)
        || title.StartsWith("pull-request", StringComparison.OrdinalIgnoreCase)
        || title.StartsWith("please pull", StringComparison.OrdinalIgnoreCase);

    /// <summary>Words that a number follows: "take 2", "try #3", "version 4", "v 2".</summary>
    private static bool IsVersionWord(ReadOnlySpan<char> word) =>
        IsWord(word, "take") || IsWord(word, "try") || IsWord(word, "version") || IsWord(word, "ver") || IsWord(word, "rev") || IsWord(word, "v");

    private static int TakeWord(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && BeginsNext(text[word.Length..]))
                return word.Length;
        }
        return 0;
    }

    private static bool BeginsNext(ReadOnlySpan<char> after) =>
        EndsWord(after) || char.IsAsciiDigit(after[0]) || after is ['v' or 'V', var digit, ..] && char.IsAsciiDigit(digit);

    private static bool EndsWord(ReadOnlySpan<char> after) => after.Length == 0 || SeparatorValues.Contains(after[0]);

    private static bool IsWord(ReadOnlySpan<char> word, string known) => word.Equals(known, StringComparison.OrdinalIgnoreCase);

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, int most, out int number)
    {
        number = 0;
        return digits.Length > 0 && digits.Length <= most && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
