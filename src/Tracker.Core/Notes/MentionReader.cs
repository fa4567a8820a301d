using System.Text.RegularExpressions;

namespace Tracker.Core.Notes;

/// <summary>Finds what notes speak of. Pure; never throws, whatever the text.</summary>
public static partial class MentionReader
{
    /// <summary>Grows whenever the same text may give other mentions.</summary>
    public const int Version = 1;

    /// <summary>In the order of the text; no two overlap.</summary>
    public static IReadOnlyList<Mention> Read(string text) =>
        [.. Bracketed().Matches(text).Select(match => Of(text, match))];

    private static Mention Of(string text, Match match)
    {
        var before = text.AsSpan(0, match.Index);
        return new(
            MentionKind.Reference, match.Index, before.Count('\n') + 1, match.Index - before.LastIndexOf('\n'), match.Value,
            null, match.Groups["title"].Value, null, null, null);
    }

    [GeneratedRegex(@"\[\[(?<title>[^\[\]\r\n]{1,300})\]\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();
}
