namespace Tracker.Core.Comparing;

/// <summary>A place where two messages say it in different words.</summary>
/// <param name="Lead">Some words before it that both have.</param>
/// <param name="Before">What the first one says; may be empty.</param>
/// <param name="After">What the second one says; may be empty.</param>
/// <param name="Tail">Some words after it that both have.</param>
public sealed record MessageDifference(string Lead, string Before, string After, string Tail);

/// <summary>Compares two messages word by word: maintainers wrap lines anew, which changes nothing.</summary>
internal static class MessageComparison
{
    private const int WordsAround = 4;

    /// <summary>Fewer shared words than these between two changes would only scatter them.</summary>
    private const int LeastBetween = 3;

    public static IReadOnlyList<MessageDifference> Of(string before, string after)
    {
        var (old, @new) = (Words(before), Words(after));
        var numbered = new Numbered();
        if (SharedSequence.Of(numbered.Of(old), numbered.Of(@new)) is not { } shared)
            return [new MessageDifference("", Joined(old), Joined(@new), "")];
        return [.. Gaps(shared, old.Length, @new.Length).Select(gap => new MessageDifference(
            Joined(old[Math.Max(0, gap.Old.Start.Value - WordsAround)..gap.Old.Start]),
            Joined(old[gap.Old]),
            Joined(@new[gap.New]),
            Joined(old[gap.Old.End..Math.Min(old.Length, gap.Old.End.Value + WordsAround)])))];
    }

    private static List<(Range Old, Range New)> Gaps(IReadOnlyList<(int Before, int After)> shared, int oldLength, int newLength)
    {
        List<(Range Old, Range New)> gaps = [];
        var (x, y) = (0, 0);
        foreach (var (nextX, nextY) in shared.Append((oldLength, newLength)))
        {
            if (x < nextX || y < nextY)
                Add(gaps, x..nextX, y..nextY);
            (x, y) = (nextX + 1, nextY + 1);
        }
        return gaps;
    }

    private static void Add(List<(Range Old, Range New)> gaps, Range old, Range @new)
    {
        if (gaps is [.., var last] && old.Start.Value - last.Old.End.Value < LeastBetween)
            gaps[^1] = (last.Old.Start..old.End, last.New.Start..@new.End);
        else
            gaps.Add((old, @new));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Joined(string[] words) => string.Join(' ', words);
}
