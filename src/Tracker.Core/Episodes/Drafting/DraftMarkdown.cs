using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Makes strangers' text fit for Markdown: it shows as it was written, on one line, and does nothing; pure.</summary>
internal static partial class DraftMarkdown
{
    private const int LongestText = 2000;

    /// <summary>Title, name or paragraph: nothing in it is markup or HTML, no control character, none that turns the writing's direction.</summary>
    public static string Escape(string text)
    {
        var line = OneLine(text.Length <= LongestText ? text : text[..LongestText]);
        var escaped = new StringBuilder(line.Length + 8);
        for (var at = 0; at < line.Length; at++)
            escaped.Append(Escape(line, at));
        return StartsBlock().IsMatch(line) ? EscapeStart(escaped.ToString()) : escaped.ToString();
    }

    /// <summary>A link to a mail; where it has no web address its message-id in angle brackets.</summary>
    public static string Link(string text, string? url, string? messageId) => (url, messageId) switch
    {
        ({ } address, _) when IsWebAddress(address) => $"[{Escape(text)}]({address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})",
        (_, { } id) => InAngles(id),
        _ => "",
    };

    /// <summary>Where it looks like an address of mail, Markdown takes it for one; anything else is escaped.</summary>
    public static string InAngles(string messageId) =>
        PlainId().IsMatch(messageId) ? $"<{messageId}>" : $"&lt;{Escape(messageId)}&gt;";

    private static bool IsWebAddress(string address) =>
        address.Length <= LongestText && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal))
        && !address.Any(letter => letter is <= ' ' or '<' or '>' or '"' or '\\' or '`' || char.IsControl(letter) || char.IsWhiteSpace(letter));

    private static string Escape(string line, int at) => line[at] switch
    {
        '<' => "&lt;",
        '&' when Entity().IsMatch(line.AsSpan(at, Math.Min(line.Length - at, 40))) => "&amp;",
        '\\' or '`' or '*' or '[' or ']' or '~' => $"\\{line[at]}",
        '_' when !(IsInWord(line, at - 1) && IsInWord(line, at + 1)) => "\\_",
        var letter => letter.ToString(),
    };

    private static bool IsInWord(string line, int at) => at >= 0 && at < line.Length && (char.IsLetterOrDigit(line[at]) || line[at] == '_');

    // "1. x" is a list, "# x" a heading, "> x" a quotation: the mark itself is escaped, behind the digits where it has some.
    private static string EscapeStart(string line)
    {
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return line.Insert(digits, "\\");
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                line.Append(' ');
            else if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
                line.Append(rune);
        }
        return line.ToString().Trim();
    }

    [GeneratedRegex(@"^([-+#>=:|]|[0-9]{1,9}[.)](\s|$))", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StartsBlock();

    [GeneratedRegex(@"^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Entity();

    /// <summary>CommonMark's address in angle brackets, which cannot be a tag.</summary>
    [GeneratedRegex(@"^[a-zA-Z0-9.!#$%'*+/=?^_{|}~-]{1,500}@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?){0,20}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PlainId();
}
