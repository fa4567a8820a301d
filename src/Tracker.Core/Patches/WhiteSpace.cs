using System.Text;

namespace Tracker.Core.Patches;

/// <summary>White space in lines that people typed, folded and pasted.</summary>
internal static class WhiteSpace
{
    /// <summary>Every run of white space and control characters becomes one space; none at either end.</summary>
    public static string Collapse(string text)
    {
        if (IsCollapsed(text))
            return text;
        var collapsed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!IsBlank(letter))
                collapsed.Append(letter);
            else if (collapsed.Length > 0 && collapsed[^1] != ' ')
                collapsed.Append(' ');
        }
        return collapsed.ToString().TrimEnd(' ');
    }

    public static bool IsBlank(char letter) => char.IsWhiteSpace(letter) || char.IsControl(letter);

    private static bool IsCollapsed(string text)
    {
        var previous = ' ';
        foreach (var letter in text)
        {
            if (IsBlank(letter) && (letter != ' ' || previous == ' '))
                return false;
            previous = letter;
        }
        return text.Length == 0 || previous != ' ';
    }
}
