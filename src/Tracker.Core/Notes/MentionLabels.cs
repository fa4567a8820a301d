using System.Globalization;
using Tracker.Core.Notes.Resolving;

namespace Tracker.Core.Notes;

/// <summary>Where a reader found a mention. Line and column from 1.</summary>
public sealed record MentionLabel(int Line, int Column, int Length, MentionKind Kind);

/// <summary>Reads labels of mentions: tab-separated, with a header; docs/notes.md has the format.</summary>
public static class MentionLabels
{
    private static readonly string[] Header = ["line", "column", "length", "kind"];

    /// <exception cref="TrackerException">A line cannot be read; the message says which, and what is wrong with it.</exception>
    public static IReadOnlyList<MentionLabel> Read(IEnumerable<string> lines)
    {
        var labels = new List<MentionLabel>();
        foreach (var (number, line) in lines.Index())
        {
            var cells = line.TrimEnd('\r').TrimStart('\uFEFF').Split('\t');
            if (number == 0 && !cells.Take(Header.Length).SequenceEqual(Header))
                throw new TrackerException("Its first line is not 'line', 'column', 'length', 'kind', tab-separated.");
            if (number > 0 && line.Trim().Length > 0)
                labels.Add(Of(cells, number + 1));
        }
        return labels.Count > 0 ? labels : throw new TrackerException("There is no label in it: write a header, then a line for each mention.");
    }

    private static MentionLabel Of(string[] cells, int line) =>
        cells.Length >= Header.Length && Number(cells[0]) is { } row && Number(cells[1]) is { } column && Number(cells[2]) is { } length && Kind(cells[3]) is { } kind
            ? new(row, column, length, kind)
            : throw new TrackerException($"Line {line} is no label: write a line, a column, a length (each from 1) and patch, pull, release, mail or reference.");

    private static int? Number(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static MentionKind? Kind(string cell)
    {
        foreach (var kind in Enum.GetValues<MentionKind>())
        {
            if (MentionResolver.Word(kind) == cell.Trim())
                return kind;
        }
        return null;
    }
}
