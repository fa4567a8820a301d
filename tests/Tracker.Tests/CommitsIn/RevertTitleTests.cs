using FluentAssertions;
using Tracker.Core.CommitsIn;
using Xunit;

namespace Tracker.Tests.CommitsIn;

/// <summary>What a commit says it takes back by a title, and how much of it.</summary>
public sealed class RevertTitleTests
{
    private const string Hex = "4bbf9020becbfd8fc2c3da790855b7042fad455b";

    [Theory]
    [InlineData("Revert \"tcp: fix a leak\"", "tcp: fix a leak")]
    [InlineData("revert \"tcp: fix a leak\"", "tcp: fix a leak")]
    [InlineData("Revert \"tcp: fix  a\tleak\"", "tcp: fix a leak")]
    [InlineData("net: Revert \"tcp: fix a leak\"", "tcp: fix a leak")]
    [InlineData("drm/i915: gem: revert \"tcp: fix a leak\".", "tcp: fix a leak")]
    [InlineData("Revert \"Revert \"tcp: fix a leak\"\"", "Revert \"tcp: fix a leak\"")]
    [InlineData("Reapply \"tcp: fix a leak\"", "Revert \"tcp: fix a leak\"")]
    [InlineData("Revert \"Reapply \"tcp: fix a leak\"\"", "Reapply \"tcp: fix a leak\"")]
    [InlineData("Revert \"tcp: print \"leak\" once\"", "tcp: print \"leak\" once")]
    public void ATitleSaysWhichTitleItTakesBack(string title, string reverted) => TitlesOf(title, "").Should().Equal(reverted);

    [Theory]
    [InlineData("tcp: fix what Revert \"x\"")]
    [InlineData("Partially revert \"tcp: fix a leak\"")]
    [InlineData("Revert part of \"tcp: fix a leak\"")]
    [InlineData("Revert \"tcp: fix a leak\" and fix it better")]
    [InlineData("Revert tcp: fix a leak")]
    [InlineData("Revert \"\"")]
    [InlineData("Revert \"")]
    [InlineData("Documentation: how to \"Revert\"")]
    [InlineData("Prepare to revert \"tcp: fix a leak\"")]
    public void OtherTitlesTakeNothingBack(string title) => TitlesOf(title, "").Should().BeEmpty();

    [Fact]
    public void ATitleLongerThanAnybodyQuotesIsNone() => TitlesOf($"Revert \"{new string('x', 100_000)}\"", "").Should().BeEmpty();

    [Theory]
    [InlineData("This partially reverts commit " + Hex + ".")]
    [InlineData("This reverts parts of commit " + Hex + ".")]
    [InlineData("This is only a partial revert: the header stays.")]
    [InlineData("This reverts commit " + Hex + ".\n\nThis commit is not a complete revert, the header stays.")]
    public void WhatTakesAPartBackIsNoRevert(string body) => CommitMessage.Read($"Revert \"x\"\n\n{body}\n").Markers.Should().BeEmpty();

    [Fact]
    public void APartialRevertThatGitWroteTheSentenceOfIsNoRevert() =>
        CommitMessage.Read($"Partially revert \"x\"\n\nThis reverts commit {Hex}.\n").Markers.Should().BeEmpty();

    [Theory]
    [InlineData($"This reverts commit {Hex} except for the tests.")]
    [InlineData($"This reverts commit {Hex} (\"x\") partially.")]
    [InlineData($"This reverts commits {Hex}..1234567.")]
    [InlineData($"This reverts commits {Hex}^..1234567.")]
    public void ALimitedRevertMarksNothing(string body) => CommitMessage.Read($"x\n\n{body}\n").Markers.Should().BeEmpty();

    [Fact]
    public void ASentenceThatNamesTheWholeCommitStandsBesideAPartOfAnother() =>
        CommitMessage.Read($"tcp: go back\n\nThis reverts commit {Hex}, which\nwent too far. It also partially reverts commit 1234567.\n").Markers
            .Should().Equal(new CommitMarker(CommitMarkerKind.Reverts, Hex));

    [Fact]
    public void TheBackportOfAPartialRevertIsItsBackport() =>
        CommitMessage.Read($"Partially revert \"x\"\n\ncommit {Hex} upstream.\n\nThis partially reverts commit 1234567.\n").Markers
            .Should().Equal(new CommitMarker(CommitMarkerKind.Upstream, Hex));

    [Theory]
    [InlineData("This reverts the patch \"tcp: fix\na leak\".")]
    [InlineData("This reverts commit \"tcp: fix a leak\"")]
    [InlineData("This reverts the patch (\"tcp: fix a leak\").\nIt broke it.")]
    public void ASentenceMayNameATitle(string body) => TitlesOf("tcp: go back", body).Should().Equal("tcp: fix a leak");

    [Theory]
    [InlineData("This reverts \"tcp: fix a leak\" and more.")]
    [InlineData("This reverts the patch \"tcp: fix a leak")]
    [InlineData("It was broken since we had to revert \"tcp: fix a leak\".")]
    [InlineData("Without it one had to\nrevert commit " + Hex + ".")]
    public void OtherSentencesNameNone(string body) => CommitMessage.Read($"tcp: go back\n\n{body}\n").Markers.Should().BeEmpty();

    private static IEnumerable<string> TitlesOf(string title, string body) =>
        CommitMessage.Read($"{title}\n\n{body}\n").Markers.Where(marker => marker.Kind == CommitMarkerKind.RevertsTitle).Select(marker => marker.Target);
}
