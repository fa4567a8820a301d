using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Tracker.Core.Patches;

/// <summary>Finds message-ids in the links that people and tools write to mails (the forms of public-inbox, msgid.link, Patchwork and the like).</summary>
public static class MessageLinks
{
    /// <summary>A longer one is no message-id that a mail system would carry (RFC 5322 lines end at 998).</summary>
    public const int LongestId = 1000;

    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\f\v<>\"`{}|\\^\0");

    /// <summary>What follows the id in an archive's URL.</summary>
    private static readonly string[] Views =
        ["", "T", "t", "R", "raw", "t.mbox.gz", "T.mbox.gz", "mbox", "mbox.gz", "t.atom", "f", "s", "d", "index.html"];

    private static readonly string[] BeforeIds = ["/patch/", "/cover/", "/d/msgid/"];

    private static readonly string[] Labels = ["link:", "message-id:", "msgid:", "url:", "mid:", "id:", "lkml-reference:", "closes:", "patchwork:"];

    /// <summary>
    /// The message-id in a URL of any form, or in a bare <c>id@host</c> or <c>&lt;id@host&gt;</c>; false when it holds
    /// none (a title, a dead or numbered link). A mail address looks like an id: who asks must try both.
    /// </summary>
    public static bool TryReadMessageId(string url, [NotNullWhen(true)] out string? messageId)
    {
        messageId = Read(url);
        return messageId is not null;
    }

    /// <summary>The message-ids of all links in a text, in its order, without doubles.</summary>
    public static IEnumerable<string> In(string text)
    {
        HashSet<string> seen = [];
        for (var at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("http", at, StringComparison.OrdinalIgnoreCase))
        {
            var end = EndOfUrl(text, at);
            if (IsWebAddress(text.AsSpan(at, end - at)) && Read(text.AsSpan(at, end - at)) is { } id && seen.Add(id))
                yield return id;
            at = Math.Max(end, at + "http".Length);
        }
    }

    internal static string? Read(ReadOnlySpan<char> text)
    {
        var rest = WithoutLabels(text);
        if (rest is ['<', ..])
            rest = rest[1..].TrimStart();
        var end = rest.IndexOfAny(UrlEnds);
        // More words than one are a title, a label's comment apart ("<url> [1]").
        if (end > 0 && !IsWebAddress(rest) && rest[end..].Trim("<> \t\r\n").Length > 0)
            return null;
        rest = end < 0 ? rest : rest[..end];
        if (IsWebAddress(rest))
            return InUrl(rest[(rest.IndexOf("//") + 2)..]);
        return LooksLikeUrl(rest) ? InUrl(rest) : Decode(rest.TrimEnd(".,;:)]'"));
    }

    private static bool IsWebAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>"Link: Link: url": tools add a label to what has one.</summary>
    private static ReadOnlySpan<char> WithoutLabels(ReadOnlySpan<char> text)
    {
        var rest = text.Trim();
        for (var at = 0; at < Labels.Length; at++)
        {
            if (!rest.StartsWith(Labels[at], StringComparison.OrdinalIgnoreCase))
                continue;
            rest = rest[Labels[at].Length..].TrimStart();
            at = -1;
        }
        return rest;
    }

    private static int EndOfUrl(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny(UrlEnds);
        return end < 0 ? text.Length : from + end;
    }

    /// <summary>A URL pasted without its scheme: a host's name, then a path.</summary>
    private static bool LooksLikeUrl(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return slash > 0 && text[..slash].Contains('.') && !text[..slash].Contains('@') && text[..slash].IndexOfAny("%$+=") < 0;
    }

    /// <summary>What stands behind the scheme: host, path, query, anchor.</summary>
    private static string? InUrl(ReadOnlySpan<char> url)
    {
        var slash = url.IndexOf('/');
        if (slash <= 0)
            return null;
        var host = url[..slash];
        host = host[(host.LastIndexOf('@') + 1)..];
        var path = url[(slash + 1)..];
        if (path.IndexOfAny('#', '?') is >= 0 and var end)
            path = path[..end];
        return InPath(host, path.TrimStart('/'));
    }

    private static string? InPath(ReadOnlySpan<char> host, ReadOnlySpan<char> path)
    {
        if (IsHost(host, "msgid.link") || host.EndsWith(".msgid.link", StringComparison.OrdinalIgnoreCase))
            return AtStart(SkipSegment(path, "r"), anyView: true);
        if (IsHost(host, "lkml.kernel.org"))
            return path.StartsWith("r/") || path.StartsWith("g/") ? AtStart(path[2..], anyView: true) : null;
        if (IsPublicInbox(host) && !path.StartsWith("patchwork/"))
            return FirstSegmentHasId(path) ? AtStart(path, anyView: true) : AtStart(SkipSegment(path), anyView: true);
        if (IsHost(host, "mid.gmane.org") || IsHost(host, "mid.mail-archive.com"))
            return AtStart(path, anyView: true);
        return Elsewhere(path);
    }

    /// <summary>
    /// Any other host: Patchwork's /project/p/patch/ID/, or a public-inbox's /list/ID/ in whatever folder. Elsewhere an
    /// "@" in a path means other things, so the id must come after a segment and nothing but a view after the id.
    /// </summary>
    private static string? Elsewhere(ReadOnlySpan<char> path)
    {
        foreach (var word in BeforeIds)
        {
            if (path.IndexOf(word) is >= 0 and var at)
                return AtStart(path[(at + word.Length)..], anyView: false);
        }
        for (var rest = SkipSegment(path); rest.Length > 0 && !FirstSegmentHasId(path); rest = SkipSegment(rest))
        {
            if (FirstSegmentHasId(rest))
                return AtStart(rest, anyView: false);
        }
        return null;
    }

    /// <summary>The id at a path's start. It may hold slashes itself, so it ends at the first one behind its "@".</summary>
    private static string? AtStart(ReadOnlySpan<char> path, bool anyView)
    {
        var sign = IndexOfAt(path);
        if (sign <= 0)
            return null;
        var slash = path[sign..].IndexOf('/');
        if (slash >= 0 && !anyView && !IsView(path[(sign + slash + 1)..]))
            return null;
        return Decode((slash < 0 ? path : path[..(sign + slash)]).TrimEnd(".,;:)]'*"));
    }

    private static bool IsView(ReadOnlySpan<char> text)
    {
        var view = text.TrimEnd("/.,;:)]'*");
        foreach (var known in Views)
        {
            if (view.SequenceEqual(known))
                return true;
        }
        return false;
    }

    private static bool FirstSegmentHasId(ReadOnlySpan<char> path)
    {
        var slash = path.IndexOf('/');
        return IndexOfAt(slash < 0 ? path : path[..slash]) > 0;
    }

    private static ReadOnlySpan<char> SkipSegment(ReadOnlySpan<char> path)
    {
        var slash = path.IndexOf('/');
        return slash < 0 ? [] : path[(slash + 1)..].TrimStart('/');
    }

    private static ReadOnlySpan<char> SkipSegment(ReadOnlySpan<char> path, string segment) =>
        path.StartsWith(segment) && path[segment.Length..] is ['/', ..] ? path[(segment.Length + 1)..] : path;

    private static int IndexOfAt(ReadOnlySpan<char> text)
    {
        var sign = text.IndexOf('@');
        var encoded = text.IndexOf("%40");
        return sign < 0 ? encoded : encoded < 0 ? sign : Math.Min(sign, encoded);
    }

    /// <summary>Percent signs decoded, brackets dropped, and checked: one "@" at least, something on both sides of it, no blanks.</summary>
    private static string? Decode(ReadOnlySpan<char> written)
    {
        if (written.Length is 0 or > 3 * LongestId)
            return null;
        var id = (written.Contains('%') ? Uri.UnescapeDataString(written) : written.ToString()).Trim('<', '>');
        var sign = id.IndexOf('@', StringComparison.Ordinal);
        return sign > 0 && sign < id.Length - 1 && id.Length <= LongestId && !id.Any(WhiteSpace.IsBlank) && id.AsSpan().IndexOfAny('<', '>', '"') < 0
            ? id
            : null;
    }

    private static bool IsPublicInbox(ReadOnlySpan<char> host) =>
        host.StartsWith("lore.", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith("inbox.", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith("public-inbox.", StringComparison.OrdinalIgnoreCase);

    private static bool IsHost(ReadOnlySpan<char> host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
