namespace Tracker.Core.Landings;

/// <summary>What a patch's presence in a branch has come to. Stored as a number: never change a value.</summary>
public enum LandingState
{
    /// <summary>The branch holds it today.</summary>
    Landed = 1,

    /// <summary>A later commit of the branch takes it back, and is not taken back itself.</summary>
    Reverted = 2,

    /// <summary>It left the integration tree and mainline does not have it.</summary>
    Dropped = 3,

    /// <summary>It was in the integration tree until mainline took it. Told outside as "landed", which it did.</summary>
    Arrived = 4,
}

/// <summary>The names by which states are told outside.</summary>
public static class LandingStates
{
    public static string Name(this LandingState state) => state switch
    {
        LandingState.Landed or LandingState.Arrived => "landed",
        LandingState.Reverted => "reverted",
        LandingState.Dropped => "dropped",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}

/// <summary>A commit of a patch in a branch: what the state is decided from. Times are Unix seconds.</summary>
/// <param name="EnteredAt">When it came into the branch.</param>
/// <param name="LeftAt">When a pass first missed it there; null while the branch holds it.</param>
/// <param name="RevertedBy">The commit of the same branch that takes it back and is not taken back itself; null: none does.</param>
public sealed record Presence(long BranchKey, TreeRole Role, long CommitKey, long CommittedAt, long EnteredAt, long? LeftAt, long? RevertedBy);

/// <summary>The landing that a presence makes.</summary>
/// <param name="RevertedBy">The commit that takes it back; null unless the state is <see cref="LandingState.Reverted"/>.</param>
public sealed record Landing(long BranchKey, long CommitKey, LandingState State, long? RevertedBy = null);
