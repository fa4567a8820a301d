using System.Collections;
using System.Globalization;
using DotLiquid;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>The filters that templates of drafts have besides Liquid's own; docs/draft.md explains each.</summary>
internal static class DraftFilters
{
    private const int CommitDigits = 12;

    /// <summary>Strangers' text, so that it is no markup.</summary>
    public static string Md(object? text) => DraftMarkdown.Escape(Text(text));

    /// <summary>"7 May 2024" of a moment.</summary>
    public static string Day(object? moment) =>
        DateTimeOffset.TryParse(Text(moment), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : "";

    /// <summary>"1 reply", "12 replies".</summary>
    public static string Count(object? number, string one, string several) =>
        Text(number) is var text && text == "1" ? $"1 {one}" : $"{(long.TryParse(text, out var many) ? many.ToString("N0", CultureInfo.InvariantCulture) : text)} {several}";

    /// <summary>"a, b and c" of a list.</summary>
    public static string Spoken(IEnumerable? list)
    {
        var words = list is null or string ? [Text(list)] : list.Cast<object?>().Select(Text).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
    }

    /// <summary>A commit's id as one writes it.</summary>
    public static string Commit(object? id) => Text(id) is var hex && hex.All(char.IsAsciiHexDigit) ? $"`{hex[..Math.Min(CommitDigits, hex.Length)]}`" : "";

    /// <summary>A link to the mail of a thing, its message-id where it has no web address, its commit where it has no mail.</summary>
    public static string Mail(object? thing) => Named(thing, "mail") is var link && link != "mail" ? link : "";

    /// <summary>The same behind a name of one's own.</summary>
    public static string Named(object? thing, object? name)
    {
        var text = Text(name);
        if (thing is not Hash hash)
            return DraftMarkdown.Escape(text);
        var (url, messageId, commit) = (Get(hash, "url"), Get(hash, "message_id"), Get(hash, "commit"));
        if (DraftMarkdown.Link(text, url, messageId) is { Length: > 0 } link)
            return link[0] == '[' || text == "mail" ? link : $"{DraftMarkdown.Escape(text)} {link}";
        return commit is null ? DraftMarkdown.Escape(text) : text == "mail" ? $"commit {Commit(commit)}" : $"{DraftMarkdown.Escape(text)} (commit {Commit(commit)})";
    }

    private static string? Get(Hash hash, string name) => hash.TryGetValue(name, out var value) ? value as string : null;

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Liquid's own filters that can make a text of any length from a short one, with an end.</summary>
internal static class DraftBoundedFilters
{
    /// <summary>No text of a template's becomes longer.</summary>
    public const int Longest = 4_000_000;

    public static string Append(object? text, object? other) => Bounded($"{text}", $"{other}".Length) + $"{other}";

    public static string Prepend(object? text, object? other) => $"{other}" + Bounded($"{text}", $"{other}".Length);

    public static string Replace(object? text, object? old, object? other = null)
    {
        var (whole, part, instead) = ($"{text}", $"{old}", $"{other}");
        if (part.Length == 0)
            return whole;
        return Bounded(whole, whole.Length / part.Length * (long)instead.Length).Replace(part, instead, StringComparison.Ordinal);
    }

    public static string Join(IEnumerable? list, object? between = null)
    {
        var separator = between is null ? " " : $"{between}";
        var words = list is null ? [] : list is string text ? [text] : list.Cast<object?>().Select(one => $"{one}").ToList();
        return string.Join(separator, Bounded(words, words.Sum(word => (long)word.Length) + ((long)separator.Length * words.Count)));
    }

    public static IEnumerable<object?> Concat(IEnumerable? list, IEnumerable? other)
    {
        List<object?> all = [.. (list ?? Array.Empty<object>()).Cast<object?>(), .. (other ?? Array.Empty<object>()).Cast<object?>()];
        return Bounded(all, all.Count);
    }

    private static string Bounded(string text, long more) => Bounded<string>(text, text.Length + more);

    private static T Bounded<T>(T value, long length) =>
        length <= Longest ? value : throw new DraftTemplateException($"A text would become longer than {Longest:N0} characters.");
}
