using System.Buffers;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>A piece of a template that Liquid acts on.</summary>
/// <param name="Tag">"for" of <c>{% for x in y %}</c>; empty where it is <c>{{ a value }}</c>.</param>
internal sealed record DraftTemplateToken(int Start, int End, string Tag)
{
    public string In(string template) => template[Start..End];
}

/// <summary>Takes a template apart, to say where in it a mistake is; pure.</summary>
internal static class DraftTemplateTokens
{
    private static readonly HashSet<string> Blocks = ["if", "unless", "for", "case", "capture", "comment", "raw", "tablerow", "ifchanged", "block", "literal"];

    /// <summary>What is between these is left alone.</summary>
    private static readonly HashSet<string> Verbatim = ["raw", "comment", "literal"];

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>In the order of the text; what does not end is one up to the text's end.</summary>
    public static IReadOnlyList<DraftTemplateToken> Of(string template)
    {
        var tokens = new List<DraftTemplateToken>();
        string? verbatim = null;
        for (var at = Next(template, 0); at >= 0; at = Next(template, tokens[^1].End))
        {
            var token = At(template, at);
            tokens.Add(verbatim is null || token.Tag == "end" + verbatim ? token : token with { Tag = "" });
            verbatim = verbatim is null ? (Verbatim.Contains(token.Tag) ? token.Tag : null) : token.Tag == "end" + verbatim ? null : verbatim;
        }
        return tokens;
    }

    /// <summary>Of the first so many tokens the blocks that are not closed, outermost first.</summary>
    public static IReadOnlyList<DraftTemplateToken> Open(IReadOnlyList<DraftTemplateToken> tokens, int count)
    {
        var open = new List<DraftTemplateToken>();
        foreach (var token in tokens.Take(count))
        {
            if (Blocks.Contains(token.Tag))
                open.Add(token);
            else if (open.Count > 0 && token.Tag == "end" + open[^1].Tag)
                open.RemoveAt(open.Count - 1);
        }
        return open;
    }

    /// <summary>How deep blocks stand in blocks at most.</summary>
    public static int Depth(IReadOnlyList<DraftTemplateToken> tokens)
    {
        var (depth, deepest) = (0, 0);
        foreach (var token in tokens)
        {
            if (Blocks.Contains(token.Tag))
                deepest = Math.Max(deepest, ++depth);
            else if (token.Tag.StartsWith("end", StringComparison.Ordinal) && depth > 0)
                depth--;
        }
        return deepest;
    }

    /// <summary>From 1.</summary>
    public static int Line(string template, int position) => template.AsSpan(0, position).Count('\n') + 1;

    private static int Next(string template, int from)
    {
        for (var at = template.IndexOf('{', from); at >= 0 && at + 1 < template.Length; at = template.IndexOf('{', at + 1))
        {
            if (template[at + 1] is '%' or '{')
                return at;
        }
        return -1;
    }

    private static DraftTemplateToken At(string template, int start)
    {
        var isTag = template[start + 1] == '%';
        var end = template.IndexOf(isTag ? "%}" : "}}", start + 2, StringComparison.Ordinal);
        var whole = end < 0 ? template.Length : end + 2;
        var inner = template.AsSpan(start + 2, (end < 0 ? whole : end) - start - 2).TrimStart('-').TrimStart();
        var word = inner.IndexOfAnyExcept(Letters);
        return new DraftTemplateToken(start, whole, isTag ? inner[..(word < 0 ? inner.Length : word)].ToString() : "");
    }
}
