using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>How much of a version each branch holds, and took back.</summary>
internal sealed class TreeReading(SeriesRows rows)
{
    public IReadOnlyList<TreeAnswer> Trees(string community, int of, IReadOnlyList<PartStory> parts)
    {
        var answers = rows.FollowedBranches(community).Select(branch => OfBranch(branch, of, parts)).ToList();
        var reachedMainline = answers.Any(answer => answer.Role == "mainline" && answer.Landed > 0);
        return [.. answers.Where(answer => answer.Landed + answer.Reverted > 0 || IsWorthANo(answer, reachedMainline))];
    }

    /// <summary>"None" is news of mainline, and of the integration trees while mainline has none: they hold all that it holds.</summary>
    private static bool IsWorthANo(TreeAnswer answer, bool reachedMainline) =>
        answer.Role == "mainline" || (answer.Role == "next" && !reachedMainline);

    private TreeAnswer OfBranch(FollowedBranch branch, int of, IReadOnlyList<PartStory> parts)
    {
        var here = parts.Select(part => part.Landings.Where(landing => landing.BranchKey == branch.BranchKey).ToList()).ToList();
        var landed = here.Select(FirstThatStands).OfType<LandingOfMail>().ToList();
        var reverted = here.Where(landings => FirstThatStands(landings) is null).Select(LastTakenBack).OfType<LandingOfMail>().ToList();
        var release = WholeSince(landed);
        var answer = new TreeAnswer(
            branch.Tree, SeriesRows.RoleName(branch.Role), branch.Branch, landed.Count, of, release,
            landed.Count == 0 ? null : landed.Min(landing => landing.Arrival.At),
            landed.Count == 0 ? null : landed.Max(landing => landing.Arrival.At));
        return WithReverts(answer, reverted) with
        {
            After = landed.Count > 0 && release is null && branch.Role is TreeRole.Mainline or TreeRole.Stable ? rows.NewestRelease(branch.BranchKey) : null,
        };
    }

    private static TreeAnswer WithReverts(TreeAnswer answer, List<LandingOfMail> reverted)
    {
        var without = reverted.Exists(landing => landing.Revert?.Release is null) ? null : reverted.MaxBy(landing => landing.Revert?.ReleasedAt)?.Revert?.Release;
        var with = WholeSince(reverted);
        // What came and went between two releases was in none.
        return answer with { Reverted = reverted.Count, RevertedFrom = with == without ? null : with, RevertedIn = without };
    }

    private static LandingOfMail? FirstThatStands(IEnumerable<LandingOfMail> landings) =>
        landings.Where(landing => landing.State == LandingState.Landed).MinBy(landing => landing.Arrival.At);

    private static LandingOfMail? LastTakenBack(IEnumerable<LandingOfMail> landings) =>
        landings.Where(landing => landing.State == LandingState.Reverted).MaxBy(landing => landing.Arrival.At);

    /// <summary>The release that has all of them: the last of the patches' first releases; null while one waits for its release.</summary>
    private static string? WholeSince(List<LandingOfMail> landings) =>
        landings.Count == 0 || landings.Exists(landing => landing.Arrival.Release is null) ? null : landings.MaxBy(landing => landing.Arrival.ReleasedAt)?.Arrival.Release;
}
