namespace Tracker.Core.Landings;

/// <summary>What landed where, decided from all presences of one patch. Pure.</summary>
internal static class LandingRules
{
    public static IReadOnlyList<Landing> Decide(IReadOnlyList<Presence> presences)
    {
        var mainline = presences.Where(presence => presence is { Role: TreeRole.Mainline, LeftAt: null }).ToList();
        return [.. presences
            .GroupBy(presence => presence.BranchKey)
            .SelectMany(branch => OfBranch([.. branch], mainline))];
    }

    private static IEnumerable<Landing> OfBranch(List<Presence> branch, List<Presence> mainline)
    {
        var present = branch.Where(presence => presence.LeftAt is null).ToList();
        if (present.Count > 0)
            return present.Select(presence => new Landing(presence.BranchKey, presence.CommitKey, StateOf(presence, mainline), presence.RevertedBy));
        // What a rewound branch lost was never there, except in an integration tree: its history is what one asks about.
        // Such a tree is rebuilt daily; of the many commits that the patch was there, the last one stands for it.
        if (branch[0].Role != TreeRole.Next)
            return [];
        var last = branch.MaxBy(presence => (presence.LeftAt, presence.CommittedAt, presence.CommitKey)) ?? branch[0];
        return [new Landing(last.BranchKey, last.CommitKey, mainline.Count > 0 ? LandingState.Arrived : LandingState.Dropped)];
    }

    private static LandingState StateOf(Presence presence, List<Presence> mainline) =>
        presence.RevertedBy is not null ? LandingState.Reverted
        : IsWhatMainlineTookBack(presence, mainline) ? LandingState.Arrived
        : LandingState.Landed;

    /// <summary>
    /// A twin of the commit that mainline took and reverted: whatever holds mainline holds the revert too. What came only
    /// after mainline had it is another attempt.
    /// </summary>
    private static bool IsWhatMainlineTookBack(Presence presence, List<Presence> mainline) =>
        presence.Role is TreeRole.Next or TreeRole.Other && mainline.Count > 0
        && mainline.TrueForAll(taken => taken.RevertedBy is not null && presence.EnteredAt <= taken.EnteredAt);
}
