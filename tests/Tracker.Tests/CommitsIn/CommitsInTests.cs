using Tracker.Testing;

namespace Tracker.Tests.CommitsIn;

/// <summary>What tests that take trees in begin with: a community's store, and a tree for it to follow.</summary>
public abstract class CommitsInTests : IDisposable
{
    private protected readonly FollowedTrees trees = new();
    private protected readonly TempTree upstream = new();

    public void Dispose()
    {
        upstream.Dispose();
        trees.Dispose();
        GC.SuppressFinalize(this);
    }
}
