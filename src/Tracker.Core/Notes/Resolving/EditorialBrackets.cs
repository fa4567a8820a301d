using System.Text;

namespace Tracker.Core.Notes.Resolving;

/// <summary>What an editor put in square brackets into somebody's words.</summary>
internal static class EditorialBrackets
{
    /// <summary>"f[inds]" as "finds": brackets that touch a word are part of it, others an explanation that is left out.</summary>
    public static string Opened(string text) => Without(text, isKept: true);

    /// <summary>"f[inds]" as "f".</summary>
    public static string Dropped(string text) => Without(text, isKept: false);

    private static string Without(string text, bool isKept)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var close = text[at] == '[' ? text.IndexOf(']', at) : -1;
            if (close < 0)
            {
                result.Append(text[at]);
                continue;
            }
            if (isKept && (IsWord(text, at - 1) || IsWord(text, close + 1)))
                result.Append(text, at + 1, close - at - 1);
            at = close;
        }
        return string.Join(' ', result.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
