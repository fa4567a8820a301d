using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Episodes.News;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Episodes;

/// <summary>A series that is followed, from its second version to a backport and a revert: after each sync its news, under ids that never change.</summary>
public sealed class NewsFlowTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly TempTree next = new();
    private readonly TempTree stable = new();
    private readonly MailBuilder first = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);
    private readonly MailBuilder second = MailBuilder.Patch("leak2@example.org", "[PATCH v2] file: plug a leak").InReplyTo("leak@example.org");

    public NewsFlowTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        next.Git("pull", "--quiet", world.Mainline.Path, "master");
        world.Follow("next", TreeRole.Next, next.Path, "master").Post(first);
        world.Clock.Now = Posted.AddDays(1);
        world.Sync();
        world.Air("file: plug a leak");
    }

    [Fact]
    public void AVersionThatIsPostedIsNewsAndTheFirstIsNot()
    {
        world.News().Should().BeEmpty();
        Later(21, () => world.PostOn(Posted.AddDays(20), second));

        world.News().Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Id = "tag:tracker.localhost,2026:small/leak%40example.org/version/leak2%40example.org",
            At = Posted.AddDays(20),
            Kind = NewsKinds.NewVersion,
            Text = "Version 2 of “file: plug a leak” by Ada Author was posted on 21 January 2024, with 1 patch.",
            Version = 2,
            MessageId = "leak2@example.org",
            CoveredIn = new[] { "2024-01-10" },
        });
    }

    [Fact]
    public void WhatComesIntoNextAndLeavesItIsToldOnTheDayOnWhichItWasMissed()
    {
        var before = next.Head;
        Later(2, () => NextHasIt("next-20240103"));
        world.News().Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Kind = NewsKinds.InNext, Tree = "next", Text = "“file: plug a leak” by Ada Author is in next since 3 January 2024." });

        Later(9, () => NextLosesIt(before, "next-20240110"));

        var dropped = world.News().Single(item => item.Kind == NewsKinds.Dropped);
        dropped.Text.Should().Be("“file: plug a leak” by Ada Author was dropped from next: last seen there on 3 January 2024.");
        dropped.At.Should().Be(new DateTimeOffset(2024, 1, 10, 0, 0, 0, TimeSpan.Zero));
        world.News("2024-01-09").Should().ContainSingle(item => item.Kind == NewsKinds.Dropped);
    }

    [Fact]
    public void WhatIsMergedReleasedRevertedAndBackportedIsToldEachOnce()
    {
        var commit = "";
        Later(3, () => commit = world.Mainline.At(Posted.AddDays(2)).Apply(first.ToMbox()));
        var merged = world.News().Should().ContainSingle().Subject;
        merged.Text.Should().Be("“file: plug a leak” by Ada Author was merged: version 1 came into mainline on 3 January 2024, not in a release yet.");
        merged.Should().BeEquivalentTo(new { Kind = NewsKinds.Merged, Tree = "mainline", Branch = "master", Release = (string?)null, Commit = commit, MessageId = "leak@example.org" });

        Later(4, () => world.Mainline.Tag("v1.1"));
        var released = world.News().Should().ContainSingle().Subject;
        released.Should().BeEquivalentTo(merged, options => options.Excluding(item => item.Release).Excluding(item => item.Text));
        released.Release.Should().Be("v1.1");

        Later(5, () => Backport(commit));
        Later(6, () => world.Mainline.At(Posted.AddDays(5)).Revert(commit));

        var all = world.News();
        all.Select(item => (item.Kind, item.Text)).Should().Equal(
            (NewsKinds.Merged, "“file: plug a leak” by Ada Author was merged: version 1 came into mainline on 3 January 2024, for v1.1. It was reverted since."),
            (NewsKinds.Reverted, "“file: plug a leak” by Ada Author was reverted in mainline on 6 January 2024, not in a release yet."),
            (NewsKinds.Backported, "“file: plug a leak” by Ada Author was backported to 1.0.1 on 5 January 2024."));
        all[0].Id.Should().Be(merged.Id);
    }

    [Fact]
    public void AnItemIsTheSameWhateverTimeIsAskedForAndWhateverComesLater()
    {
        var seen = new Dictionary<string, string>();
        var (commit, before) = ("", next.Head);
        foreach (var (day, happens) in new (int, Action)[]
        {
            (3, () => NextHasIt("next-20240104")),
            (6, () => commit = world.Mainline.At(Posted.AddDays(5)).Apply(first.ToMbox())),
            (8, () => Backport(commit)),
            (10, () => world.Mainline.At(Posted.AddDays(9)).Revert(commit)),
            (12, () => NextLosesIt(before, "next-20240113")),
            (21, () => world.PostOn(Posted.AddDays(20), second)),
            (230, () => world.Mainline.At(Posted.AddDays(229)).Tag("v2.0")),
        })
        {
            Later(day, happens);
            var now = world.News().ToDictionary(item => item.Id, item => $"{item.At:O} {item.Kind}");
            seen.Where(item => now.GetValueOrDefault(item.Key) != item.Value).Should().BeEmpty();
            seen = now;
        }
        seen.Should().HaveCount(6).And.OnlyContain(item => item.Key.StartsWith("tag:tracker.localhost,2026:small/leak%40example.org/"));
        world.News("2024-01-05", Posted.AddDays(12)).Should().BeEquivalentTo(
            world.News().Where(item => item.At >= new DateTimeOffset(2024, 1, 5, 0, 0, 0, TimeSpan.Zero) && item.At <= Posted.AddDays(12))).And.HaveCount(3);
        var news = world.News();
        world.Rebuild();
        world.News().Should().BeEquivalentTo(news, options => options.Excluding(item => item.Series));
    }

    [Fact]
    public void WithoutADayNewsAreSinceTheNewestEpisode()
    {
        world.Pass().Add("later", new(2024, 1, 22), "Nothing [[at all]].");
        Later(21, () => world.PostOn(Posted.AddDays(20), second));
        Later(41, () => world.PostOn(Posted.AddDays(40), MailBuilder.Patch("leak3@example.org", "[PATCH v3] file: plug a leak").InReplyTo("leak2@example.org")));

        Items(since: null).Should().ContainSingle(item => item.Version == 3);
        Items(since: "2024-01-10").Should().HaveCount(2);
        Items(since: "later").Should().HaveCount(1);
        world.Episodes().News(null, until: Posted.AddDays(20)).Since.Should().Be(new DateTimeOffset(2024, 1, 10, 0, 0, 0, TimeSpan.Zero));
        world.Episodes().Invoking(episodes => episodes.News("zork", null)).Should().Throw<TrackerException>().WithMessage("'zork' is no episode and no day.*");
    }

    [Fact]
    public void WhatIsNotFollowedIsNoNewsButItsOwnFeedHasIt()
    {
        world.Pass().Remove("2024-01-10");
        Later(21, () => world.PostOn(Posted.AddDays(20), second));
        world.News().Should().BeEmpty();
        var id = world.Only("plug a leak").Id;
        world.Episodes().NewsOfSeries(id)!.News.Groups.Single().Items.Should().HaveCount(1);
        world.Episodes().NewsOfSeries(4711).Should().BeNull();

        world.Pass().Follow("leak@example.org");

        world.News().Should().HaveCount(1);
    }

    [Fact]
    public void TheStateChangesWithWhateverNewsRestOn()
    {
        var before = State();
        foreach (var change in new Action[]
        {
            () => world.Sync(),
            () => world.Pass().Follow("leak@example.org"),
            () => world.Pass().Unfollow("1"),
            () => world.Air("file: plug a leak", "and another"),
            () => world.Pass().Remove("2024-01-10"),
        })
        {
            change();
            State().Should().NotBe(before);
            before = State();
            State().Should().Be(before);
        }
    }

    public void Dispose()
    {
        world.Dispose();
        next.Dispose();
        stable.Dispose();
    }

    private string State() => world.Episodes().State().Text;

    private IReadOnlyList<NewsItem> Items(string? since) => [.. world.Episodes().News(since, until: null).Groups.SelectMany(group => group.Items)];

    private void Later(int days, Action happens)
    {
        world.Clock.Now = Posted.AddDays(days);
        happens();
        world.Sync();
    }

    private void NextHasIt(string tag)
    {
        next.At(Posted.AddDays(1)).Apply(first.ToMbox());
        next.Tag(tag);
    }

    private void NextLosesIt(string before, string tag)
    {
        next.Rewind(before);
        next.At(Posted.AddDays(8)).Commit("housekeeping", "other.c");
        next.Tag(tag);
    }

    private void Backport(string commit)
    {
        stable.Git("pull", "--quiet", world.Mainline.Path, "master");
        stable.Branch("linux-1.0.y", $"{commit}~1");
        stable.At(Posted.AddDays(4)).CherryPick(commit, $"commit {commit} upstream.");
        stable.Tag("v1.0.1");
        world.Follow("stable", TreeRole.Stable, stable.Path, "linux-*.y");
    }
}
