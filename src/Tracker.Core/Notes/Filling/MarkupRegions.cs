namespace Tracker.Core.Notes.Filling;

/// <summary>A stretch of Markdown or HTML in which nothing may be written.</summary>
/// <param name="IsBlock">It ends with its line: what is written behind it stands on a line of its own.</param>
internal sealed record MarkupRegion(int Start, int End, bool IsBlock);

/// <summary>
/// Finds what would mean something else if one wrote into it: code, links with their targets, HTML's tags and comments, a
/// page's head of settings. A text that is no Markdown has few of them, and loses nothing.
/// </summary>
internal sealed class MarkupRegions
{
    private const int LongestCode = 2_000;
    private const int LongestTag = 1_000;

    private static readonly string[] RawElements = ["pre", "script", "style", "textarea", "code"];

    private readonly string text;
    private readonly List<MarkupRegion> regions = [];
    private readonly MarkupLinks links;
    private readonly Dictionary<string, int> nowhere = [];

    private MarkupRegions(string text) => (this.text, links) = (text, new MarkupLinks(text));

    /// <summary>In the order of the text; none overlap.</summary>
    public static IReadOnlyList<MarkupRegion> Of(string text)
    {
        var found = new MarkupRegions(text);
        var blocks = MarkupBlocks.Of(new TextLines(text));
        found.regions.AddRange(blocks);
        var at = 0;
        foreach (var block in blocks)
        {
            found.ReadInlines(at, block.Start);
            at = Math.Max(at, block.End);
        }
        found.ReadInlines(at, text.Length);
        return Joined(found.regions);
    }

    private void ReadInlines(int from, int to)
    {
        links.Forget();
        for (var at = from; at < to;)
            at = Math.Max(at + 1, Next(at));
    }

    /// <summary>Behind what begins here.</summary>
    private int Next(int at) => text[at] switch
    {
        '\\' => at + 2,
        '`' => Code(at),
        '<' => Tag(at),
        '\n' => LineEnd(at),
        '[' => links.Open(at),
        ']' => links.Close(at) is { } link ? Add(link.Start, link.End) : at + 1,
        _ => at + 1,
    };

    // What is open at the end of a paragraph is no link.
    private int LineEnd(int at)
    {
        if (at + 1 < text.Length && text[at + 1] is '\n' or '\r')
            links.Forget();
        return at + 1;
    }

    private int Code(int at)
    {
        var open = Ticks(at);
        var last = Math.Min(text.Length, at + LongestCode);
        for (var close = at + open; close < last; close++)
        {
            if (text[close] == '\n' && close + 1 < text.Length && text[close + 1] is '\n' or '\r')
                break;
            if (text[close] != '`')
                continue;
            var ticks = Ticks(close);
            if (ticks == open)
                return Add(at, close + ticks);
            close += ticks - 1;
        }
        return at + open;
    }

    private int Ticks(int at)
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAnyExcept('`');
        return length < 0 ? rest.Length : length;
    }

    private int Tag(int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("<!--"))
            return Find("-->", at + 4) is { } end ? Add(at, end) : at + 1;
        if (rest.Length < 3 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
            return at + 1;
        var close = rest[1..Math.Min(rest.Length, LongestTag)].IndexOfAny('<', '>') + 1;
        if (close == 0 || rest[close] == '<')
            return at + 1;
        return Add(at, RawElement(rest[1..close]) is { } name && Find($"</{name}", at + close) is { } behind ? Find(">", behind) ?? behind : at + close + 1);
    }

    private static string? RawElement(ReadOnlySpan<char> tag)
    {
        var length = tag.IndexOfAnyExceptInRange('A', 'z');
        var name = (length < 0 ? tag : tag[..length]).ToString().ToLowerInvariant();
        return RawElements.Contains(name) ? name : null;
    }

    /// <summary>Behind the next such text; where there was none once, there is none later.</summary>
    private int? Find(string what, int from)
    {
        if (nowhere.TryGetValue(what, out var since) && from >= since)
            return null;
        var found = text.IndexOf(what, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
            nowhere[what] = from;
        return found < 0 ? null : found + what.Length;
    }

    private int Add(int start, int end)
    {
        regions.Add(new(start, end, IsBlock: false));
        return end;
    }

    private static List<MarkupRegion> Joined(IEnumerable<MarkupRegion> found)
    {
        var joined = new List<MarkupRegion>();
        foreach (var region in found.OrderBy(region => region.Start).ThenByDescending(region => region.End))
        {
            if (joined is [.., var last] && region.Start < last.End)
                joined[^1] = last.End >= region.End ? last : new(last.Start, region.End, region.IsBlock);
            else
                joined.Add(region);
        }
        return joined;
    }
}
