using System.Buffers;

namespace Tracker.Core.Patches;

/// <summary>Tells the trailers at a message's end from its text (git-interpret-trailers(1), and what maintainers do beside it).</summary>
internal static class MessageTrailers
{
    private const int LongestName = 40;

    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>Names without "-by" that stand in trailers and hardly begin a sentence.</summary>
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Link", "Fixes", "Cc", "Closes", "Message-ID", "Change-Id", "References", "Bugzilla", "BugLink",
    };

    /// <summary>The last paragraphs give their trailers as long as they have some; notes between them ("[me: rebased]") stay text.</summary>
    public static (string Body, IReadOnlyList<string> Trailers) Split(string message)
    {
        var lines = message.Split('\n').Select(line => line.TrimEnd()).ToList();
        Stack<List<string>> trailers = [];
        Stack<List<string>> notes = [];
        var end = SkipBlank(lines, lines.Count);
        while (end > 0)
        {
            var start = lines.FindLastIndex(end - 1, line => line.Length == 0) + 1;
            if (!TryRead(lines[start..end], out var found, out var text))
                break;
            trailers.Push(found);
            notes.Push(text);
            end = SkipBlank(lines, start);
        }
        return (string.Join('\n', lines.Take(end).Concat(notes.SelectMany(text => text))).Trim(), [.. trailers.SelectMany(found => found)]);
    }

    private static int SkipBlank(List<string> lines, int end)
    {
        while (end > 0 && lines[end - 1].Length == 0)
            end--;
        return end;
    }

    private static bool TryRead(List<string> paragraph, out List<string> trailers, out List<string> text)
    {
        (trailers, text) = ([], []);
        var isTelling = false;
        var goesOn = false;
        foreach (var line in paragraph)
        {
            if (goesOn && line is [' ' or '\t', ..])
            {
                trailers[^1] = $"{trailers[^1]} {line.Trim()}";
                continue;
            }
            goesOn = NameOf(line) is not null;
            isTelling |= NameOf(line) is { } name && (Names.Contains(name) || name.EndsWith("-by", StringComparison.OrdinalIgnoreCase));
            (goesOn ? trailers : text).Add(line);
        }
        // As many lines of prose as trailers, and it is a paragraph that happens to have a colon.
        return isTelling && text.Count(line => line[0] != '[') < trailers.Count;
    }

    /// <summary>"Link" of "Link: https://..."; null when the line is no trailer.</summary>
    private static string? NameOf(string line)
    {
        if (line.StartsWith("(cherry picked from commit ", StringComparison.Ordinal))
            return "cherry";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var isName = colon is > 0 and <= LongestName && char.IsAsciiLetter(line[0]) && line.AsSpan(0, colon).IndexOfAnyExcept(NameLetters) < 0;
        return isName && (colon + 1 == line.Length || line[colon + 1] is ' ' or '\t') ? line[..colon] : null;
    }
}
