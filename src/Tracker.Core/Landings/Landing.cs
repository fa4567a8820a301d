namespace Tracker.Core.Landings;

/// <summary>What a patch's presence in a branch has come to. Stored as a number: never change a value.</summary>
public enum LandingState
{
    /// <summary>The branch holds it today (or, for an integration tree, held it until mainline took it).</summary>
    Landed = 1,

    /// <summary>A later commit of the branch takes it back, and is not taken back itself.</summary>
    Reverted = 2,

    /// <summary>It left the integration tree and mainline does not have it.</summary>
    Dropped = 3,
}

/// <summary>The names by which states are told outside.</summary>
public static class LandingStates
{
    public static string Name(this LandingState state) => state switch
    {
        LandingState.Landed => "landed",
        LandingState.Reverted => "reverted",
        LandingState.Dropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}

/// <summary>A commit of a patch in a branch: what the state is decided from.</summary>
/// <param name="LeftAt">When a pass first missed it there, Unix seconds; null while the branch holds it.</param>
/// <param name="IsReverted">A commit of the same branch takes it back and is not taken back itself.</param>
public sealed record Presence(long BranchKey, TreeRole Role, long CommitKey, long CommittedAt, long? LeftAt, bool IsReverted);

/// <summary>The landing that a presence makes.</summary>
public sealed record Landing(long BranchKey, long CommitKey, LandingState State);
