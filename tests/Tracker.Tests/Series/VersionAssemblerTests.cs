using FluentAssertions;
using Xunit;

namespace Tracker.Tests.Series;

/// <summary>Which mails are one posting; the situations are those that FIELD.md and the trackers before this one met.</summary>
public sealed class VersionAssemblerTests
{
    private readonly PostedMails list = new();

    [Fact]
    public void ACoverLetterAndItsAnswersAreOneVersion()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"]);
        Told("v1/2: a-0 1=a-1 2=a-2");
    }

    [Fact]
    public void PartsMayAnswerEachOtherInAChain()
    {
        list.Post("a1", "[PATCH 1/3] net: first").Post("a2", "[PATCH 2/3] net: second", "a1").Post("a3", "[PATCH 3/3] net: third", "a2");
        Told("v1/3: 1=a1 2=a2 3=a3");
    }

    [Fact]
    public void WithoutACoverTheFirstPartIsTheRoot()
    {
        list.Post("a1", "[PATCH 1/3] net: first").Post("a2", "[PATCH 2/3] net: second", "a1").Post("a3", "[PATCH 3/3] net: third", "a1");
        Told("v1/3: 1=a1 2=a2 3=a3");
    }

    [Fact]
    public void UnthreadedPartsWithinMinutesAreOneVersion()
    {
        list.Post("a1", "[PATCH v2 1/3] net: first").Later(TimeSpan.FromMinutes(20))
            .Post("a2", "[PATCH v2 2/3] net: second").Later(TimeSpan.FromMinutes(20))
            .Post("a3", "[PATCH v2 3/3] net: third");
        Told("v2/3: 1=a1 2=a2 3=a3");
    }

    [Fact]
    public void UnthreadedPartsHoursApartAreNot()
    {
        list.Post("a1", "[PATCH 1/2] net: first").Later(TimeSpan.FromHours(3)).Post("a2", "[PATCH 2/2] net: second");
        Told("v1/2: 1=a1", "v1/2: 2=a2");
    }

    [Fact]
    public void UnthreadedPartsOfTwoSendersAreTwoVersions()
    {
        list.Post("a1", "[PATCH 1/2] net: first").Post("b2", "[PATCH 2/2] net: other", by: PostedMails.Ben);
        Told("v1/2: 1=a1", "v1/2: 2=b2");
    }

    [Fact]
    public void TwoUnthreadedSeriesInARowStayApart()
    {
        list.Post("a1", "[PATCH 1/2] net: first").Post("a2", "[PATCH 2/2] net: second")
            .Post("b1", "[PATCH 1/2] mm: third").Post("b2", "[PATCH 2/2] mm: fourth");
        Told("v1/2: 1=a1 2=a2", "v1/2: 1=b1 2=b2");
    }

    [Fact]
    public void AMissingPartLeavesAGap()
    {
        list.Post("c", "[PATCH 0/3] net: speed up the queue").Post("a1", "[PATCH 1/3] net: first", "c").Post("a3", "[PATCH 3/3] net: third", "c");
        Told("v1/3: c 1=a1 3=a3");
    }

    [Fact]
    public void PartsOfACoverThatNeverCameAreOneVersion()
    {
        list.Post("a1", "[PATCH 1/2] net: first", "lost").Post("a2", "[PATCH 2/2] net: second", "lost");
        Told("v1/2: 1=a1 2=a2");
    }

    [Fact]
    public void ACoverThatComesLateIsTheCover()
    {
        list.Post("a1", "[PATCH 1/2] net: first").Post("a2", "[PATCH 2/2] net: second", "a1")
            .Later(TimeSpan.FromMinutes(10)).Post("c", "[PATCH 0/2] net: speed up the queue");
        Told("v1/2: c 1=a1 2=a2");
    }

    [Fact]
    public void ACoverThatAnswersItsFirstPartIsTheCover()
    {
        list.Post("a1", "[PATCH 1/2] net: first").Post("a2", "[PATCH 2/2] net: second", "a1")
            .DaysLater(1).Post("c", "[PATCH 0/2] net: speed up the queue", "a1");
        Told("v1/2: c 1=a1 2=a2");
    }

    [Fact]
    public void APartPostedTwiceIsADouble()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second", "net: third"])
            .Later(TimeSpan.FromHours(2)).Post("again", "[PATCH 2/3] net: second", "a-0");
        Told("v1/3: a-0 1=a-1 2=a-2 2=again+ 3=a-3");
    }

    [Fact]
    public void OfTwoMailsForAPartTheOneWithADiffCounts()
    {
        list.Post("c", "[PATCH 0/2] net: speed up the queue").Post("empty", "[PATCH 1/2] net: first", "c", diff: "")
            .Post("a1", "[PATCH 1/2] net: first", "c").Post("a2", "[PATCH 2/2] net: second", "c");
        Told("v1/2: c 1=a1 1=empty+ 2=a2");
    }

    [Fact]
    public void ACoverPostedTwiceIsADouble()
    {
        list.Post("lone", "[PATCH 0/2] net: speed up the queue").Later(TimeSpan.FromMinutes(5))
            .PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"]);
        Told("v1/2: a-0 0=lone+ 1=a-1 2=a-2");
    }

    [Fact]
    public void APartMoreThanThereAreExtendsTheSeries()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"])
            .DaysLater(2).Post("more", "[PATCH 3/2] net: third", "a-0");
        Told("v1/3: a-0 1=a-1 2=a-2 3=more");
    }

    [Fact]
    public void PartsInheritTheVersionOfTheirCover()
    {
        list.Post("c", "[PATCH v2 0/2] net: speed up the queue").Post("a1", "[PATCH 1/2] net: first", "c").Post("a2", "[PATCH 2/2] net: second", "c");
        Told("v2/2: c 1=a1 2=a2");
    }

    [Fact]
    public void ACoverMayNameTheVersionAndNoCounter()
    {
        list.Post("c", "[PATCHSET v2] io_uring fixes for 5.5-rc3", diff: "")
            .Post("a1", "[PATCH 01/02] io_uring: first", "c").Post("a2", "[PATCH 02/02] io_uring: second", "c");
        Told("v2/2: c 1=a1 2=a2");
    }

    [Fact]
    public void APartThatCountsItsVersionsForItselfBelongsToItsCover()
    {
        list.Post("c", "[PATCH 0/2] net: speed up the queue").Post("a1", "[PATCH 1/2] net: first", "c").Post("a2", "[PATCH v7 2/2] net: second", "c");
        Told("v1/2: c 1=a1 2=a2");
    }

    [Fact]
    public void ACoverMayMiscountItsParts()
    {
        list.Post("c", "[PATCH 0/2] net: speed up the queue")
            .Post("a1", "[PATCH 1/3] net: first", "c").Post("a2", "[PATCH 2/3] net: second", "c").Post("a3", "[PATCH 3/3] net: third", "c");
        Told("v1/3: c 1=a1 2=a2 3=a3");
    }

    [Fact]
    public void AVersionInTheThreadOfTheOneBeforeIsItsOwn()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"])
            .DaysLater(3).PostSeries("b", "PATCH v2", "net: speed up the queue", ["net: first", "net: second"], answers: "a-0");
        Told("v1/2: a-0 1=a-1 2=a-2 | v2/2 (reply): b-0 1=b-1 2=b-2");
    }

    [Fact]
    public void AVersionWithoutACoverMayAnswerTheOneBeforeSideBySide()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"])
            .DaysLater(3).Post("b1", "[PATCH v2 1/2] net: first", "a-0").Post("b2", "[PATCH v2 2/2] net: second", "a-0");
        list.Assemble().Single().Versions.Select(version => version.Members.Count(member => !member.IsCarriedOver)).Should().Equal(2, 2);
    }

    [Fact]
    public void AnotherSeriesAsAReplyStaysItsOwn()
    {
        list.PostSeries("seven", "PATCH", "powerpc: rework the timers", [.. Enumerable.Range(1, 7).Select(i => $"powerpc: timer step {i}")])
            .DaysLater(1).Post("b1", "[PATCH 1/25] mm: page step 1", "seven-0");
        for (var i = 2; i <= 25; i++)
            list.Post($"b{i}", $"[PATCH {i}/25] mm: page step {i}", "b1");
        list.Assemble().Select(series => series.Versions.Single().Members.Count).Should().BeEquivalentTo([7, 25]);
    }

    [Fact]
    public void AReplacedPartIsAVersionThatCarriesTheOthersOver()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second", "net: third"])
            .DaysLater(1).Post("b2", "[PATCH v2 2/3] net: second", "a-2");
        Told("v1/3: a-0 1=a-1 2=a-2 3=a-3 | v2/3 (replaces parts): 1=a-1< 2=b2 3=a-3<");
    }

    [Fact]
    public void ReplacedPartsOfOneVersionAreOneVersion()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second", "net: third", "net: fourth"])
            .DaysLater(1).Post("b2", "[PATCH v2 2/4] net: second", "a-2").Post("b4", "[PATCH v2 4/4] net: fourth", "a-4");
        Told("v1/4: a-0 1=a-1 2=a-2 3=a-3 4=a-4 | v2/4 (replaces parts): 1=a-1< 2=b2 3=a-3< 4=b4");
    }

    [Fact]
    public void AReplacementOfAReplacementCarriesOverWhatIsNewest()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"])
            .DaysLater(1).Post("b1", "[PATCH v2 1/2] net: first", "a-1")
            .DaysLater(1).Post("c2", "[PATCH v3 2/2] net: second", "b1");
        Told("v1/2: a-0 1=a-1 2=a-2 | v2/2 (replaces parts): 1=b1 2=a-2< | v3/2 (replaces parts): 1=b1< 2=c2");
    }

    [Fact]
    public void AReplacementIsKnownByItsTitleWhenItDoesNotCount()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second", "net: third"])
            .DaysLater(1).Post("b3", "[PATCH v2] net: third", "a-3");
        Told("v1/3: a-0 1=a-1 2=a-2 3=a-3 | v2/3 (replaces parts): 1=a-1< 2=a-2< 3=b3");
    }

    [Fact]
    public void ARerollOfWhichMailsAreMissingCarriesNothingOver()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second", "net: third"])
            .DaysLater(1).PostSeries("b", "PATCH v2", "net: speed up the queue", ["net: first", "net: second"], answers: "a-0");
        list.Assemble().Single().Versions[^1].Members.Should().OnlyContain(member => !member.IsCarriedOver);
    }

    [Fact]
    public void AnUnnumberedPatchIsOneOfOne()
    {
        list.Post("a", "[PATCH] net: fix a leak");
        Told("v1/1: 1=a");
    }

    [Fact]
    public void AReviewersPatchInTheThreadIsNotAPart()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"])
            .Post("other", "[PATCH] net: this is how I would do it", "a-1", PostedMails.Ben);
        Told("v1/1: 1=other", "v1/2: a-0 1=a-1 2=a-2");
    }

    [Fact]
    public void MailsThatAnswerEachOtherInACircleAreNotLost()
    {
        list.Post("x", "[PATCH 1/2] net: first", "y").Post("y", "[PATCH 2/2] net: second", "x");
        list.Assemble().SelectMany(series => series.Versions).SelectMany(version => version.Members).Should().HaveCount(2);
    }

    [Fact]
    public void HugeCountersAreTakenAsTheyAre()
    {
        list.Post("a", $"[PATCH 9999/{int.MaxValue}] net: first").Post("b", "[PATCH 9999/2] net: second").Post("c", "[PATCH 0/0] net: none");
        list.Assemble().SelectMany(series => series.Versions).Should().HaveCount(3);
    }

    private void Told(params string[] series) => list.Told().Should().Equal(series);
}
