namespace Tracker.Core.MailIn;

/// <summary>What header texts have in common.</summary>
internal static class Headers
{
    /// <summary>More than a subject or a name needs, and little enough to store and search.</summary>
    public const int MaxLength = 2000;

    /// <summary>On one line, without control characters, cut to <see cref="MaxLength"/>.</summary>
    public static string Clean(string text)
    {
        var cut = text.AsSpan(0, Math.Min(text.Length, MaxLength));
        if (cut.Length > 0 && char.IsHighSurrogate(cut[^1]))
            cut = cut[..^1];
        return HasControls(cut) ? OnOneLine(cut) : cut.Trim().ToString();
    }

    private static bool HasControls(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter))
                return true;
        }
        return false;
    }

    // A fold is a line break before white space (RFC 5322, 2.2.3): what is left of it is one space.
    private static string OnOneLine(ReadOnlySpan<char> text) =>
        string.Join(' ', text.ToString().Split(ControlsAndSpaces(text), StringSplitOptions.RemoveEmptyEntries));

    private static char[] ControlsAndSpaces(ReadOnlySpan<char> text) =>
        [.. text.ToString().Where(char.IsControl).Distinct(), ' '];
}
