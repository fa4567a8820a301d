using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut.Pulls;
using Xunit;

namespace Tracker.Tests.AnswersOut;

public sealed class PullRulesTests
{
    private static readonly DateTimeOffset Start = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SentPull First = new("1@x", Start, new Person("Ada", "ada@example.org"), "example.org/lamp lamp-6.9", null, [], null);
    private static readonly SentPull Again = First with { MessageId = "2@x", PostedAt = Start.AddDays(3) };

    [Fact]
    public void TheSamePlaceAskedForAgainTakesTheOlderOnesPlace() => SupersededBy(First, Again).Should().Equal("1@x by 2@x");

    [Fact]
    public void AnAnswerInItsThreadDoesSoWithAnotherTag() =>
        SupersededBy(First, Again with { Place = "example.org/lamp lamp-6.9-2", Ancestors = ["0@x", "1@x"] }).Should().Equal("1@x by 2@x");

    [Fact]
    public void AnotherTagOutsideOfItsThreadIsAnotherRequest() =>
        SupersededBy(First, Again with { Place = "example.org/lamp lamp-fixes" }).Should().BeEmpty();

    [Fact]
    public void APlaceThatNobodyNamedIsNotTheSamePlace() =>
        SupersededBy(First with { Place = null }, Again with { Place = null }).Should().BeEmpty();

    [Fact]
    public void SomebodyElseAsksForSomethingElse() =>
        SupersededBy(First, Again with { Sender = new Person("Bea", "bea@example.org"), Ancestors = ["1@x"] }).Should().BeEmpty();

    [Fact]
    public void ASenderIsKnownByNameWithAnotherAddress() =>
        SupersededBy(First, Again with { Sender = new Person("Ada", "ada@company.example") }).Should().Equal("1@x by 2@x");

    [Fact]
    public void PartsOfASeriesDoNotTakeEachOthersPlace() =>
        SupersededBy(First with { Part = 1 }, Again with { Part = 2, Place = "example.org/lamp dt", Ancestors = ["1@x"] }).Should().BeEmpty();

    [Fact]
    public void WhatWasPulledBeforeTheNextOneCameWasNotSuperseded() =>
        SupersededBy(First with { MergedAt = Start.AddDays(2) }, Again).Should().BeEmpty();

    [Fact]
    public void WhatWentInWithTheNewerOneWasSuperseded() =>
        SupersededBy(First with { MergedAt = Start.AddDays(4) }, Again with { MergedAt = Start.AddDays(4) }).Should().Equal("1@x by 2@x");

    [Fact]
    public void WhatWasPulledWhileTheNewerOneWasNotStands() =>
        SupersededBy(First with { MergedAt = Start.AddDays(4) }, Again).Should().BeEmpty();

    [Fact]
    public void ATagsNameMayComeAgainWithTheNextRelease() =>
        SupersededBy(First, Again with { PostedAt = Start.AddDays(31) }).Should().BeEmpty();

    [Theory]
    [InlineData("git://example.org/lamp.git", "tags/x", "example.org/lamp x")]
    [InlineData("https://example.org/lamp/", "x", "example.org/lamp x")]
    [InlineData("git@example.org:lamp.git", "refs/heads/x", "git@example.org:lamp x")]
    [InlineData("git://example.org/lamp.git", null, null)]
    [InlineData(null, "x", null)]
    public void AUrlIsTheSameInEveryScheme(string? url, string? name, string? place) => PullRules.Place(url, name).Should().Be(place);

    [Theory]
    [InlineData("git://example.org/lamp.git/", "tags/x", "Merge tag 'x' of git://example.org/lamp")]
    [InlineData("https://example.org/lamp", "for-linus", "Merge branch 'for-linus' of git://example.org/lamp")]
    [InlineData("git@example.org:lamp.git", "for-linus", "Merge branch 'for-linus' of git@example.org:lamp")]
    [InlineData("git://example.org/lamp.git", null, "Merge git://example.org/lamp")]
    public void AMergeIsCalledAsGitCallsIt(string url, string? name, string title) => PullTitles.Of(url, name).Should().Contain(title);

    private static IEnumerable<string> SupersededBy(params SentPull[] pulls) =>
        PullRules.Superseded(pulls).Select(pair => $"{pair.Key} by {pair.Value.MessageId}");
}
