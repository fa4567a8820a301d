using System.Text;

namespace Tracker.Core.Patches;

/// <summary>Reads the file names in a diff's header lines, as git-diff(1) and diff -u write them.</summary>
internal static class DiffPaths
{
    private const int LongestPath = 4096;

    /// <summary>The name in "diff --git a/x b/x"; null when the two differ (a rename: other lines name it).</summary>
    public static string? InGitLine(ReadOnlySpan<byte> names)
    {
        if (names.Length > 2 * LongestPath)
            return null;
        if (names is [(byte)'"', ..])
            return InQuotedLine(names);
        var middle = names.Length / 2;
        if (names.Length % 2 == 0 || names[middle] != ' ')
            return null;
        var left = names[..middle];
        var right = names[(middle + 1)..];
        if (left.SequenceEqual(right))
            return Decode(right);
        return WithoutFirst(left).SequenceEqual(WithoutFirst(right)) ? Decode(WithoutFirst(right)) : null;
    }

    /// <summary>The path of "rename to x", "--- a/x" or "+++ b/x" after the word; null for /dev/null.</summary>
    public static string? AfterWord(ReadOnlySpan<byte> text)
    {
        var path = text is [(byte)'"', ..] ? Unquote(text, out _) : Decode(WithoutTime(text));
        return path is "/dev/null" or "" ? null : path;
    }

    /// <summary>The file that a pair of ---/+++ lines means, without the a/ and b/ or the folders that were compared.</summary>
    public static string? OfPair(string? old, string? @new)
    {
        if ((@new ?? old) is not { } path)
            return null;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        // The same first folder on both sides is part of the path: a diff made without prefixes.
        if (slash < 0 || slash == path.Length - 1 || (slash > 1 && old is not null && @new is not null && FirstOf(old) == FirstOf(@new)))
            return path;
        return path[(slash + 1)..];
    }

    private static string? InQuotedLine(ReadOnlySpan<byte> names)
    {
        var left = Unquote(names, out var taken);
        var rest = names[taken..].TrimStart((byte)' ');
        var right = rest is [(byte)'"', ..] ? Unquote(rest, out _) : Decode(rest);
        return left == right ? right : OfPair(left, null) is { } name && name == OfPair(right, null) ? name : null;
    }

    private static string FirstOf(string path) => path[..Math.Max(0, path.IndexOf('/', StringComparison.Ordinal))];

    private static ReadOnlySpan<byte> WithoutFirst(ReadOnlySpan<byte> path) => path[(path.IndexOf((byte)'/') + 1)..];

    /// <summary>A tab ends the name; mailers that make spaces of tabs leave " 2024-01-31 10:00" behind it.</summary>
    private static ReadOnlySpan<byte> WithoutTime(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf((byte)'\t') is >= 0 and var tab)
            return text[..tab];
        for (var at = 0; at + 11 <= Math.Min(text.Length, LongestPath); at++)
        {
            if (text[at] == ' ' && IsDate(text.Slice(at + 1, 10)))
                return text[..at].TrimEnd((byte)' ');
        }
        return text;
    }

    private static bool IsDate(ReadOnlySpan<byte> text) =>
        text[4] == '-' && text[7] == '-' && !text[..4].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static string Decode(ReadOnlySpan<byte> path) => Encoding.UTF8.GetString(path[..Math.Min(path.Length, LongestPath)]);

    /// <summary>C-style quotes with octal escapes (core.quotePath of git-config(1)).</summary>
    private static string Unquote(ReadOnlySpan<byte> text, out int taken)
    {
        var path = new List<byte>();
        for (taken = 1; taken < text.Length && text[taken] != '"' && path.Count < LongestPath; taken++)
        {
            if (text[taken] != '\\' || taken + 1 == text.Length)
                path.Add(text[taken]);
            else if (Octal(text[(taken + 1)..]) is { } letter)
            {
                path.Add(letter);
                taken += 3;
            }
            else
                path.Add(Escaped(text[++taken]));
        }
        taken = Math.Min(taken + 1, text.Length);
        return Encoding.UTF8.GetString([.. path]);
    }

    private static byte? Octal(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && !text[..3].ContainsAnyExceptInRange((byte)'0', (byte)'7')
            ? (byte)(((text[0] - '0') << 6) | ((text[1] - '0') << 3) | (text[2] - '0'))
            : null;

    private static byte Escaped(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'a' => 7,
        (byte)'b' => 8,
        (byte)'v' => 11,
        (byte)'f' => 12,
        _ => letter,
    };
}
