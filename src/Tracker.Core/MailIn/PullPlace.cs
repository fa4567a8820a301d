using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>Finds where a pull request asks to pull from.</summary>
internal static partial class PullPlace
{
    private const int LongestUrl = 500;
    private const int LongestRef = 250;

    /// <summary>Lines of git's own form that may belong together: mail programs wrap them.</summary>
    private const int MostLines = 3;

    private static readonly string[] RefWords = ["branch", "tag", "tags"];

    public static (string? Url, string? Ref) In(string request)
    {
        var place = Available().Match(request) is { Success: true } available ? Read(Block(request[(available.Index + available.Length)..])) : (null, null);
        if (place.Url is not null)
            return place;
        // People's own words: "Please pull from", and an indented line with the repository.
        foreach (Match line in IndentedUrl().Matches(request))
        {
            if (Read([Words(line.Value)]) is { Url: { } url } own && (own.Ref is not null || url.Contains("git", StringComparison.OrdinalIgnoreCase)))
                return own;
        }
        return (null, null);
    }

    /// <summary>The words of the lines up to the next empty one.</summary>
    private static List<string[]> Block(string text)
    {
        var lines = new List<string[]>();
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, LongestUrl * MostLines)).EnumerateLines())
        {
            var words = Words(line.ToString());
            if (words.Length > 0)
                lines.Add(words);
            if (lines.Count > 0 && (words.Length == 0 || lines.Count == MostLines))
                break;
        }
        return lines;
    }

    private static (string? Url, string? Ref) Read(List<string[]> lines)
    {
        if (lines is not [[var url, .. var words], .. var more] || !IsUrl(url))
            return (null, null);
        if (words.Length == 0 && url.EndsWith('/') && more is [[var rest, .. var after], .. var later])
            (url, words, more) = (url + rest, after, later);
        if (words.Length == 0 && more is [{ Length: 1 } next, ..])
            words = next;
        return url.Length <= LongestUrl ? (url, Ref(words)) : (null, null);
    }

    private static string? Ref(string[] words)
    {
        var name = (words is [var word, var second, ..] && RefWords.Contains(word, StringComparer.OrdinalIgnoreCase) ? second : words.FirstOrDefault() ?? "").Trim('\'', '"', ',', '.', ';');
        return name.Length is > 0 and <= LongestRef && name != "HEAD" && name.IndexOfAny(['~', '^', ':', '?', '*', '[', '\\', '(']) < 0 ? name : null;
    }

    private static bool IsUrl(string text) => text.Contains("://", StringComparison.Ordinal) || ShortUrl().IsMatch(text);

    private static string[] Words(string line) => [.. Split(line).Select(word => word.Trim('<', '>')).Where(word => word.Length > 0)];

    private static string[] Split(string line)
    {
        var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words is ["git", "pull" or "fetch", .. var rest] ? rest : words;
    }

    [GeneratedRegex(@"^[ \t]*(is|are) (also )?available\s+in\s+the\s+(git\s+)?repository\s+at:?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Available();

    [GeneratedRegex(@"^[ \t]+(git pull )?([a-z+]{3,10}://|[^\s@]{1,40}@)\S{3,500}([ \t]+[^\s]+){0,2}[ \t]*\r?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex IndentedUrl();

    /// <summary>"git@example.org:ada/linux.git", "/home/ada/linux.git".</summary>
    [GeneratedRegex(@"^([\w.-]{1,60}@[\w.-]{1,200}:\S+|\S*/\S+\.git/?)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ShortUrl();
}
