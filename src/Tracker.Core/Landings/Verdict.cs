namespace Tracker.Core.Landings;

/// <summary>A patch of a version with what became of it, as the verdict is decided from.</summary>
/// <param name="Presence">
/// In which trees' roles it stands, and how, over all postings of the series that are this patch. IsOwn: the posting of
/// this very version is what the commits were matched to, not another version's.
/// </param>
public sealed record PartOutcome(int Part, IReadOnlyList<(TreeRole Role, LandingState State, bool IsOwn)> Presence)
{
    public bool Is(TreeRole role, LandingState state) => Presence.Any(presence => presence.Role == role && presence.State == state);
}

/// <summary>A version with its parts; <paramref name="Of"/> counts those too that the archives lack.</summary>
public sealed record VersionOutcome(int Position, int Number, int Of, IReadOnlyList<PartOutcome> Parts)
{
    public int InMainline => Parts.Count(part => part.Is(TreeRole.Mainline, LandingState.Landed));

    /// <summary>Landings, in whatever tree, of this version's own postings: how a version claims that it is the one that landed.</summary>
    public int OwnLandings(TreeRole? role) => Parts.Count(part => part.Presence.Any(presence => presence.IsOwn && (role is null || presence.Role == role)));
}

/// <summary>What became of a series.</summary>
public enum VerdictKind
{
    Merged,
    PartlyMerged,
    InNext,
    InTree,
    Dropped,
    Reverted,
    NotMerged,
}

/// <summary>The verdict, and the version that it is about: the one that landed, else the latest.</summary>
/// <param name="Landed">How many of its patches are where the verdict says.</param>
public sealed record Verdict(VerdictKind Kind, VersionOutcome About, bool HasLanded, int Landed)
{
    /// <summary>Decides over all versions of a series, given oldest first. Pure.</summary>
    public static Verdict Of(IReadOnlyList<VersionOutcome> versions)
    {
        var about = LandedVersion(versions) ?? versions[^1];
        var reached = about.Parts.Count(part => part.Is(TreeRole.Mainline, LandingState.Landed));
        if (reached > 0)
            return new(reached >= about.Of ? VerdictKind.Merged : VerdictKind.PartlyMerged, about, HasLanded: true, reached);
        foreach (var (kind, role, state) in Steps)
        {
            var count = about.Parts.Count(part => part.Presence.Any(p => (role is null || p.Role == role) && p.State == state));
            if (count > 0)
                return new(kind, about, HasLanded: true, count);
        }
        return new(VerdictKind.NotMerged, versions[^1], HasLanded: false, 0);
    }

    /// <summary>What is asked when nothing of it is in mainline today, in this order.</summary>
    private static readonly (VerdictKind Kind, TreeRole? Role, LandingState State)[] Steps =
    [
        (VerdictKind.Reverted, TreeRole.Mainline, LandingState.Reverted),
        (VerdictKind.InNext, TreeRole.Next, LandingState.Landed),
        (VerdictKind.InTree, TreeRole.Stable, LandingState.Landed),
        (VerdictKind.InTree, TreeRole.Other, LandingState.Landed),
        (VerdictKind.Dropped, TreeRole.Next, LandingState.Dropped),
        (VerdictKind.Reverted, null, LandingState.Reverted),
    ];

    /// <summary>The version whose own postings explain most commits: mainline's first, then any tree's; of equals the newest.</summary>
    private static VersionOutcome? LandedVersion(IReadOnlyList<VersionOutcome> versions) => versions
        .Where(version => version.OwnLandings(role: null) > 0)
        .MaxBy(version => (version.OwnLandings(TreeRole.Mainline), version.OwnLandings(role: null), version.Position));
}
