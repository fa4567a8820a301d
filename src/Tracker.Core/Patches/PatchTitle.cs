using System.Text;

namespace Tracker.Core.Patches;

/// <summary>Makes titles comparable: a mail's subject and the subject of the commit that git am made of it give the same.</summary>
public static class PatchTitle
{
    /// <summary>Stands for an empty title in the database. It is no title's hash and never matches anything, not even itself.</summary>
    public const long NoTitle = 0;

    /// <summary>Longer titles are compared by their beginning; git itself has no limit, people have.</summary>
    private const int LongestCompared = 1000;

    /// <summary>
    /// Without reply marks, leading brackets and final full stops, case folded, without white space beside
    /// punctuation (a folded subject gains a space there), other white space collapsed. Composed and decomposed
    /// letters stay apart: git am keeps what the mail has.
    /// </summary>
    public static string Normalise(string title)
    {
        var text = WhiteSpace.Collapse(title).AsSpan();
        while (SubjectStart.Next(text) is { Length: > 0 } mark)
            text = text[mark.Length..].TrimStart(" :");
        text = text[..Math.Min(text.Length, LongestCompared)].TrimEnd(" .");
        return Compact(text.ToString().ToLowerInvariant());
    }

    /// <summary>A hash of the normalised title; <see cref="NoTitle"/> when nothing is left of it.</summary>
    public static long Hash(string title) =>
        Normalise(title) is not { Length: > 0 } normalised ? NoTitle : StableHash.Of(normalised) is not NoTitle and var hash ? hash : 1;

    private static string Compact(string text)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
            return text;
        var compact = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != ' ' || (IsWordPart(text[at - 1]) && IsWordPart(text[at + 1])))
                compact.Append(text[at]);
        }
        return compact.ToString();
    }

    /// <summary>Surrogates are letters or pictures: neither is punctuation.</summary>
    private static bool IsWordPart(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter);
}
