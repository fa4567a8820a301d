using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Core;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.News;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Episodes;

/// <summary>The news of the sample's community: all its series, covered in one episode.</summary>
public sealed class SampleNewsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly FixedClock clock = new(new DateTimeOffset(2024, 5, 20, 2, 30, 0, TimeSpan.Zero));

    public SampleNewsTests()
    {
        var request = new SyncRequest(folder.At("data"), [new Sample(folder.At("trees")).Load().Community], IgnoreTrailers: false, Archive: null, Tree: null, Fetch: true);
        new SyncPass(request, clock, NullLogger.Instance, new Progress<SyncProgress>()).Run(CancellationToken.None);
        var titles = string.Concat(Sample.Expected.Select(series => $"[[{series.Title}]]\n"));
        new EpisodePass(folder.At("data"), clock).Add("all of it", new(2024, 5, 18), $"Everything.\n{titles}").Episode.Episode.Found.Should().BeGreaterThan(15);
    }

    [Fact]
    public void TheStoryOfMayIsToldGroupByGroup() =>
        News("2024-05-01").Should().Equal(
            "merged: “power: doze when nobody looks” by Ravi Chandran was merged again: version 2 came into mainline on 10 May 2024, for v1.2-rc3.",
            "reverted: 1 of 2 patches of “io: ring setup cleanups” by Anna Kovacs was reverted in lantern-1.1.y on 7 May 2024, for v1.1.3.",
            "reverted: “power: doze when nobody looks” by Ravi Chandran was reverted in mainline on 3 May 2024, for v1.2-rc3.",
            "in tree: “net: count frames per port” by Sofia Reyes is in net since 17 May 2024.",
            "backported: 1 of 2 patches of “io: ring setup cleanups” by Anna Kovacs was backported to 1.1.2 on 2 May 2024.",
            "backported: “net: fix the checksum of frames with an odd length” by Sofia Reyes was backported to 1.0.3 on 2 May 2024.",
            "new version: Version 2 of “power: doze when nobody looks” by Ravi Chandran was posted on 6 May 2024, with 1 patch.");

    [Fact]
    public void WhatCameBeforeAVersionWasPostedIsNotOfThatVersion() =>
        News("2024-04-20").Should().Contain(
            "merged: “power: doze when nobody looks” by Ravi Chandran was merged: version 1 came into mainline on 26 April 2024, for v1.2-rc2.");

    [Fact]
    public void WhatIsTakenBackIsTheVersionThatWasThere() =>
        Answers.News("2024-05-01", null).Groups.Single(group => group.Kind == NewsKinds.Reverted).Items.Single(item => item.Title.Contains("doze", StringComparison.Ordinal))
            .Version.Should().Be(1);

    [Fact]
    public void WhatWasInNextAndIsThereNoLongerIsDropped() =>
        News("2024-03-20", new DateTimeOffset(2024, 4, 30, 0, 0, 0, TimeSpan.Zero)).Where(text => text.Contains("page colouring")).Should().Equal(
            "dropped: “mm: page colouring” by Ravi Chandran was dropped from next: last seen there on 22 March 2024.",
            "in next: “mm: page colouring” by Ravi Chandran is in next since 22 March 2024.");

    [Fact]
    public void EveryItemHasAnIdOfItsOwn() =>
        Answers.AllNews().Groups.SelectMany(group => group.Items).Select(item => item.Id).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(30);

    public void Dispose() => folder.Dispose();

    private EpisodeAnswers Answers => new(TrackerDatabase.In(folder.At("data")));

    private List<string> News(string since, DateTimeOffset? until = null) =>
        [.. Answers.News(since, until).Groups.SelectMany(group => group.Items).Select(item => $"{item.Kind}: {item.Text}")];
}
