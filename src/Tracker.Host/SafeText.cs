using System.Globalization;
using System.Text;

namespace Tracker.Host;

/// <summary>Text of strangers made fit for a terminal's line: no control characters (C0, C1), none that turn the writing's direction.</summary>
public static class SafeText
{
    /// <summary>Characters of Unicode's class Cf that hide or reorder what is beside them (Unicode TR 36), and its line separators.</summary>
    public const string InvisibleCharacters =
        "\u00AD\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E"
        + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF\uFFF9\uFFFA\uFFFB";

    private const int LongestLine = 1000;

    /// <summary>The text on one line; tabs and line ends become blanks.</summary>
    public static string OneLine(string text) => OneLine(text, LongestLine);

    public static string OneLine(string text, int longest)
    {
        // Nearly all of it is plain: an export has millions of such fields.
        if (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= longest)
                return line.Append('…').ToString();
            Append(line, rune);
        }
        return line.ToString();
    }

    /// <summary>A day in UTC: 2024-01-31.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A minute in UTC for people: 2024-01-31 08:15 UTC.</summary>
    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A second in UTC as ISO 8601 has it: 2024-01-31T08:15:00Z.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Rounded down: 99.6 % is not certainty.</summary>
    public static string Percent(double share) => $"{Math.Floor(Math.Round(share * 100, 6))} %";

    private static void Append(StringBuilder line, Rune rune)
    {
        if (rune.Value is '\t' or '\n' or '\r')
            line.Append(' ');
        else if (!Rune.IsControl(rune) && !IsInvisible(rune))
            line.Append(rune);
    }

    // U+E0000 to U+E007F are the tags, invisible too.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is >= 0xE0000 and <= 0xE007F || (rune.IsBmp && InvisibleCharacters.Contains((char)rune.Value));
}
