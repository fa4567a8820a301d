using FluentAssertions;
using Tracker.Core;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.AnswersOut.PullsTests;

namespace Tracker.Tests.AnswersOut;

public sealed class ReleasesTests : IDisposable
{
    private readonly SmallWorld world = new();

    public ReleasesTests()
    {
        world.Mainline.At(March(10)).Commit("Linux 6.8");
        world.Mainline.Tag("v6.8");
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void TagsAndMailsAreListedNewestFirst()
    {
        world.Mainline.At(March(24)).Commit("Linux 6.9-rc1");
        world.Mainline.Tag("v6.9-rc1");
        world.Post(Sent("rc1@x", "Linux 6.9-rc1", March(25)), Sent("rt@x", "[ANNOUNCE] v6.8-rt8", March(12)), Sent("re@x", "Re: Linux 6.9-rc1", March(25)));
        world.Sync();

        Told(March(1)).Should().Equal("v6.9-rc1 rc mainline rc1@x", "6.8-rt8 rt - rt@x", "v6.8 final mainline -");
    }

    [Fact]
    public void WhatAStableTreeHasOfMainlineIsMainlines()
    {
        using var stable = new TempTree();
        stable.At(March(10)).Commit("Linux 6.8");
        stable.Tag("v6.8");
        stable.At(March(17)).Commit("Linux 6.8.1");
        stable.Tag("v6.8.1");
        world.Follow("stable", TreeRole.Stable, stable.Path, "master");
        world.Sync();

        Told(March(1)).Should().Equal("v6.8.1 stable stable -", "v6.8 final mainline -");
    }

    [Fact]
    public void WithoutADayTheLastMonthOfReleasesIsTold()
    {
        world.Mainline.At(March(24).AddDays(60)).Commit("Linux 6.9");
        world.Mainline.Tag("v6.9");
        world.Sync();

        Told(null).Should().Equal("v6.9 final mainline -");
    }

    [Fact]
    public void TheFirstDayOfTheCalendarIsADayToo()
    {
        world.Sync();

        Told(DateTimeOffset.MinValue).Should().Equal("v6.8 final mainline -");
    }

    private IEnumerable<string> Told(DateTimeOffset? since) => world.Answers.Releases(since).Releases
        .Select(release => $"{release.Name} {release.Kind} {release.Tree ?? "-"} {release.MessageId ?? "-"}");
}
