using Tracker.Core.Patches;

namespace Tracker.Core.Comparing;

/// <summary>A title that became another.</summary>
public sealed record TitleDifference(string Before, string After);

/// <summary>How two forms of a patch differ: as posted and as landed, or as posted twice.</summary>
public sealed record PatchComparison
{
    /// <summary>Null: the title is the same.</summary>
    public TitleDifference? Title { get; init; }

    public required IReadOnlyList<MessageDifference> Message { get; init; }

    public required IReadOnlyList<string> TrailersAdded { get; init; }

    public required IReadOnlyList<string> TrailersRemoved { get; init; }

    public required IReadOnlyList<FileDifference> Files { get; init; }

    /// <summary>Lines that are the same but for white space.</summary>
    public required int LinesInWhiteSpace { get; init; }

    /// <summary>Both make the same change, whatever the lines around it.</summary>
    public required bool IsSameChange { get; init; }

    /// <summary>The same change, told in the same words. Trailers are signed on the way: they do not count.</summary>
    public bool IsUnchanged => IsSameChange && Title is null && Message.Count == 0;

    public static PatchComparison Of(PatchText before, PatchText after)
    {
        var files = FileComparison.Of(before.Files, after.Files);
        var (added, removed) = Trailers(before.Trailers, after.Trailers);
        return new PatchComparison
        {
            Title = TitleOf(before) == TitleOf(after) ? null : new TitleDifference(TitleOf(before), TitleOf(after)),
            Message = MessageComparison.Of(before.Body, after.Body),
            TrailersAdded = added,
            TrailersRemoved = removed,
            Files = files.Differences,
            LinesInWhiteSpace = files.InWhiteSpace,
            IsSameChange = IsSame(before.Diff, after.Diff, files.Differences),
        };
    }

    /// <summary>A diff that nobody could read is not the same as another. Without lines (modes, binary files) only git's sum tells.</summary>
    private static bool IsSame(PatchDiff? before, PatchDiff? after, IReadOnlyList<FileDifference> files) =>
        before is not null && after is not null && files.Count == 0
        && (before.ContentHash is not null || after.ContentHash is not null || before.PatchId == after.PatchId);

    // git am takes all brackets off a subject, others keep some.
    private static string TitleOf(PatchText patch) => PatchSubject.Parse(patch.Title).Title;

    private static (IReadOnlyList<string> Added, IReadOnlyList<string> Removed) Trailers(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (had, has) = (Keys(before), Keys(after));
        return ([.. after.Where(trailer => !had.Contains(Key(trailer)))], [.. before.Where(trailer => !has.Contains(Key(trailer)))]);
    }

    private static HashSet<string> Keys(IReadOnlyList<string> trailers) => trailers.Select(Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string Key(string trailer) => WhiteSpace.Collapse(trailer);
}
