using FluentAssertions;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.CommitsIn;
using Xunit;

namespace Tracker.Tests.AnswersOut;

public sealed class MergeWindowTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AWindowOpensWithAReleaseAndClosesWithTheFirstCandidateOfTheNext() =>
        Windows(("v6.8-rc1", 0), ("v6.8-rc2", 7), ("v6.8", 50), ("v6.8.1", 55), ("v6.9-rc1", 64), ("v6.9-rc2", 71))
            .Should().Equal("v6.8 - 0", "v6.9 50 64");

    [Fact]
    public void AfterTheLastReleaseTheWindowIsOpen() =>
        Windows(("v6.8-rc1", 0), ("v6.8", 50)).Should().Equal("v6.8 - 0", "v6.9 50 -");

    [Theory]
    [InlineData("v6.18", "v6.19")]
    [InlineData("v6.19", "v7.0")]
    [InlineData("v4.20", "v5.0")]
    [InlineData("v2.6.38", "v2.6.39")]
    [InlineData("v2.40.0", "v2.41.0")]
    [InlineData("v1.2.3-4", "v1.3")]
    public void TheOpenWindowIsCalledWhatTheNextReleaseWillBe(string last, string next) =>
        Windows(("v1.2-rc1", 0), ("v1.2", 1), (last, 50)).Last().Should().StartWith($"{next} ");

    [Fact]
    public void AProjectWithoutCandidatesTakesInFromReleaseToRelease() =>
        Windows(("20240129", 28), ("20230929", 0), ("20240524", 144)).Should().Equal("20230929 - 0", "20240129 0 28", "20240524 28 144", "next 144 -");

    [Fact]
    public void WithoutAnyReleaseThereIsOneWindowForAll() => Windows().Should().Equal("next - -");

    [Theory]
    [InlineData("v6.9", true)]
    [InlineData("6.9", true)]
    [InlineData("V6.9-RC3", true)]
    [InlineData("v6.9.0", true)]
    [InlineData("v6.8", false)]
    [InlineData("v6.9.1", false)]
    [InlineData("next", false)]
    [InlineData("", false)]
    [InlineData("'; --", false)]
    public void AWindowIsAskedForByItsReleaseInAnyForm(string name, bool isIt) =>
        new MergeWindow("v6.9", Start, Start.AddDays(14), HasCandidates: true).IsCalled(name).Should().Be(isIt);

    [Fact]
    public void TheOpenWindowMayBeCalledNext() =>
        new MergeWindow("v6.9", Start, null, HasCandidates: true).IsCalled("next").Should().BeTrue();

    [Theory]
    [InlineData(1, null, true)]
    [InlineData(-9, null, true)]
    [InlineData(-11, null, false)]
    [InlineData(15, null, false)]
    [InlineData(-9, -2, false)]
    [InlineData(-9, 3, true)]
    [InlineData(-40, 3, true)]
    [InlineData(-40, -39, false)]
    [InlineData(1, 30, true)]
    [InlineData(15, 20, false)]
    public void WhatWasSentForItOrMergedInItBelongsToIt(int postedDay, int? mergedDay, bool isHeld) =>
        new MergeWindow("v6.9", Start, Start.AddDays(14), HasCandidates: true)
            .Holds(Start.AddDays(postedDay), mergedDay is { } day ? Start.AddDays(day) : null).Should().Be(isHeld);

    [Fact]
    public void FromReleaseToReleaseNothingIsCountedTwice() =>
        new MergeWindow("20240129", Start, Start.AddDays(100), HasCandidates: false).Holds(Start.AddDays(-3), null).Should().BeFalse();

    private static IEnumerable<string> Windows(params (string Tag, int Day)[] tags)
    {
        var releases = new List<(ReleaseName, DateTimeOffset)>();
        foreach (var (tag, day) in tags)
        {
            if (ReleaseName.TryParse(tag, out var name))
                releases.Add((name, Start.AddDays(day)));
        }
        return MergeWindow.Of(releases).Select(window => $"{window.Name} {Day(window.From)} {Day(window.Until)}");
    }

    private static string Day(DateTimeOffset? time) => time is { } at ? $"{(at - Start).TotalDays}" : "-";
}
