using System.Globalization;
using System.Text;

namespace Tracker.Core.People;

/// <summary>What a written name may stand for, and its words without accents.</summary>
internal static class NameForms
{
    private const int LongestName = 120;
    private const int MostWords = 8;

    private const string Accented = "àáâãäåāăąçćĉċčďđðèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšșţťŧțùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssssttttuuuuuuuuuuwyyyzzz";

    /// <summary>
    /// "Nico[las] Pitre" is Nicolas or Nico, "Theodore (Ted) Ts'o" one of either first name, "Greg K-H (Kroah-Hartman)" one of either surname.
    /// </summary>
    public static IEnumerable<string> Of(string written)
    {
        var name = written.Length > LongestName ? written[..LongestName] : written;
        var open = name.IndexOfAny(['(', '[']);
        var close = open < 0 ? -1 : name.IndexOfAny([')', ']'], open);
        if (close < 0)
            return [name];
        var (before, inner, after) = (name[..open], name[(open + 1)..close], name[(close + 1)..]);
        if (open > 0 && !char.IsWhiteSpace(name[open - 1]) || close + 1 < name.Length && !char.IsWhiteSpace(name[close + 1]))
            return [before + inner + after, before + after];
        var head = before.TrimEnd();
        var other = head[..(head.LastIndexOf(' ') + 1)];
        return [$"{before} {after}", $"{other}{inner} {after}", $"{before} {inner} {after}"];
    }

    /// <summary>In small letters, "Doe, Jane" in the order in which one says it.</summary>
    public static string[] Words(string name)
    {
        var text = name.Length > LongestName ? name[..LongestName] : name;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && comma < text.Length - 1)
            text = $"{text[(comma + 1)..]} {text[..comma]}";
        var plain = Folded(text).Split(' ', MostWords + 1, StringSplitOptions.RemoveEmptyEntries);
        return plain.Length > MostWords ? plain[..MostWords] : plain;
    }

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var letter in text)
        {
            depth += letter switch { '(' or '[' or '<' => 1, ')' or ']' or '>' => -1, _ => 0 };
            if (depth > 0)
                continue;
            Add(folded, char.ToLowerInvariant(letter));
        }
        return folded.ToString();
    }

    private static void Add(StringBuilder folded, char letter)
    {
        if (char.IsAsciiLetterLower(letter))
            folded.Append(letter);
        else if (Accented.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at)
            folded.Append(Plain[at]);
        else if (letter is 'ß' or 'æ' or 'œ' or 'þ')
            folded.Append(letter switch { 'ß' => "ss", 'æ' => "ae", 'œ' => "oe", _ => "th" });
        else if (char.IsLetterOrDigit(letter))
            folded.Append(letter);
        else if (letter is not ('\'' or '’' or '‘' or '`') && CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            folded.Append(' ');
    }
}
