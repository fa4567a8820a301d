using System.Globalization;
using System.Text;

namespace Tracker.Core.Episodes;

/// <summary>What an episode may be called, and what its notes call it. Pure.</summary>
internal static class EpisodeName
{
    public const int Longest = 100;

    private const int LongestTitle = 200;

    /// <summary>What stands before a title in Markdown and plain text, and says nothing.</summary>
    private static readonly char[] Marks = ['#', '*', '_', '=', '-', '>', '~', '+', '|', ' ', '\t', '\r'];

    /// <summary>A name is part of an address and of a command: one line that one sees whole, without slashes.</summary>
    /// <exception cref="TrackerException">It cannot be one.</exception>
    public static string Check(string name)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > Longest)
            throw new TrackerException($"An episode's name has 1 to {Longest} characters. Give another one with --name.");
        if (trimmed is "." or ".." || trimmed.EnumerateRunes().Any(rune => rune.Value is '/' or '\\' || !IsSeen(rune)))
            throw new TrackerException("An episode's name has no slash and nothing that cannot be seen. Give another one with --name.");
        return trimmed;
    }

    public static string OfDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The first line of the notes that says something; null: none does.</summary>
    public static string? Title(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            // Of a line without end the beginning is enough.
            var seen = line[..Math.Min(line.Length, 4 * LongestTitle)].Trim(Marks);
            if (HasLetter(seen))
                return Cut(OneLine(seen));
        }
        return null;
    }

    private static bool HasLetter(ReadOnlySpan<char> line)
    {
        foreach (var letter in line)
        {
            if (char.IsLetterOrDigit(letter))
                return true;
        }
        return false;
    }

    private static string OneLine(ReadOnlySpan<char> line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            if (IsSeen(rune))
                text.Append(rune);
        }
        return text.ToString();
    }

    private static string Cut(string title) =>
        title.Length <= LongestTitle ? title : $"{title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)]}…";

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
