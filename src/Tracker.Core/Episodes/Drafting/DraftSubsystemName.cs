using System.Text.RegularExpressions;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Tells which subsystem a title is of, as hosts head their paragraphs: "mm", "x86", "EFI"; pure.</summary>
internal static partial class DraftSubsystemName
{
    public const string Other = "Other";

    private const int Longest = 30;
    private const int MostWords = 3;

    /// <summary>The first word before a colon that most of the titles have; the series' own counts first.</summary>
    /// <param name="title">Of the series.</param>
    /// <param name="parts">Of its patches.</param>
    public static string OfSeries(string title, IEnumerable<string> parts)
    {
        if (Prefix(title) is { } own)
            return own;
        return parts.Select(Prefix).OfType<string>()
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(alike => alike.Count()).ThenBy(alike => alike.Key, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault()?.First() ?? Other;
    }

    /// <summary>"EFI" of "EFI updates for v6.9", "pin control" of "pin control bulk changes for v4.12".</summary>
    public static string OfPull(string title)
    {
        if (Prefix(title) is { } own)
            return own;
        var name = Asked().Replace(title, "").Trim();
        return name.Length is > 0 and <= Longest && name.Split(' ').Length <= MostWords ? FirstOfPath(name) ?? Other : Other;
    }

    /// <summary>"x86" of "x86/mm: a title", null where no word stands before a colon.</summary>
    private static string? Prefix(string title)
    {
        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        return colon is > 0 and <= Longest && title.AsSpan(0, colon).IndexOfAny(' ', '"', '“') < 0 ? FirstOfPath(title[..colon]) : null;
    }

    // "selftests/bpf" and "x86/mm,kvm" are told with their neighbours.
    private static string? FirstOfPath(string name) =>
        name.Split(['/', ','], 2)[0].Trim() is { Length: > 0 } first && first.Any(char.IsLetterOrDigit) ? first : null;

    /// <summary>What a pull request's title has after the name of the subsystem.</summary>
    [GeneratedRegex(
        @"(^|[\s:,-])((bulk |late |more |some |urgent |main |tree |subsystem )*(updates?|changes?|fix(es)?|patches|pull( request)?s?|material|features?|bits|PR)\b.*|(for|in) (linux )?(v?[0-9]+\.[0-9x]|the ).*|v?[0-9]+\.[0-9].*)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Asked();
}
