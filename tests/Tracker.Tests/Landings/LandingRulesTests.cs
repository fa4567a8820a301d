using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Landings;
using Xunit;

namespace Tracker.Tests.Landings;

public sealed class LandingRulesTests
{
    private static readonly Presence InMainline = new(1, TreeRole.Mainline, 10, 100, EnteredAt: 110, LeftAt: null, RevertedBy: null);
    private static readonly Presence InNext = new(2, TreeRole.Next, 20, 90, EnteredAt: 95, LeftAt: null, RevertedBy: null);

    private static readonly Presence Reverted = InMainline with { RevertedBy = 11 };

    [Fact]
    public void WhatABranchHoldsHasLanded() => Decide(InMainline).Should().Equal(new Landing(1, 10, LandingState.Landed));

    [Fact]
    public void WhatIsTakenBackIsReverted() =>
        Decide(Reverted).Should().Equal(new Landing(1, 10, LandingState.Reverted, RevertedBy: 11));

    [Fact]
    public void WhatLeftNextWithoutReachingMainlineWasDropped() =>
        Decide(InNext with { LeftAt = 200 }).Should().Equal(new Landing(2, 20, LandingState.Dropped));

    [Fact]
    public void WhatLeftNextForMainlineArrived() =>
        Decide(InNext with { LeftAt = 200 }, InMainline).Should().Equal(
            new Landing(2, 20, LandingState.Arrived), new Landing(1, 10, LandingState.Landed));

    [Fact]
    public void WhatLeftNextForMainlineArrivedThoughMainlineTookItBack() =>
        Decide(InNext with { LeftAt = 200 }, Reverted).Should().Equal(
            new Landing(2, 20, LandingState.Arrived), new Landing(1, 10, LandingState.Reverted, RevertedBy: 11));

    [Theory]
    [InlineData(95, LandingState.Arrived)]
    [InlineData(300, LandingState.Landed)]
    public void WhatMainlineTookBackIsInNextAgainOnlyWhenItCameAfterThat(long entered, LandingState state) =>
        Decide(InNext with { EnteredAt = entered }, Reverted)[0].State.Should().Be(state);

    [Fact]
    public void ATwinInNextOfWhatMainlineHoldsIsThere() =>
        Decide(InNext, InMainline).Should().OnlyContain(landing => landing.State == LandingState.Landed);

    [Fact]
    public void WhatNextItselfTookBackIsReverted() =>
        Decide(InNext with { RevertedBy = 21 }).Should().Equal(new Landing(2, 20, LandingState.Reverted, RevertedBy: 21));

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
