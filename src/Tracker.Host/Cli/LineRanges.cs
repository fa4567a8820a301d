using System.Globalization;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary>Lines as people write them: "1-123,645-711".</summary>
internal static class LineRanges
{
    /// <exception cref="TrackerException">It is none.</exception>
    public static IReadOnlyList<(int First, int Last)> Read(string? written) =>
        string.IsNullOrWhiteSpace(written) ? [] : [.. written.Split(',').Select(Range)];

    private static (int First, int Last) Range(string written)
    {
        var ends = written.Split('-');
        return ends.Length <= 2 && Line(ends[0]) is { } first && Line(ends[^1]) is { } last && first <= last
            ? (first, last)
            : throw new TrackerException($"'{SafeText.OneLine(written, 40)}' names no lines. Write --lines as 1-123,645-711.");
    }

    private static int? Line(string written) => int.TryParse(written.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0 ? line : null;
}
