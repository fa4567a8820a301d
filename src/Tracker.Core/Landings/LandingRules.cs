namespace Tracker.Core.Landings;

/// <summary>What landed where, decided from all presences of one patch. Pure.</summary>
internal static class LandingRules
{
    public static IReadOnlyList<Landing> Decide(IReadOnlyList<Presence> presences)
    {
        var isInMainline = presences.Any(presence => presence is { Role: TreeRole.Mainline, LeftAt: null });
        return [.. presences
            .GroupBy(presence => presence.BranchKey)
            .SelectMany(branch => OfBranch([.. branch], isInMainline))];
    }

    private static IEnumerable<Landing> OfBranch(List<Presence> branch, bool isInMainline)
    {
        var present = branch.Where(presence => presence.LeftAt is null).ToList();
        if (present.Count > 0)
            return present.Select(presence => new Landing(
                presence.BranchKey, presence.CommitKey, presence.IsReverted ? LandingState.Reverted : LandingState.Landed));
        // What a rewound branch lost was never there, except in an integration tree: its history is what one asks about.
        // Such a tree is rebuilt daily; of the many commits that the patch was there, the last one stands for it.
        if (branch[0].Role != TreeRole.Next)
            return [];
        var last = branch.MaxBy(presence => (presence.LeftAt, presence.CommittedAt, presence.CommitKey)) ?? branch[0];
        return [new Landing(last.BranchKey, last.CommitKey, isInMainline ? LandingState.Landed : LandingState.Dropped)];
    }
}
