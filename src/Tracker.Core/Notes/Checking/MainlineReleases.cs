using Tracker.Core.CommitsIn;

namespace Tracker.Core.Notes.Checking;

/// <summary>What a community's mainline has released: the tags on its own branches.</summary>
internal sealed class MainlineReleases(IEnumerable<string> tags)
{
    private readonly HashSet<string> numbers = [.. tags.Select(Numbers).OfType<string>()];

    public static MainlineReleases None { get; } = new([]);

    /// <param name="said">"1.9.2", "20260130".</param>
    public bool Has(string said) => Numbers(said) is { } known && numbers.Contains(known);

    private static string? Numbers(string name) => ReleaseName.TryParse(name, out var release) ? $"{string.Join('.', release.Numbers)} {release.Candidate}" : null;
}
