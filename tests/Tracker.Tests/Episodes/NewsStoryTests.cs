using FluentAssertions;
using Tracker.Core.AnswersOut;
using Tracker.Core.Episodes.News;
using Tracker.Tests.AnswersOut;
using Xunit;

namespace Tracker.Tests.Episodes;

/// <summary>How a story becomes news: what is whole and what is a part of it, what is quiet, what is one event.</summary>
public sealed class NewsStoryTests
{
    private static readonly DateTimeOffset ReadUpTo = Told.Day(12, 31, 2019);

    [Fact]
    public void APartIsPartlyMergedAndTheRestMakesItWhole()
    {
        var news = News([Landed(1, Told.Day(7, 4), "v4.13-rc1")], [Landed(2, Told.Day(7, 4), "v4.13-rc1")], [Landed(3, Told.Day(9, 5), "v4.14-rc1")]);

        news.Where(item => item.Kind != NewsKinds.Quiet).Select(item => (item.Kind, item.Text)).Should().Equal(
            (NewsKinds.PartlyMerged, "“a title” by Ada was partly merged: 2 of 3 patches of version 1 came into mainline on 4 July 2017, for v4.13-rc1."),
            (NewsKinds.Merged, "“a title” by Ada was merged as a whole: the last 1 of 3 patches of version 1 came into mainline on 5 September 2017, for v4.14-rc1."));
    }

    [Fact]
    public void ATwinOfWhatMainlineHasAlreadyIsNoNews() =>
        News([Landed(1, Told.Day(7, 4), "v4.13-rc1"), Landed(1, Told.Day(8, 4), "v4.13-rc3")]).Should().ContainSingle(item => item.Kind == NewsKinds.Merged);

    [Fact]
    public void WhatPartedByAReleaseOnOneDayIsStillOneEvent()
    {
        var together = News([Landed(1, Told.Day(7, 4), null)], [Landed(2, Told.Day(7, 4), null)]);
        var parted = News([Landed(1, Told.Day(7, 4), "v4.13-rc1")], [Landed(2, Told.Day(7, 4), null)]);

        together.Should().ContainSingle().Which.Kind.Should().Be(NewsKinds.Merged);
        parted.Select(item => item.Id).Should().Equal(together.Select(item => item.Id));
    }

    [Theory]
    [InlineData(6, "2017-09-01", "a title” by Ada has gone quiet: no new version for 6 months after version 1 of 1 March 2017, and it is not merged.")]
    [InlineData(1, "2017-04-01", "has gone quiet: no new version for a month after version 1")]
    public void WhatIsNotMergedIsQuietOnTheDayOnWhichTheMonthsAreOver(int months, string day, string text)
    {
        var quiet = News(months, ReadUpTo, [[]]).Should().ContainSingle().Subject;
        quiet.Kind.Should().Be(NewsKinds.Quiet);
        quiet.At.UtcDateTime.ToString("yyyy-MM-dd").Should().Be(day);
        quiet.Text.Should().Contain(text);
    }

    [Fact]
    public void WhatWasNotReadUpToThatDayIsNotCalledQuiet()
    {
        News(6, Told.Day(8, 31), [[]]).Should().BeEmpty();
        News(6, null, [[]]).Should().BeEmpty();
        News(6, Told.Day(9, 2), [[]]).Should().HaveCount(1);
    }

    [Fact]
    public void WhatIsMergedOrWaitsInNextIsNotQuiet()
    {
        News([Landed(1, Told.Day(7, 4), "v4.13-rc1")]).Should().NotContain(item => item.Kind == NewsKinds.Quiet);
        News([Landed(1, Told.Day(10, 4), "v4.15-rc1")]).Should().ContainSingle(item => item.Kind == NewsKinds.Quiet);
        var inNext = Told.InMainline with { Tree = "next", Role = Core.TreeRole.Next, BranchKey = 2, Stay = Told.InNext };
        News([inNext]).Should().NotContain(item => item.Kind == NewsKinds.Quiet);
    }

    [Fact]
    public void AVersionThatFollowsAfterTheMonthsLeavesThatItWasQuiet()
    {
        VersionAnswer[] versions = [Told.Version(1, Told.Day(3, 1)), Told.Version(2, Told.Day(12, 1)), Told.Version(3, Told.Day(12, 20))];

        News(6, Told.Day(1, 1, 2018), [[]], versions).Select(item => (item.Kind, item.Version)).Should().BeEquivalentTo(
            [(NewsKinds.NewVersion, 2), (NewsKinds.NewVersion, 3), (NewsKinds.Quiet, (int?)1)]);
        News(6, Told.Day(1, 1, 2018), [[]], versions).Single(item => item.Kind == NewsKinds.Quiet).Text.Should().EndWith("and it is not merged. It has moved since.");
    }

    [Fact]
    public void WhatIsSaidToBeInAnotherTreeIsToldWhereItHasGoneQuiet()
    {
        var said = new SaidAnswer("vfs/vfs.git", "Christian", Told.Day(3, 5), SaidWords.Applied, "said@example.org", null, null, false);
        var series = Series(1, [[]], [Told.Version(1, Told.Day(3, 1))]) with { Said = [said, said with { What = SaidWords.Removed }, said with { At = Told.Day(12, 1) }] };

        new NewsStory(series, ReadUpTo, 6).Items().Single().Text.Should().EndWith("and it is not merged. It is said to be in vfs/vfs.git by Christian on 5 March 2017.");
    }

    [Fact]
    public void WhatIsPostedOnceMoreUnderItsNumberIsSaidToBe()
    {
        VersionAnswer[] versions = [Told.Version(1, Told.Day(3, 1)), Told.Version(1, Told.Day(3, 2)), Told.Version(2, Told.Day(3, 3))];

        News(6, Told.Day(4, 1), [[]], versions).Select(item => item.Text).Should().SatisfyRespectively(
            again => again.Should().Contain("Version 1 of “a title” by Ada was posted again on 2 March 2017"),
            second => second.Should().Contain("Version 2 of “a title” by Ada was posted on 3 March 2017"));
    }

    [Fact]
    public void TitlesAndNamesOfStrangersAreCut()
    {
        var series = Series(6, [[]], [Told.Version(1, Told.Day(3, 1))]) with { Title = new string('x', 5000) + "\ud83d", Author = new PersonAnswer(new string('y', 5000), "") };
        new NewsStory(series, ReadUpTo, 6).Items().Single().Text.Length.Should().BeLessThan(500);
    }

    private static IReadOnlyList<NewsItem> News(params LandingOfMail[][] parts) => News(6, ReadUpTo, parts);

    private static IReadOnlyList<NewsItem> News(int months, DateTimeOffset? readUpTo, LandingOfMail[][] parts, IReadOnlyList<VersionAnswer>? versions = null) =>
        [.. new NewsStory(Series(parts.Length, parts, versions ?? [Told.Version(1, Told.Day(3, 1))]), readUpTo, months).Items()];

    private static LandingOfMail Landed(int part, DateTimeOffset day, string? release) =>
        Told.InMainline.On(day, release) with { MailKey = part, CommitId = $"{part}{day:yyyyMMdd}".PadRight(40, '0') };

    private static SeriesAnswer Series(int of, LandingOfMail[][] parts, IReadOnlyList<VersionAnswer> versions)
    {
        var stories = parts.Select((landings, at) => PartStory.Of(at + 1, landings, landings.Select(landing => landing.Stay).OfType<Stay>())).ToList();
        return new(
            7, "linux", "a title", new PersonAnswer("Ada", "ada@example.org"), Verdicts.NotMerged, "", versions[^1].Version, null, versions,
            [new TreeAnswer("mainline", "mainline", "master", 0, parts.Length, null, null, null), new TreeAnswer("next", "next", "master", 0, of, null, null, null)],
            [.. parts.Select((landings, at) => new PatchAnswer(at + 1, "", "", 1, [.. landings.Select(landing => landing.ToAnswer(1))]))])
        {
            Chapters = Chapters.All(versions, stories, []),
        };
    }
}
