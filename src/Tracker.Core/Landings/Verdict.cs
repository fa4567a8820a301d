namespace Tracker.Core.Landings;

/// <summary>By which posting of a patch its commit is known.</summary>
public enum PostedAs
{
    /// <summary>The posting of this very version is what the commit was matched to.</summary>
    ThisVersion,

    /// <summary>That of another version of the series, which has the same patch.</summary>
    AnotherVersion,

    /// <summary>That of another series, in which the same patch was posted again.</summary>
    AnotherSeries,
}

/// <summary>In which kind of tree a patch stands, and how.</summary>
public sealed record PartPresence(TreeRole Role, LandingState State, PostedAs As);

/// <summary>A patch of a version with what became of it, as the verdict is decided from.</summary>
/// <param name="Presence">Over all postings that are this patch.</param>
public sealed record PartOutcome(int Part, IReadOnlyList<PartPresence> Presence)
{
    public bool Is(TreeRole role, LandingState state) => Presence.Any(presence => presence.Role == role && presence.State == state);

    /// <summary>Mainline had it, and has it no longer.</summary>
    public bool IsTakenBack => Is(TreeRole.Mainline, LandingState.Reverted) && !Is(TreeRole.Mainline, LandingState.Landed);
}

/// <summary>A version with its parts; <paramref name="Of"/> counts those too that the archives lack.</summary>
public sealed record VersionOutcome(int Position, int Number, int Of, IReadOnlyList<PartOutcome> Parts)
{
    public int InMainline => Parts.Count(part => part.Is(TreeRole.Mainline, LandingState.Landed));

    /// <summary>How many of its patches are in mainline, where none was matched to a posting of its own; else 0.</summary>
    public int TakenOver => OwnLandings(role: null) == 0 ? InMainline : 0;

    /// <summary>Landings, in whatever tree, of this version's own postings: how a version claims that it is the one that landed.</summary>
    public int OwnLandings(TreeRole? role) => Own(role, state: null);

    /// <summary>Those of them that stand today.</summary>
    public int OwnStanding(TreeRole? role) => Own(role, LandingState.Landed);

    private int Own(TreeRole? role, LandingState? state) => Parts.Count(part => part.Presence.Any(presence =>
        presence.As == PostedAs.ThisVersion && (role is null || presence.Role == role) && (state is null || presence.State == state)));
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
/// <param name="Elsewhere">How many of these are there only as another series posted them.</param>
public sealed record Verdict(VerdictKind Kind, VersionOutcome About, int Landed, int Elsewhere)
{
    /// <summary>The version itself landed, or a part of it: not only what another series took over from it.</summary>
    public bool HasLanded => Landed > Elsewhere;

    /// <summary>How many patches of the version mainline took back.</summary>
    public int TakenBack => About.Parts.Count(part => part.IsTakenBack);

    /// <summary>Mainline took back this version or another of the series, or a part of it, and does not have it again.</summary>
    public bool WasReverted { get; init; }

    /// <summary>Decides over all versions of a series, given oldest first. Pure.</summary>
    public static Verdict Of(IReadOnlyList<VersionOutcome> versions)
    {
        var about = LandedVersion(versions) ?? versions[^1];
        var verdict = InMainline(about) ?? Steps.Select(step => Reached(step.Kind, about, step.Role, step.State)).FirstOrDefault(reached => reached is not null)
            ?? new(VerdictKind.NotMerged, versions[^1], Landed: 0, Elsewhere: 0);
        return verdict with { WasReverted = versions.Any(version => version.Parts.Any(part => part.IsTakenBack)) };
    }

    private static Verdict? InMainline(VersionOutcome about) =>
        Reached(about.InMainline >= about.Of ? VerdictKind.Merged : VerdictKind.PartlyMerged, about, TreeRole.Mainline, LandingState.Landed);

    private static Verdict? Reached(VerdictKind kind, VersionOutcome about, TreeRole? role, LandingState state)
    {
        var parts = about.Parts
            .Select(part => part.Presence.Where(presence => (role is null || presence.Role == role) && presence.State == state).ToList())
            .Where(presences => presences.Count > 0)
            .ToList();
        return parts.Count == 0
            ? null
            : new(kind, about, parts.Count, parts.Count(presences => presences.All(presence => presence.As == PostedAs.AnotherSeries)));
    }

    /// <summary>
    /// What is asked when nothing of it is in mainline today, in this order: what is on its way again is not what was
    /// taken back, but what a stable branch kept is.
    /// </summary>
    private static readonly (VerdictKind Kind, TreeRole? Role, LandingState State)[] Steps =
    [
        (VerdictKind.InNext, TreeRole.Next, LandingState.Landed),
        (VerdictKind.InTree, TreeRole.Other, LandingState.Landed),
        (VerdictKind.Reverted, TreeRole.Mainline, LandingState.Reverted),
        (VerdictKind.InTree, TreeRole.Stable, LandingState.Landed),
        (VerdictKind.Dropped, TreeRole.Next, LandingState.Dropped),
        (VerdictKind.Reverted, null, LandingState.Reverted),
    ];

    /// <summary>
    /// The version whose own postings explain most of what stands today, mainline's first, then any tree's; then most of what
    /// ever was there; of equals the newest. Where there is none, that of which another series took over most.
    /// </summary>
    private static VersionOutcome? LandedVersion(IReadOnlyList<VersionOutcome> versions) => versions
        .Where(version => version.Parts.Any(part => part.Presence.Count > 0))
        .MaxBy(version => (
            version.OwnStanding(TreeRole.Mainline), version.OwnStanding(role: null), version.OwnLandings(TreeRole.Mainline),
            version.OwnLandings(role: null), version.TakenOver, version.Position));
}
