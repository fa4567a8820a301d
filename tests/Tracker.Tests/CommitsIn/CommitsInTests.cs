using Tracker.Testing;

namespace Tracker.Tests.CommitsIn;

/// <summary>What tests that take trees in begin with: a community's store, and a tree for it to follow.</summary>
public abstract class CommitsInTests : IDisposable
{
    private protected readonly FollowedTrees trees = new();
    private protected readonly TempTree upstream = new();

    /// <summary>Noon of a day in March 2024, UTC.</summary>
    private protected static DateTimeOffset Day(int day) => new(2024, 3, day, 12, 0, 0, TimeSpan.Zero);

    public void Dispose()
    {
        upstream.Dispose();
        trees.Dispose();
        GC.SuppressFinalize(this);
    }
}
