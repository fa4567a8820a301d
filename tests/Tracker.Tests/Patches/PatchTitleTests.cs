using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Patches;

public sealed class PatchTitleTests
{
    [Theory]
    [InlineData("[PATCH v2 1/2] lapi/{socket, tcp}.h: add", "lapi/{socket,tcp}.h: add")]
    [InlineData("Re: [LTP] [PATCH] inl: fix", "INL: fix.")]
    [InlineData("[PATCH] [media] foo: fix", "foo: fix")]
    [InlineData("[PATCH] foo:  fix\r\n a leak", "foo: fix a leak")]
    [InlineData("[PATCH] f\u00dcr", "f\u00fcr")]
    public void AMailAndItsCommitHaveOneTitle(string subject, string commit) =>
        PatchTitle.Hash(subject).Should().Be(PatchTitle.Hash(commit));

    [Theory]
    [InlineData("Revert \"foo: fix\"", "foo: fix")]
    [InlineData("foo: fix 12", "foo: fix 1 2")]
    [InlineData("foo: fix", "foo: fixes")]
    public void DifferentTitlesStayDifferent(string one, string other) =>
        PatchTitle.Hash(one).Should().NotBe(PatchTitle.Hash(other));

    [Theory]
    [InlineData("")]
    [InlineData(" . ")]
    [InlineData("[PATCH 1/2]")]
    [InlineData("Re: ")]
    public void NothingIsNoTitle(string title) => PatchTitle.Hash(title).Should().Be(PatchTitle.NoTitle);

    [Fact]
    public void TheHashIsStoredAndSoNeverChanges() => PatchTitle.Hash("tcp: fix a leak").Should().Be(8591582295246362015);

    [Fact]
    public void NormalisingTwiceChangesNothing() =>
        Prop.ForAll<string>(title => PatchTitle.Normalise(PatchTitle.Normalise(title ?? "")) == PatchTitle.Normalise(title ?? ""))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void HalfACharacterIsTakenAsItIs() => PatchTitle.Hash("fix \ud800").Should().NotBe(PatchTitle.NoTitle);
}
