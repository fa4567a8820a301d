using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Landings;
using Xunit;

namespace Tracker.Tests.Landings;

public sealed class VerdictTests
{
    private static readonly (TreeRole, LandingState, bool) Merged = (TreeRole.Mainline, LandingState.Landed, true);
    private static readonly (TreeRole, LandingState, bool) Next = (TreeRole.Next, LandingState.Landed, true);

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
        Kind(Version(1, [(TreeRole.Other, LandingState.Landed, true)])).Should().Be(VerdictKind.InTree);

    [Fact]
    public void GoneFromNextIsDropped() => Kind(Version(1, [(TreeRole.Next, LandingState.Dropped, true)])).Should().Be(VerdictKind.Dropped);

    [Fact]
    public void TakenBackInMainlineIsReverted() =>
        Kind(Version(1, [(TreeRole.Mainline, LandingState.Reverted, true)])).Should().Be(VerdictKind.Reverted);

    [Fact]
    public void RevertedAndLandedAgainIsMerged() =>
        Kind(Version(1, [(TreeRole.Mainline, LandingState.Reverted, true), Merged])).Should().Be(VerdictKind.Merged);

    [Fact]
    public void NowhereIsNotMergedAndSpeaksOfTheLatestVersion()
    {
        var verdict = Verdict.Of([Version(1, [], []), Version(2, [], [])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.NotMerged, HasLanded = false, About = new { Number = 2 } });
    }

    [Fact]
    public void TheVersionWhoseOwnPatchesLandedIsTheOneEvenIfANewerOneWasPosted()
    {
        var asOfOther = (TreeRole.Mainline, LandingState.Landed, false);

        Verdict.Of([Version(3, [Merged], [Merged]), Version(4, [asOfOther], [asOfOther])]).About.Number.Should().Be(3);
    }

    [Fact]
    public void APatchMatchedToAnIdenticalOneOfAnotherVersionCountsForTheVersionThatLanded()
    {
        var viaVersion2 = (TreeRole.Mainline, LandingState.Landed, false);
        var verdict = Verdict.Of([Version(2, [Merged], []), Version(3, [viaVersion2], [Merged], [Merged])]);

        verdict.Should().BeEquivalentTo(new { Kind = VerdictKind.Merged, Landed = 3, About = new { Number = 3 } });
    }

    private static VerdictKind Kind(VersionOutcome version) => Verdict.Of([version]).Kind;

    private static VersionOutcome Version(int number, params (TreeRole Role, LandingState State, bool IsOwn)[][] parts) =>
        new(number, number, parts.Length, [.. parts.Select((presence, index) => new PartOutcome(index + 1, presence))]);
}
