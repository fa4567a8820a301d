namespace Tracker.Core.Comparing;

/// <summary>How two patches change a file differently.</summary>
/// <param name="OldPath">What the first one calls it, when that is another name; else null.</param>
/// <param name="OnlyBefore">How many lines only the first one changes.</param>
/// <param name="OnlyAfter">How many lines only the second one changes.</param>
/// <param name="Lines">These lines, in the diff's order; empty where they are too many to compare.</param>
public sealed record FileDifference(string Path, string? OldPath, int OnlyBefore, int OnlyAfter, IReadOnlyList<DifferentLine> Lines)
{
    /// <summary>"before" or "after" where only that one touches the file, be it without lines (a name, a mode); null: both do.</summary>
    public string? OnlyIn { get; init; }

    /// <summary>The counts are all that could be told.</summary>
    public bool IsTooLarge => Lines.Count == 0 && OnlyBefore + OnlyAfter > 0;
}

/// <summary>An added or removed line, with its sign, that one of two patches has and the other has not.</summary>
/// <param name="Before">The first one's; null: it is the second's.</param>
/// <param name="After">The second one's; null: it is the first's.</param>
public sealed record DifferentLine(string? Before, string? After);
