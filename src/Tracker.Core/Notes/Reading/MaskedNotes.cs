using System.Text.RegularExpressions;

namespace Tracker.Core.Notes.Reading;

/// <summary>A link of Markdown: its text, without the brackets, and the address that it leads to.</summary>
internal sealed record NotesLink(int TextStart, int TextEnd, string Target);

/// <summary>
/// Notes as one reads them aloud, letter by letter where they stand in the file: what is markup, code, an address or was written by
/// Tracker is blank or a letter that says nothing.
/// </summary>
/// <param name="Text">As long as the file's text.</param>
/// <param name="Links">In the order of the text.</param>
/// <param name="Hidden">What stands here says nothing at all: code, and what Tracker wrote. By where it begins.</param>
internal sealed partial record MaskedNotes(string Text, IReadOnlyList<NotesLink> Links, IReadOnlyList<(int Start, int End)> Hidden)
{
    /// <summary>Stands for the brackets around a link's text, and for letters that say nothing.</summary>
    public const char LinkOpen = '\uE000';
    public const char LinkClose = '\uE001';
    private const char Nothing = 'x';

    /// <summary>A link's text and an address are not longer in notes; a bracket that closes further away is another.</summary>
    private const int LongestLinkText = 300;

    public static MaskedNotes Of(string text)
    {
        var letters = text.ToCharArray();
        letters.AsSpan().Replace(LinkOpen, Nothing);
        letters.AsSpan().Replace(LinkClose, Nothing);
        var hidden = NotesBlocks.Hidden(text);
        foreach (var (start, end) in hidden)
            Blank(letters, start, end);
        var seen = new string(letters);
        foreach (Match code in InlineCode().Matches(seen))
            Mute(letters, code.Index + 1, code.Index + code.Length - 1);
        var links = FindLinks(seen, letters);
        foreach (Match address in Address().Matches(seen))
            Silence(letters, address.Index, address.Index + address.Length);
        foreach (Match tag in Tag().Matches(seen))
            Blank(letters, tag.Index, tag.Index + tag.Length);
        return new(new string(letters), links, hidden);
    }

    private static List<NotesLink> FindLinks(string text, char[] letters)
    {
        var links = new List<NotesLink>();
        foreach (Match middle in LinkMiddle().Matches(text))
        {
            if (text.LastIndexOf('[', middle.Index, Math.Min(middle.Index + 1, LongestLinkText)) is >= 0 and var open)
            {
                links.Add(new(open + 1, middle.Index, middle.Groups["target"].Value));
                letters[open] = LinkOpen;
                letters[middle.Index] = LinkClose;
                Blank(letters, middle.Index + 1, middle.Index + middle.Length);
            }
        }
        return links;
    }

    /// <summary>Line ends stay: paragraphs end where they did.</summary>
    private static void Blank(char[] letters, int start, int end)
    {
        for (var at = start; at < end; at++)
            letters[at] = letters[at] is '\n' or '\r' ? letters[at] : ' ';
    }

    /// <summary>Code may be words of a sentence, but its marks are no quotes and no brackets of the sentence.</summary>
    private static void Mute(char[] letters, int start, int end)
    {
        for (var at = start; at < end; at++)
            letters[at] = char.IsLetterOrDigit(letters[at]) || letters[at] is ' ' or '\n' or '\r' or '-' or '_' or '/' ? letters[at] : Nothing;
    }

    private static void Silence(char[] letters, int start, int end)
    {
        for (var at = start; at < end; at++)
            letters[at] = letters[at] == ' ' ? ' ' : Nothing;
    }

    [GeneratedRegex(@"`[^`\r\n]{1,200}`", RegexOptions.NonBacktracking)]
    private static partial Regex InlineCode();

    /// <summary>"](https://example.org "a title")".</summary>
    [GeneratedRegex(@"\]\(\s{0,3}<?(?<target>[^\s()<>]+(\([^\s()<>]*\)[^\s()<>]*)?)>?(\s{1,3}""[^""\r\n]*"")?\s{0,3}\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LinkMiddle();

    [GeneratedRegex(@"https?://[^\s<>""“”]+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    /// <summary>An element of HTML; "inode->i_flags" and "&lt;linux/sched.h&gt;" are none.</summary>
    [GeneratedRegex(@"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
