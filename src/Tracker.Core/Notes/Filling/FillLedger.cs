using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Core.Notes.Filling;

/// <summary>
/// The line below everything that was filled in. It says up to when that is true, and which of the marks in the text are
/// Tracker's own: what merely looks like one, because somebody typed it, is nobody's but theirs.
/// </summary>
/// <param name="Words">What a reader sees of it.</param>
/// <param name="Numbers">Of the marks: no text that was filled had them before.</param>
/// <param name="Spaced">Those of them that have a blank put before them.</param>
internal sealed partial record FillLedger(FillStyle Style, string Words, IReadOnlyCollection<int> Numbers, IReadOnlyCollection<int> Spaced)
{
    public const int LargestNumber = 999_999;

    private const int LongestLine = 1 << 16;

    public static FillLedger Of(FillStyle style, DateTimeOffset? asOf, IReadOnlyCollection<int> numbers, IReadOnlyCollection<int> spaced) => new(
        style,
        asOf is { } time ? $"Merge status as of {time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}." : "Merge status; not all trees have been read yet.",
        numbers, spaced);

    /// <summary>Null for every line that is not, to the letter, one that <see cref="ToString"/> writes.</summary>
    public static FillLedger? TryParse(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine || !line.StartsWith("*Merge status", StringComparison.Ordinal) || Form().Match(line.ToString()) is not { Success: true } match)
            return null;
        if (FillStyles.Of(match.Groups["style"].Value) is not { } style || Ranges(match.Groups["numbers"].Value) is not { } numbers || Ranges(match.Groups["spaced"].Value) is not { } spaced)
            return null;
        var ledger = new FillLedger(style, match.Groups["words"].Value, numbers, spaced);
        return line.SequenceEqual(ledger.ToString()) ? ledger : null;
    }

    public override string ToString()
    {
        var facts = $"{FillStyles.Word(Style)} {Ranges(Numbers)}{(Spaced.Count > 0 ? $" spaced {Ranges(Spaced)}" : "")}";
        return $"*{Words}* <!-- tracker {facts} {(uint)StableHash.Of($"{Words} {facts}"):x8} -->";
    }

    /// <summary>"1-3,7".</summary>
    private static string Ranges(IReadOnlyCollection<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers.Order())
        {
            if (ranges is [.., var last] && last.Last + 1 == number)
                ranges[^1] = (last.First, number);
            else
                ranges.Add((number, number));
        }
        return string.Join(',', ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}-{range.Last}"));
    }

    private static HashSet<int>? Ranges(string text)
    {
        var numbers = new HashSet<int>();
        foreach (var range in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            if (!int.TryParse(ends[0], NumberStyles.None, null, out var first) || !int.TryParse(ends[^1], NumberStyles.None, null, out var last) || last > LargestNumber)
                return null;
            for (var number = first; number <= last; number++)
                numbers.Add(number);
        }
        return numbers;
    }

    [GeneratedRegex(@"^\*(?<words>Merge status[^*]{1,100})\* <!-- tracker (?<style>[a-z]+) (?<numbers>[0-9,-]+)( spaced (?<spaced>[0-9,-]+))? [0-9a-f]{8} -->\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
