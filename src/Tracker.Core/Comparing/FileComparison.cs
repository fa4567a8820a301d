using System.Buffers;
using Tracker.Core.Patches;

namespace Tracker.Core.Comparing;

/// <summary>Compares the added and removed lines of two diffs, file by file. Context is none of the patch's doing.</summary>
internal sealed class FileComparison
{
    // The same characters as for the content hash: what this calls a difference, that does.
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\n\v\f\r");

    private readonly List<FileDifference> differences = [];

    private FileComparison()
    {
    }

    /// <summary>Files whose lines differ.</summary>
    public IReadOnlyList<FileDifference> Differences => differences;

    /// <summary>Lines that are the same but for white space, and blank lines that one of the two has more.</summary>
    public int InWhiteSpace { get; private set; }

    public static FileComparison Of(IReadOnlyList<ChangedFile> before, IReadOnlyList<ChangedFile> after)
    {
        var comparison = new FileComparison();
        foreach (var (old, @new) in FilePairs.Of(before, after))
            comparison.Compare(old, @new);
        return comparison;
    }

    private void Compare(ChangedFile? old, ChangedFile? @new)
    {
        var (before, after) = (Telling(old), Telling(@new));
        var (keysBefore, keysAfter) = (before.ConvertAll(WithoutBlanks), after.ConvertAll(WithoutBlanks));
        var numbered = new Numbered();
        var shared = SharedSequence.Of(numbered.Of(keysBefore), numbered.Of(keysAfter));
        InWhiteSpace += Math.Abs(((old?.Lines.Count ?? 0) - before.Count) - ((@new?.Lines.Count ?? 0) - after.Count));
        InWhiteSpace += shared?.Count(pair => before[pair.Before] != after[pair.After]) ?? 0;
        var difference = shared is null ? TooLarge(keysBefore, keysAfter) : InLines(before, after, shared);
        var path = @new?.Path ?? old?.Path ?? "";
        if (difference.OnlyBefore + difference.OnlyAfter == 0 && old?.Path == @new?.Path)
            return;
        differences.Add(difference with
        {
            Path = path,
            OldPath = old is not null && old.Path != path ? old.Path : null,
            OnlyIn = old is null ? "after" : @new is null ? "before" : null,
        });
    }

    private static FileDifference InLines(List<string> before, List<string> after, IReadOnlyList<(int Before, int After)> shared)
    {
        List<DifferentLine> lines = [];
        var (x, y) = (0, 0);
        foreach (var (nextX, nextY) in shared.Append((before.Count, after.Count)))
        {
            for (; x < nextX; x++)
                lines.Add(new DifferentLine(before[x], null));
            for (; y < nextY; y++)
                lines.Add(new DifferentLine(null, after[y]));
            (x, y) = (nextX + 1, nextY + 1);
        }
        return new FileDifference("", null, lines.Count(line => line.Before is not null), lines.Count(line => line.After is not null), lines);
    }

    private static FileDifference TooLarge(List<string> before, List<string> after)
    {
        var left = before.CountBy(line => line).ToDictionary();
        var onlyAfter = 0;
        foreach (var line in after)
        {
            if (left.GetValueOrDefault(line) > 0)
                left[line]--;
            else
                onlyAfter++;
        }
        return new FileDifference("", null, left.Values.Sum(), onlyAfter, []);
    }

    private static List<string> Telling(ChangedFile? file) => [.. (file?.Lines ?? []).Where(line => line.AsSpan(1).ContainsAnyExcept(Blanks))];

    private static string WithoutBlanks(string line) =>
        line.AsSpan().ContainsAny(Blanks) ? string.Concat(line.Where(letter => !Blanks.Contains(letter))) : line;
}
