namespace Tracker.Core.MailIn;

/// <summary>Text as rows keep it.</summary>
internal static class StoredText
{
    /// <summary>At most so many characters, no surrogate pair cut in two.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }
}
