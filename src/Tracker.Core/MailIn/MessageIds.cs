namespace Tracker.Core.MailIn;

/// <summary>Finds message-ids in headers as clients write them (RFC 5322, 3.6.4), in one walk over the text.</summary>
internal static class MessageIds
{
    /// <summary>The longest line that a mail may have (RFC 5322, 2.1.1): no id is longer.</summary>
    public const int MaxLength = 998;

    /// <summary>Of a hostile or very deep thread, so many of the oldest and as many of the newest are kept.</summary>
    public const int MaxEachEnd = 100;

    /// <summary>The ids between angle brackets, oldest first, without doubles.</summary>
    public static IReadOnlyList<string> In(string header)
    {
        var oldest = new List<string>();
        var newest = new Queue<string>();
        foreach (var id in Bracketed(header))
        {
            if (oldest.Count < MaxEachEnd)
                oldest.Add(id);
            else
                newest.Enqueue(id);
            if (newest.Count > MaxEachEnd)
                newest.Dequeue();
        }
        return [.. oldest.Concat(newest).Distinct()];
    }

    /// <summary>
    /// The mail's own id: of several Message-ID headers the longest valid one, since gateways add short ones of their own;
    /// an id that lost its brackets or its @ is taken as it stands when there is no better. Null when there is none.
    /// </summary>
    public static string? Own(IReadOnlyList<string> headers) =>
        Longest(headers.SelectMany(Bracketed).Where(id => id.Contains('@')))
        ?? Longest(headers.Select(header => header.Trim().Trim('<', '>')).Where(IsUsable));

    private static string? Longest(IEnumerable<string> ids)
    {
        string? longest = null;
        foreach (var id in ids)
        {
            if (id.Length > (longest?.Length ?? 0))
                longest = id;
        }
        return longest;
    }

    private static IEnumerable<string> Bracketed(string header)
    {
        for (var open = header.IndexOf('<'); open >= 0;)
        {
            var close = header.IndexOfAny(['<', '>'], open + 1);
            if (close < 0)
                yield break;
            if (header[close] == '<')
            {
                open = close;
                continue;
            }
            if (close - open <= MaxLength && Unfolded(header.AsSpan(open + 1, close - open - 1)) is var id && IsUsable(id))
                yield return id;
            open = header.IndexOf('<', close);
        }
    }

    // A header that was folded inside an id has a line break and white space there.
    private static string Unfolded(ReadOnlySpan<char> id)
    {
        id = id.Trim();
        return id.IndexOfAny("\r\n\t") < 0 ? id.ToString() : string.Concat(id.ToString().Where(letter => !char.IsWhiteSpace(letter)));
    }

    private static bool IsUsable(string id) =>
        id.Length is > 0 and <= MaxLength && !id.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
}
