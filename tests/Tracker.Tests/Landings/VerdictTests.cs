using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Landings;
using Xunit;

namespace Tracker.Tests.Landings;

public sealed class VerdictTests
{
    private static readonly PartPresence Merged = new(TreeRole.Mainline, LandingState.Landed, PostedAs.ThisVersion);
    private static readonly PartPresence MergedElsewhere = Merged with { As = PostedAs.AnotherSeries };
    private static readonly PartPresence Reverted = Merged with { State = LandingState.Reverted };
    private static readonly PartPresence Next = new(TreeRole.Next, LandingState.Landed, PostedAs.ThisVersion);

    [Fact]
    public void EveryPatchInMainlineIsMerged() => Kind(Version(1, [Merged], [Merged])).Should().Be(VerdictKind.Merged);

    [Fact]
    public void SomePatchesInMainlineIsPartlyMerged()
    {
        var verdict = Verdict.Of([Version(1, [Merged], [Next], [])]);

        verdict.Kind.Should().Be(VerdictKind.PartlyMerged);
        verdict.Landed.Should().Be(1);
    }

    [Fact]
    public void PatchesThatTheArchiveLacksAreNotTakenForMerged() =>
        Kind(Version(1, [Merged], [Merged]) with { Of = 3 }).Should().Be(VerdictKind.PartlyMerged);

    [Fact]
    public void NothingInMainlineAndSomethingInNextIsInNext() => Kind(Version(1, [Next], [])).Should().Be(VerdictKind.InNext);

    [Fact]
    public void OnlyInAnotherTreeIsInTree() =>
        Kind(Version(1, [new PartPresence(TreeRole.Other, LandingState.Landed, PostedAs.ThisVersion)])).Should().Be(VerdictKind.InTree);

    [Fact]
    public void GoneFromNextIsDropped() => Kind(Version(1, [new PartPresence(TreeRole.Next, LandingState.Dropped, PostedAs.ThisVersion)])).Should().Be(VerdictKind.Dropped);

    [Fact]
    public void TakenBackInMainlineIsReverted() =>
        Kind(Version(1, [new PartPresence(TreeRole.Mainline, LandingState.Reverted, PostedAs.ThisVersion)])).Should().Be(VerdictKind.Reverted);

    [Fact]
    public void RevertedAndLandedAgainIsMerged() =>
        Kind(Version(1, [new PartPresence(TreeRole.Mainline, LandingState.Reverted, PostedAs.ThisVersion), Merged])).Should().Be(VerdictKind.Merged);

    [Fact]
    public void NowhereIsNotMergedAndSpeaksOfTheLatestVersion()
    {
        var verdict = Verdict.Of([Version(1, [], []), Version(2, [], [])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.NotMerged, HasLanded = false, About = new { Number = 2 } });
    }

    [Fact]
    public void TheVersionWhoseOwnPatchesLandedIsTheOneEvenIfANewerOneWasPosted()
    {
        var asOfOther = new PartPresence(TreeRole.Mainline, LandingState.Landed, PostedAs.AnotherVersion);

        Verdict.Of([Version(3, [Merged], [Merged]), Version(4, [asOfOther], [asOfOther])]).About.Number.Should().Be(3);
    }

    [Fact]
    public void APatchMatchedToAnIdenticalOneOfAnotherVersionCountsForTheVersionThatLanded()
    {
        var viaVersion2 = new PartPresence(TreeRole.Mainline, LandingState.Landed, PostedAs.AnotherVersion);
        var verdict = Verdict.Of([Version(2, [Merged], []), Version(3, [viaVersion2], [Merged], [Merged])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.Merged, Landed = 3, About = new { Number = 3 } });
    }

    [Fact]
    public void WhatAnotherSeriesTookOverIsMergedThoughNoVersionOfThisOneLanded()
    {
        var verdict = Verdict.Of([Version(1, [MergedElsewhere], [MergedElsewhere]), Version(2, [MergedElsewhere], [])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.Merged, HasLanded = false, Landed = 2, Elsewhere = 2, About = new { Number = 1 } });
    }

    [Fact]
    public void AVersionThatLandedItselfIsMeantBeforeOneThatWasTakenOver()
    {
        var verdict = Verdict.Of([Version(1, [Merged], [MergedElsewhere]), Version(2, [MergedElsewhere], [MergedElsewhere])]);

        verdict.Should().BeEquivalentTo(new { HasLanded = true, Landed = 2, Elsewhere = 1, About = new { Number = 1 } });
    }

    [Fact]
    public void OfTwoVersionsThatLandedAlikeTheNewestIsMeantWhateverWasTakenOver()
    {
        var verdict = Verdict.Of([Version(1, [Merged], [MergedElsewhere], []), Version(2, [Merged])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.Merged, About = new { Number = 2 } });
    }

    [Fact]
    public void TheVersionThatStandsIsMeantBeforeOneThatWasTakenBack()
    {
        var verdict = Verdict.Of([Version(1, [Reverted], [Reverted]), Version(2, [Merged])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.Merged, WasReverted = true, About = new { Number = 2 } });
    }

    [Fact]
    public void WhatIsInNextAgainIsInNextAndWasReverted()
    {
        var verdict = Verdict.Of([Version(1, [Reverted], []), Version(2, [Reverted with { As = PostedAs.AnotherVersion }, Next], [Next])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.InNext, WasReverted = true, Landed = 2, About = new { Number = 2 } });
    }

    [Fact]
    public void WhatIsInAMaintainersTreeAgainIsInTreeAndWasReverted() =>
        Verdict.Of([Version(1, [Reverted, new(TreeRole.Other, LandingState.Landed, PostedAs.ThisVersion)])])
            .Should().BeEquivalentTo(new { Kind = VerdictKind.InTree, WasReverted = true });

    [Fact]
    public void WhatAStableBranchKeptIsRevertedAllTheSame() =>
        Kind(Version(1, [Reverted, new(TreeRole.Stable, LandingState.Landed, PostedAs.ThisVersion)])).Should().Be(VerdictKind.Reverted);

    [Fact]
    public void WhatNextHadUntilMainlineTookItIsNotInNext() =>
        Kind(Version(1, [Next with { State = LandingState.Arrived }, Reverted])).Should().Be(VerdictKind.Reverted);

    [Fact]
    public void PatchesThatWereTakenBackAreCounted()
    {
        var verdict = Verdict.Of([Version(1, [Merged], [Reverted], [Reverted, Merged])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.PartlyMerged, Landed = 2, TakenBack = 1, WasReverted = true });
    }

    private static VerdictKind Kind(VersionOutcome version) => Verdict.Of([version]).Kind;

    private static VersionOutcome Version(int number, params PartPresence[][] parts) =>
        new(number, number, parts.Length, [.. parts.Select((presence, index) => new PartOutcome(index + 1, presence))]);
}
