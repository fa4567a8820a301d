using System.Collections.Frozen;

namespace Tracker.Core.Series;

/// <summary>What the words of a title say: whether they name one piece of work, and how alike two titles are.</summary>
internal static class TitleWords
{
    private const int LongestTitle = 500;

    // Words that stand in titles of any work: "[PATCH 0/2] Fixes", "misc cleanups", "Some small updates".
    private static readonly FrozenSet<string> Generic = new[]
    {
        "a", "add", "an", "and", "another", "bug", "bugfix", "bugfixes", "bugs", "build", "change", "changes", "clean", "cleaning",
        "cleanup", "cleanups", "code", "comment", "comments", "compile", "compiler", "correct", "doc", "docs",
        "documentation", "enhancement", "enhancements", "error", "errors", "few", "fix", "fixed", "fixes", "fixups", "fixup", "for",
        "from", "general", "i", "improve", "improvement", "improvements", "in", "issue", "issues", "minor", "misc", "miscellaneous",
        "more", "new", "of", "on", "other", "part", "patch", "patches", "patchset", "random", "readme", "refactor", "refactoring", "remove", "series",
        "set", "several", "simple", "small", "some", "spelling", "style", "test", "tests", "the", "tidy", "to", "trivial", "two", "typo",
        "typos", "up", "update", "updates", "use", "various", "warning", "warnings", "with", "work",
    }.ToFrozenSet();

    /// <summary>At least two words that are not found in titles of any work.</summary>
    public static bool IsDistinctive(string title) => IsDistinctive(Of(title));

    public static bool IsDistinctive(IReadOnlySet<string> words) => words.Count(word => !Generic.Contains(word)) >= 2;

    /// <summary>
    /// The share of words that two titles have in common: 1 when they have the same, 0 when none, or when they name
    /// things by different numbers ("Rewrite mmap13", "Rewrite mmap14").
    /// </summary>
    public static double Likeness(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var shared = one.Count(other.Contains);
        return shared == 0 || one.Any(word => IsNumbered(word) && !other.Contains(word)) || other.Any(word => IsNumbered(word) && !one.Contains(word))
            ? 0
            : (double)shared / (one.Count + other.Count - shared);
    }

    /// <summary>How a title begins: up to its last colon, and the two words after it, articles aside; null when it has not even those.</summary>
    public static string? Beginning(string title)
    {
        var text = title.AsSpan(0, Math.Min(title.Length, LongestTitle)).ToString().ToLowerInvariant();
        var prefixes = text.LastIndexOf(':') + 1;
        var words = WordsIn(text[prefixes..]).Where(word => word is not ("a" or "an" or "the")).Take(2).ToList();
        return words.Count < 2 ? null : $"{text[..prefixes]}{words[0]} {words[1]}";
    }

    /// <summary>"2" of "Migrating the tests, part 2", and of the prefix "PART 2": a work of its own, not a second version.</summary>
    public static string? Installment(string text)
    {
        var at = text.IndexOf("part ", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetterOrDigit(text[at - 1])))
            return null;
        var number = text.AsSpan(at + 5);
        var length = 0;
        while (length < number.Length && char.IsAsciiDigit(number[length]))
            length++;
        return length == 0 ? null : number[..length].ToString();
    }

    private static bool IsNumbered(string word) => word.Any(char.IsLetter) && word.Any(char.IsDigit);

    public static HashSet<string> Of(string title) =>
        [.. WordsIn(title.AsSpan(0, Math.Min(title.Length, LongestTitle)).ToString().ToLowerInvariant())];

    private static IEnumerable<string> WordsIn(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var length = WordLength(text.AsSpan(start));
            if (length > 0)
                yield return text.Substring(start, length);
            start += length;
        }
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_'))
            length++;
        return length;
    }
}
