using Tracker.Core.Comparing;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut.Diffs;

/// <summary>Puts the answer for one part together.</summary>
internal static class PartDiff
{
    public static PartDiffAnswer Of(DiffSideAnswer before, DiffSideAnswer after, PatchText? old, PatchText? @new, string? unreadable)
    {
        if (old is null || @new is null || unreadable is not null)
            return new PartDiffAnswer(PartDiffStates.Unreadable, before, after) { Note = unreadable };
        var compared = PatchComparison.Of(old, @new);
        return new PartDiffAnswer(compared.IsUnchanged ? PartDiffStates.Unchanged : PartDiffStates.Changed, before, after)
        {
            Title = compared.Title,
            Message = compared.Message,
            TrailersAdded = compared.TrailersAdded,
            TrailersRemoved = compared.TrailersRemoved,
            Files = compared.Files,
            LinesInWhiteSpace = compared.LinesInWhiteSpace,
            Note = compared.IsSameChange || compared.Files.Count > 0 ? null : WithoutLines(old, @new),
        };
    }

    private static string WithoutLines(PatchText old, PatchText @new) =>
        old.Diff is null ? "No diff can be read in the first one."
        : @new.Diff is null ? "The second one changes nothing, or its diff cannot be read."
        : "They change modes, names or binary files differently, which cannot be compared line by line.";
}
