using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Landings;
using Xunit;

namespace Tracker.Tests.Landings;

public sealed class LandingRulesTests
{
    private static readonly Presence InMainline = new(1, TreeRole.Mainline, 10, 100, LeftAt: null, IsReverted: false);
    private static readonly Presence InNext = new(2, TreeRole.Next, 20, 90, LeftAt: null, IsReverted: false);

    [Fact]
    public void WhatABranchHoldsHasLanded() => Decide(InMainline).Should().Equal(new Landing(1, 10, LandingState.Landed));

    [Fact]
    public void WhatIsTakenBackIsReverted() =>
        Decide(InMainline with { IsReverted = true }).Should().Equal(new Landing(1, 10, LandingState.Reverted));

    [Fact]
    public void WhatLeftNextWithoutReachingMainlineWasDropped() =>
        Decide(InNext with { LeftAt = 200 }).Should().Equal(new Landing(2, 20, LandingState.Dropped));

    [Fact]
    public void WhatLeftNextForMainlineHasLandedInBoth() =>
        Decide(InNext with { LeftAt = 200 }, InMainline).Should().Equal(
            new Landing(2, 20, LandingState.Landed), new Landing(1, 10, LandingState.Landed));

    [Fact]
    public void APatchWhoseCommitChangesWithEveryRebuildOfNextIsOneLanding() =>
        Decide(InNext with { LeftAt = 200 }, InNext with { CommitKey = 21, LeftAt = 300 }, InNext with { CommitKey = 22 })
            .Should().Equal(new Landing(2, 22, LandingState.Landed));

    [Fact]
    public void WhatARewoundMainlineLostIsNoLanding() => Decide(InMainline with { LeftAt = 200 }).Should().BeEmpty();

    [Fact]
    public void WhatMainlineLostAndNextLostTooWasDropped() =>
        Decide(InMainline with { LeftAt = 200 }, InNext with { LeftAt = 200 }).Should().Equal(new Landing(2, 20, LandingState.Dropped));

    private static IReadOnlyList<Landing> Decide(params Presence[] presences) => LandingRules.Decide(presences);
}
