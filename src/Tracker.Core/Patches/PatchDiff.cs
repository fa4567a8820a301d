namespace Tracker.Core.Patches;

/// <summary>What a diff changes, in forms that can be compared whoever made the diff.</summary>
public sealed record PatchDiff
{
    /// <summary>Version of the code that reads diffs; what an older one stored is read again.</summary>
    public const int Extractor = 1;

    /// <summary>
    /// As <c>git patch-id --stable</c> prints it; null where git prints none (no "diff" line above the file's names).
    /// Of several diffs in a mail it is the id of all of them together, as the commit has it.
    /// </summary>
    public PatchId? PatchId { get; init; }

    /// <summary>
    /// A hash of the added and removed lines without white space, and of the files: equal where two diffs make the
    /// same change in whatever context. Null without such lines, since two unknowns are not the same.
    /// </summary>
    public long? ContentHash { get; init; }

    /// <summary>The paths it changes, new names, without a/ and b/, in the diff's order.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>A sample of the added and removed lines, to estimate how alike two diffs are.</summary>
    public LineSketch Sketch { get; init; } = LineSketch.Empty;

    /// <summary>Lines added.</summary>
    public int Added { get; init; }

    /// <summary>Lines removed.</summary>
    public int Removed { get; init; }

    /// <summary>Reads the diffs in a mail's decoded text, wherever they begin, or in git's output; null when there is none.</summary>
    public static PatchDiff? Read(ReadOnlySpan<byte> text) => Read(text, lines: null);

    /// <param name="lines">Gets the added and removed lines; null: nobody wants them.</param>
    internal static PatchDiff? Read(ReadOnlySpan<byte> text, ChangedLines? lines)
    {
        using var contents = new DiffContents(lines);
        new DiffReader(text, contents).Read();
        return contents.ToDiff();
    }
}

/// <summary>git's patch-id: the SHA-1 of a diff without line numbers and white space (git-patch-id(1), --stable).</summary>
public readonly record struct PatchId(string Hex)
{
    public static PatchId FromBytes(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(bytes));

    public byte[] ToBytes() => Convert.FromHexString(Hex);
}
