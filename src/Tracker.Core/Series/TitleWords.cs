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
    public static bool IsDistinctive(string title) => Of(title).Count(word => !Generic.Contains(word)) >= 2;

    /// <summary>
    /// The share of words that two titles have in common: 1 when they have the same, 0 when none, or when they name
    /// things by different numbers ("Rewrite mmap13", "Rewrite mmap14").
    /// </summary>
    public static double Likeness(string one, string other)
    {
        var (a, b) = (Of(one), Of(other));
        if (!a.Where(IsNumbered).ToHashSet().SetEquals(b.Where(IsNumbered)))
            return 0;
        var shared = a.Count(b.Contains);
        return shared == 0 ? 0 : (double)shared / (a.Count + b.Count - shared);
    }

    /// <summary>How a title begins: up to its last colon, and the two words after it; null when it has not even those.</summary>
    public static string? Beginning(string title)
    {
        var start = title.AsSpan(0, Math.Min(title.Length, LongestTitle)).LastIndexOf(':') + 1;
        for (var words = 0; words < 2; words++)
        {
            while (start < title.Length && WordLength(title.AsSpan(start)) == 0)
                start++;
            if (start >= title.Length)
                return null;
            start += WordLength(title.AsSpan(start));
        }
        return title[..start].ToLowerInvariant();
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

    private static HashSet<string> Of(string title)
    {
        var words = new HashSet<string>();
        var text = title.AsSpan(0, Math.Min(title.Length, LongestTitle));
        for (var start = 0; start < text.Length; start++)
        {
            var length = WordLength(text[start..]);
            if (length > 0)
                words.Add(text.Slice(start, length).ToString().ToLowerInvariant());
            start += length;
        }
        return words;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_'))
            length++;
        return length;
    }
}
