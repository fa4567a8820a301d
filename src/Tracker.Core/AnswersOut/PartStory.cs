using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>All that became of one patch, whichever version of it: what the timeline is told from.</summary>
internal sealed record PartStory(int Part, IReadOnlyList<LandingOfMail> Landings, IReadOnlyList<PartStay> Stays)
{
    public static PartStory Of(int part, IReadOnlyList<LandingOfMail> landings, IEnumerable<Stay> stays) => new(
        part, landings,
        [.. stays.Concat(landings.Where(landing => landing is { Role: TreeRole.Next, Stay: null }).Select(OnlyItsDay))
            .GroupBy(stay => stay.BranchKey)
            .SelectMany(branch => PartStays.Of(part, [.. branch], [.. landings.Where(landing => landing.Role == TreeRole.Mainline)]))]);

    /// <summary>The branch had it, and took it back, before this landing.</summary>
    public bool HadBefore(LandingOfMail landing) => Landings.Any(earlier =>
        earlier != landing && earlier.BranchKey == landing.BranchKey && earlier.Revert is { } revert && revert.At <= landing.Arrival.At && earlier.Arrival.At < landing.Arrival.At);

    // Another series' mail: of how long it was there, only its own commit tells.
    private static Stay OnlyItsDay(LandingOfMail landing) => new(
        landing.MailKey, landing.BranchKey, landing.Role, landing.Tree, landing.Branch, landing.Arrival.At,
        landing.State is LandingState.Landed or LandingState.Reverted ? null : landing.Arrival.At);
}

/// <summary>How a stay in a tree that others are built from ended.</summary>
internal enum StayEnd
{
    /// <summary>It did not: the patch is there.</summary>
    None,

    /// <summary>Mainline took it.</summary>
    Taken,

    /// <summary>It left, and mainline did not take it then.</summary>
    Dropped,
}

/// <summary>From when to when a patch was in an integration or a maintainer's tree, and how that ended.</summary>
/// <param name="Last">When it was last seen there; null: it is there.</param>
internal sealed record PartStay(int Part, TreeRole Role, string Tree, string Branch, DateTimeOffset First, DateTimeOffset? Last, StayEnd End)
{
    /// <inheritdoc cref="Stay.Missed"/>
    public DateTimeOffset? Missed { get; init; }
}

/// <summary>Tells one patch's stays in one branch, which holds it under a new commit after every rebuild. Pure.</summary>
internal static class PartStays
{
    /// <summary>Rebuilt trees miss days; a patch that is away for less was not dropped.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(7);

    /// <summary>What mainline took later than this after it left did not come from there.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromDays(31);

    public static IEnumerable<PartStay> Of(int part, IReadOnlyList<Stay> stays, IReadOnlyList<LandingOfMail> mainline) => Joined(stays)
        .Select(stay => new PartStay(part, stay.Role, stay.Tree, stay.Branch, stay.First, stay.Last, EndOf(stay, mainline)) { Missed = stay.Missed })
        .Where(stay => IsToldOf(stay, mainline));

    private static List<Stay> Joined(IReadOnlyList<Stay> stays)
    {
        List<Stay> joined = [];
        foreach (var stay in stays.OrderBy(stay => stay.First))
        {
            if (joined is [.., var before] && !(stay.First - before.Last > LongestGap))
                joined[^1] = before.Last is null || (stay.Last is not null && before.Last > stay.Last) ? before : before with { Last = stay.Last, Missed = stay.Missed };
            else
                joined.Add(stay);
        }
        return joined;
    }

    private static StayEnd EndOf(Stay stay, IReadOnlyList<LandingOfMail> mainline) =>
        mainline.Any(landing => landing.Arrival.At >= stay.First && !(landing.Arrival.At - stay.Last > LongestWay)) ? StayEnd.Taken
        : stay.Last is null ? StayEnd.None
        : StayEnd.Dropped;

    /// <summary>What a maintainer's tree lost was never there; what came after mainline had it is only a twin of that.</summary>
    private static bool IsToldOf(PartStay stay, IReadOnlyList<LandingOfMail> mainline) =>
        (stay.Role == TreeRole.Next || stay.End != StayEnd.Dropped)
        && (stay.End == StayEnd.Taken || !mainline.Any(landing => landing.State == LandingState.Landed && landing.Arrival.At < stay.First));
}
