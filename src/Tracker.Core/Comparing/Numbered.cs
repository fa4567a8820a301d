namespace Tracker.Core.Comparing;

/// <summary>Gives equal texts equal numbers, which compare faster.</summary>
internal sealed class Numbered
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int[] Of(IEnumerable<string> texts) => [.. texts.Select(Of)];

    private int Of(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
            numbers.Add(text, number = numbers.Count);
        return number;
    }
}
