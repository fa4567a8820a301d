namespace Tracker.Core.Patches;

/// <summary>What may stand before a subject's title: reply marks and bracket groups, as git-mailinfo(1) drops them.</summary>
internal static class SubjectStart
{
    /// <summary>A bracket group that does not end within this many characters is no group.</summary>
    private const int LongestBracket = 500;

    private static readonly string[] ReplyWords =
        ["re", "aw", "antw", "antwort", "sv", "fw", "fwd", "wg", "回复", "答复", "转发", "回覆", "轉寄", "回信"];

    /// <summary>A mark at the start of a subject; its length is 0 when there is none.</summary>
    public readonly record struct Mark(int Length, bool IsBracket, bool IsReply);

    public static Mark Next(ReadOnlySpan<char> text)
    {
        if (Bracket(text) is > 0 and var bracket)
            return new Mark(bracket, IsBracket: true, IsReply: false);
        return new Mark(ReplyMark(text), IsBracket: false, IsReply: true);
    }

    /// <summary>The length of the bracket group that the text starts with, nested ones included; 0 when there is none.</summary>
    private static int Bracket(ReadOnlySpan<char> text)
    {
        if (text is not ['[', ..])
            return 0;
        var within = text[..Math.Min(text.Length, LongestBracket)];
        var depth = 0;
        for (var at = 0; at < within.Length; at++)
        {
            depth += within[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
                return at + 1;
        }
        // "[PATCH [RFC] title" lacks one bracket: the first that closes ends it.
        return within.IndexOf(']') + 1;
    }

    /// <summary>The length of "Re:", "AW: ", "Re[2]:", "回复：" and "Re: (subset)"; 0 when the text starts with none.</summary>
    private static int ReplyMark(ReadOnlySpan<char> text)
    {
        var colon = text[..Math.Min(text.Length, 12)].IndexOfAny(':', '：');
        if (colon <= 0)
            return 0;
        var after = text[(colon + 1)..].TrimStart(' ');
        if (!IsReplyWord(text[..colon]) && !(IsShortWord(text[..colon]) && BeginsWithPatchBracket(after)))
            return 0;
        var length = text.Length - after.Length;
        return after.StartsWith("(subset)", StringComparison.OrdinalIgnoreCase) ? length + "(subset)".Length : length;
    }

    private static bool IsReplyWord(ReadOnlySpan<char> word)
    {
        var counted = word.IndexOfAny("[^(");
        var bare = (counted < 0 ? word : word[..counted]).TrimEnd(' ');
        foreach (var known in ReplyWords)
        {
            if (bare.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Two or three letters before "[PATCH": some language's reply mark. Before another bracket it may be a subsystem.</summary>
    private static bool IsShortWord(ReadOnlySpan<char> word) => word.Length is 2 or 3 && !word.ContainsAny(" []");

    private static bool BeginsWithPatchBracket(ReadOnlySpan<char> text) =>
        text[..Bracket(text)].Contains("PATCH", StringComparison.OrdinalIgnoreCase);
}
