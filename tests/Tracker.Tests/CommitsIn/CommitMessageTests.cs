using FluentAssertions;
using Tracker.Core.CommitsIn;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.CommitsIn;

public sealed class CommitMessageTests
{
    private const string Hex = "4bbf9020becbfd8fc2c3da790855b7042fad455b";
    private const string Other = "d5e206778e96e8667d3bde695ad372c296dc9353";

    [Fact]
    public void TheTitleIsTheFirstParagraphOnOneLine()
    {
        CommitMessage.Read("\n \ntcp: fix\na leak  \r\n\nBody\n").Title.Should().Be("tcp: fix a leak");
        CommitMessage.Read("").Title.Should().BeEmpty();
        CommitMessage.Read("\n\n").Title.Should().BeEmpty();
    }

    [Theory]
    [InlineData("one\ntwo\n\nthree")]
    [InlineData("one\r\ntwo\r\n\r\nthree")]
    [InlineData("one  \n \t\nthree")]
    public void TheTitleIsGitsOwn(string message)
    {
        using var tree = new TempTree();
        var commit = GitCommand.RunWith(
            tree.Path, tree.Now, author: null, message, "commit-tree", tree.Git("write-tree"));

        CommitMessage.Read(message).Title.Should().Be(tree.Git("log", "-1", "--format=%s", commit));
    }

    [Theory]
    [InlineData("Link: https://lore.kernel.org/r/1@example.org")]
    [InlineData("Link: Link: https://lore.kernel.org/r/1@example.org")]
    [InlineData("link: <https://patch.msgid.link/1@example.org>")]
    [InlineData("Link:\n https://patch.msgid.link/1@example.org")]
    [InlineData("Message-ID: <1@example.org>")]
    [InlineData("Message-Id: 1@example.org")]
    [InlineData("LKML-Reference: <1@example.org>")]
    [InlineData("Patchwork: https://patchwork.kernel.org/project/x/patch/1@example.org/")]
    public void ABareTrailerIsProvenance(string trailer) => LinksOf(trailer).Should().Equal(new CommitLink(CommitLinkKind.Provenance, "1@example.org"));

    [Theory]
    [InlineData("Link: https://lore.kernel.org/r/1@example.org [1]")]
    [InlineData("Link: https://lore.kernel.org/r/1@example.org # v2")]
    [InlineData("Link: [1] https://lore.kernel.org/r/1@example.org")]
    [InlineData("[1] https://lore.kernel.org/r/1@example.org")]
    [InlineData("As https://lore.kernel.org/r/1@example.org says, it leaks.")]
    public void AFootnoteIsDiscussion(string text) => LinksOf(text).Should().Equal(new CommitLink(CommitLinkKind.Discussion, "1@example.org"));

    [Theory]
    [InlineData("Closes: https://lore.kernel.org/r/1@example.org")]
    [InlineData("Closes: https://lore.kernel.org/r/1@example.org [1]")]
    [InlineData("Reported-by: Bob <bob@example.org> https://lore.kernel.org/r/1@example.org")]
    public void WhatItFixesIsAReport(string text) => LinksOf(text).Should().Equal(new CommitLink(CommitLinkKind.Report, "1@example.org"));

    [Theory]
    [InlineData("Link: https://lkml.kernel.org/n/tip-unbr5a5efakobfr6rhxq99ta@git.kernel.org")]
    [InlineData("Signed-off-by: Ada <ada@example.org>")]
    [InlineData("Link: https://bugzilla.example.org/1")]
    public void DeadLinksAndAddressesAreNone(string text) => LinksOf(text).Should().BeEmpty();

    [Fact]
    public void ALinkIsNamedOnce() =>
        LinksOf("See https://lore.kernel.org/r/1@example.org\nLink: https://lore.kernel.org/r/2@example.org\nLink: https://lore.kernel.org/r/1@example.org\nLink: https://lore.kernel.org/r/1@example.org")
            .Should().Equal(new CommitLink(CommitLinkKind.Provenance, "2@example.org"), new CommitLink(CommitLinkKind.Provenance, "1@example.org"));

    [Theory]
    [InlineData($"commit {Hex} upstream.")]
    [InlineData($"commit {Hex} upstream")]
    [InlineData($"commit {Hex}\nupstream.")]
    [InlineData($"Commit {Hex} upstream.")]
    [InlineData($"commit {Hex} (\"tcp: fix a leak()\") upstream.")]
    [InlineData($"commit {Hex} in mainline.")]
    [InlineData($"[ Upstream commit {Hex} ]")]
    [InlineData($"[ upstream commit {Hex} ]")]
    [InlineData($"[Upstream commit {Hex}]")]
    [InlineData($"[ commit {Hex} upstream ]")]
    [InlineData($"Upstream commit {Hex}.")]
    [InlineData($"Upstream commit {Hex} (\"tcp: fix a leak() in\nsome\")\n\nMore")]
    [InlineData($"Upstream-commit: {Hex}")]
    [InlineData($"Upstream commit: {Hex}")]
    [InlineData($"This is a backport of commit {Hex} to 5.10.")]
    [InlineData($"Backport of upstream commit {Hex}.")]
    public void ABackportNamesItsOriginal(string text) => MarkersOf(text).Should().Equal(new CommitMarker(CommitMarkerKind.Upstream, Hex));

    [Theory]
    [InlineData($"(cherry picked from commit {Hex})")]
    [InlineData($"(cherry picked from commit {Hex}\n)")]
    [InlineData($"(cherry-picked from {Hex})")]
    [InlineData($"(backported from commit {Hex})")]
    public void ACherryPickNamesItsOriginal(string text) => MarkersOf(text).Should().Equal(new CommitMarker(CommitMarkerKind.CherryPick, Hex));

    [Theory]
    [InlineData($"This reverts commit {Hex}.")]
    [InlineData($"This reverts commit\n{Hex}.")]
    [InlineData($"This reverts the stable commit {Hex} (\"x\").")]
    [InlineData($"This reverts commit {Hex}, reversing changes made to {Other}.")]
    [InlineData($"This reverts commit {Hex} which is commit {Other} upstream.")]
    [InlineData($"This reverts commit {Hex} which is\ncommit {Other} upstream.")]
    [InlineData($"This reverts commit {Hex}.\n\nThe text was:\n\ncommit {Other} upstream.\n\n[ Upstream commit {Other} ]")]
    public void ARevertNamesWhatItTakesBackAlone(string text) => MarkersOf(text).Should().Equal(new CommitMarker(CommitMarkerKind.Reverts, Hex));

    [Fact]
    public void ABackportOfARevertIsBoth() =>
        MarkersOf($"[ Upstream commit {Hex} ]\n\nThis reverts commit {Other}.")
            .Should().Equal(new CommitMarker(CommitMarkerKind.Upstream, Hex), new CommitMarker(CommitMarkerKind.Reverts, Other));

    [Fact]
    public void SeveralCommitsAreAllNamed()
    {
        MarkersOf($"commit {Hex} upstream.\ncommit {Other} upstream.").Select(marker => marker.Target).Should().Equal(Hex, Other);
        MarkersOf($"This reverts commits {Hex[..12]}, {Other[..7]} and 1234567.").Select(marker => marker.Target).Should().Equal(Hex[..12], Other[..7], "1234567");
        MarkersOf($"(cherry picked from commit {Hex})\n(cherry picked from commit {Other})").Should().HaveCount(2);
    }

    [Theory]
    [InlineData($"> commit {Hex} upstream.")]
    [InlineData($"    commit {Hex} upstream.")]
    [InlineData($"It was broken since\ncommit {Hex} upstream, which did it.")]
    [InlineData($"commit {Hex} broke it.")]
    [InlineData($"Upstream commit {Hex} (\"x\") broke it.")]
    [InlineData($"This partially reverts commit {Hex}.")]
    [InlineData("This reverts commit 123456.")]
    [InlineData("This reverts commit defaced-x-y.", true)]
    [InlineData("commit upstream.")]
    [InlineData("commit\n\nupstream.")]
    public void OtherSentencesMarkNothing(string text, bool isHexWord = false) =>
        MarkersOf(text).Should().HaveCount(isHexWord ? 1 : 0);

    [Fact]
    public void LongMessagesOfAnyShapeAreRead()
    {
        foreach (var piece in new[] { "\n", "a\n", "commit ", "This reverts ", "[ Upstream\n", $"This reverts commit {Hex}\n", "Link:\n", "Link: https://lore.kernel.org/r/1@b [1]\n", "\0" })
        {
            var message = CommitMessage.Read("x\n\n" + string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)));
            message.Links.Count.Should().BeLessThan(300);
        }
    }

    private static IReadOnlyList<CommitLink> LinksOf(string body) => CommitMessage.Read($"title\n\n{body}\n").Links;

    private static IReadOnlyList<CommitMarker> MarkersOf(string body) => CommitMessage.Read($"title\n\n{body}\n").Markers;
}
