using System.Globalization;
using System.Text;

namespace Tracker.Core.Notes.Filling;

/// <summary>Text of strangers made fit to stand in Markdown: on one line, with nothing in it that Markdown or HTML would take for its own.</summary>
internal static class MarkdownText
{
    private const int LongestText = 1_000;

    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length >= LongestText)
                return safe.Append('…').ToString();
            Append(safe, rune);
        }
        return safe.ToString();
    }

    private static void Append(StringBuilder safe, Rune rune)
    {
        if (rune.Value is '\n' or '\r' or '\t' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            safe.Append(' ');
        else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)
            return;
        else if (rune.Value is '\\' or '`' or '*' or '[' or ']' or '<' or '>' or '|' or '~' || (rune.Value == '_' && !IsWithinWord(safe)))
            safe.Append('\\').Append(rune);
        else
            safe.Append(rune);
    }

    /// <summary>"linux_next" stays as it is: an underscore within a word marks nothing.</summary>
    private static bool IsWithinWord(StringBuilder before) => before.Length > 0 && char.IsLetterOrDigit(before[^1]);
}
