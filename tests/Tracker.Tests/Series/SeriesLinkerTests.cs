using FluentAssertions;
using Tracker.Core;
using Xunit;

namespace Tracker.Tests.Series;

public sealed class SeriesLinkerTests
{
    private readonly PostedMails list = new();

    [Theory]
    [InlineData("[PATCH] net: fix a leak in the queue", "[PATCH v2] net: fix a leak in the queue", 5, "title and sender")]
    [InlineData("[PATCH v2] net: fix a leak in the queue", "[PATCH v4] net: fix a leak in the queue", 5, "title and sender")]
    [InlineData("[RFC PATCH] net: fix a leak in the queue", "[PATCH] net: fix a leak in the queue", 5, "title and sender")]
    [InlineData("[RFC PATCH v3] net: fix a leak in the queue", "[PATCH] net: fix a leak in the queue", 5, "title and sender")]
    [InlineData("[PATCH] net: fix a leak in the queue", "[RESEND PATCH] net: fix a leak in the queue", 200, "sent again")]
    [InlineData("[PATCH v3] net: fix a leak in the queue", "[PATCH v3 RESEND] net: fix a leak in the queue", 20, "sent again")]
    [InlineData("[PATCH] net: fix a leak in the queue", "[PATCH] net: fix a leak in the queue", 0, "sent again")]
    [InlineData("[PATCH] net: fix a leak in the queue", "[PATCH v2] net: fix a leak in a queue", 5, "like title and sender")]
    [InlineData("[PATCH] fixes", "[PATCH v2] fixes", 3, "title and sender")]
    public void OneSendersTitlesLink(string first, string second, int days, string reason)
    {
        list.Post("a", first).DaysLater(days).Post("b", second);
        list.Assemble().Should().ContainSingle().Which.Versions[1].LinkReason.Should().Be(reason);
    }

    [Theory]
    [InlineData("[PATCH] net: fix a leak in the queue", "[PATCH v2] net: fix a leak in the queue", 500)]
    [InlineData("[PATCH] net: fix a leak in the queue", "[PATCH] net: fix a leak in the queue", 90)]
    [InlineData("[PATCH v3] net: fix a leak in the queue", "[PATCH] net: fix a leak in the queue", 5)]
    [InlineData("[PATCH] fixes", "[PATCH v2] fixes", 100)]
    [InlineData("[PATCH] fixes", "[PATCH] fixes", 10)]
    [InlineData("[PATCH 5.10] net: fix a leak in the queue", "[PATCH 6.1 v2] net: fix a leak in the queue", 1)]
    [InlineData("[PATCH PART 2] net: migrate the queue tests", "[PATCH PART 3 v2] net: migrate the queue tests", 10)]
    [InlineData("[PATCH] mm: rewrite the mmap13 test", "[PATCH v2] mm: rewrite the mmap14 test", 1)]
    [InlineData("[PATCH] net: migrate the queue tests, part 1", "[PATCH v2] net: migrate the queue tests, part 2", 10)]
    [InlineData("[PATCH] net: fix a leak in the queue", "[PATCH v2] mm: count pages once", 1)]
    public void OneSendersOtherWorkDoesNot(string first, string second, int days)
    {
        list.Post("a", first).DaysLater(days).Post("b", second);
        list.Assemble().Should().HaveCount(2);
    }

    [Fact]
    public void SeveralSeriesOfAGenericTitleStayApart()
    {
        list.PostSeries("a", "PATCH", "Fixes", ["net: close the queue early", "net: open the queue late"])
            .DaysLater(2).PostSeries("b", "PATCH", "Fixes", ["mm: count pages once", "mm: free pages twice"])
            .DaysLater(2).PostSeries("b2", "PATCH v2", "Fixes", ["mm: count pages once", "mm: free pages twice"])
            .DaysLater(2).PostSeries("a2", "PATCH v2", "Fixes", ["net: close the queue early", "net: open the queue late"]);
        Told(
            "v1/2: a-0 1=a-1 2=a-2 | v2/2 (title and sender): a2-0 1=a2-1 2=a2-2",
            "v1/2: b-0 1=b-1 2=b-2 | v2/2 (title and sender): b2-0 1=b2-1 2=b2-2");
    }

    [Fact]
    public void AChangeIdLinksWhateverElseIsDifferent()
    {
        list.Post("a", "[PATCH] net: fix a leak", changeId: "20240108-leak-1").DaysLater(900)
            .Post("b", "[PATCH v2] net: count references", by: PostedMails.Ben, changeId: "20240108-leak-1");
        Told("v1/1: 1=a | v2/1 (change-id): 1=b");
    }

    [Fact]
    public void ALinkToTheVersionBeforeLinks()
    {
        list.Post("a", "[PATCH] net: fix a leak in the queue").DaysLater(600)
            .Post("b", "[PATCH v2] net: fix leaks in the queue", links: "a");
        Told("v1/1: 1=a | v2/1 (link in the text): 1=b");
    }

    [Fact]
    public void ALinkToWhatTheWorkDependsOnDoesNot()
    {
        list.PostSeries("a", "PATCH", "net: fix a leak in the queue", ["net: first leak", "net: second leak"])
            .DaysLater(3).Post("b", "[PATCH v2] mm: count pages once", links: "a-0");
        list.Assemble().Should().HaveCount(2);
    }

    [Fact]
    public void ARenamedSeriesLinksByItsPatches()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: close the queue early", "net: open the queue late"])
            .DaysLater(9).PostSeries("b", "PATCH v2", "Make networking fast", ["net: close the queue early", "net: open the queue late", "net: third thing"]);
        Told("v1/2: a-0 1=a-1 2=a-2 | v2/3 (patch titles and sender): b-0 1=b-1 2=b-2 3=b-3");
    }

    [Fact]
    public void ASeriesGrownOutOfAPatchLinksToIt()
    {
        list.Post("a", "[PATCH] net: close the queue early")
            .DaysLater(9).PostSeries("b", "PATCH v2", "net: speed up the queue", ["net: close the queue early", "net: open the queue late"]);
        Told("v1/1: 1=a | v2/2 (patch titles and sender): b-0 1=b-1 2=b-2");
    }

    // It would make "merged" of a series of which one patch was merged.
    [Fact]
    public void APatchTakenOutOfASeriesIsNotThatSeries()
    {
        list.PostSeries("a", "PATCH", "mm: rewrite tests", ["mm: rewrite the mmap13 test", "mm: rewrite the mmap14 test", "mm: rewrite the mmap15 test"])
            .DaysLater(30).Post("b", "[PATCH v2] mm: rewrite the mmap14 test");
        list.Assemble().Should().HaveCount(2);
    }

    [Fact]
    public void APatchPutBeforeTheOthersDoesNotTakeTheSeriesAway()
    {
        list.Post("lone", "[PATCH] net: move macros to a header")
            .Post("a1", "[PATCH v4 1/2] net: close the queue early").Post("a2", "[PATCH v4 2/2] net: open the queue late", "a1")
            .DaysLater(1).Post("b1", "[PATCH v5 1/3] net: move macros to a header")
            .Post("b2", "[PATCH v5 2/3] net: close the queue early", "b1").Post("b3", "[PATCH v5 3/3] net: open the queue late", "b1");
        Told("v1/1: 1=lone", "v4/2: 1=a1 2=a2 | v5/3 (patch titles and sender): 1=b1 2=b2 3=b3");
    }

    [Fact]
    public void AnotherSenderMayGoOnWithAHigherNumber()
    {
        list.Post("a", "[PATCH] net: fix a leak in the queue").DaysLater(30).Post("b", "[PATCH v2] net: fix a leak in the queue", by: PostedMails.Ben);
        Told("v1/1: 1=a | v2/1 (title, other sender): 1=b");
    }

    [Fact]
    public void TwoSendersWithOneTitleAreTwoSeries()
    {
        list.Post("a", "[PATCH] net: fix a leak in the queue").DaysLater(1).Post("b", "[PATCH] net: fix a leak in the queue", by: PostedMails.Ben);
        list.Assemble().Should().HaveCount(2);
    }

    [Theory]
    [InlineData("Ada Author", "ada@other.example.org")]
    [InlineData("ADA", "Ada@Example.org")]
    public void ASenderIsKnownByAddressOrFullName(string name, string email)
    {
        list.Post("a", "[PATCH] net: fix a leak in the queue").DaysLater(1)
            .Post("b", "[PATCH v2] net: fix a leak in the queue", by: new Person(name, email));
        Told("v1/1: 1=a | v2/1 (title and sender): 1=b");
    }

    [Fact]
    public void TheSameAuthorMaySendABarePatchAgainInTheThread()
    {
        list.Post("a", "[PATCH] net: fix a leak in the queue").DaysLater(1).Post("b", "[PATCH] net: fix a leak in the queue", "a");
        Told("v1/1: 1=a | v1/1 (sent again): 1=b");
    }

    [Fact]
    public void ASeriesSentTwiceIsTwoPostingsOfOneSeries()
    {
        string[] parts = ["net: close the queue early", "net: open the queue late"];
        list.PostSeries("a", "PATCH", "net: speed up the queue", parts).Later(TimeSpan.FromMinutes(7))
            .PostSeries("b", "PATCH", "net: speed up the queue", parts);
        Told("v1/2: a-0 1=a-1 2=a-2 | v1/2 (sent again): b-0 1=b-1 2=b-2");
    }

    [Fact]
    public void APatchAfterItsRfcCountsFromOneAgain()
    {
        list.Post("r3", "[RFC PATCH v3] net: fix a leak in the queue").DaysLater(5)
            .Post("p1", "[PATCH] net: fix a leak in the queue").DaysLater(5)
            .Post("p2", "[PATCH v2] net: fix a leak in the queue");
        Told("RFC v3/1: 1=r3 | v1/1 (title and sender): 1=p1 | v2/1 (title and sender): 1=p2");
    }

    [Fact]
    public void APatchThatGoesOnCountingAfterItsRfcComesAfterItAndBeforeItsOwnNext()
    {
        list.Post("r1", "[RFC PATCH] net: fix a leak in the queue").DaysLater(5)
            .Post("p1", "[PATCH] net: fix a leak in the queue", links: "r1").DaysLater(5)
            .Post("p2", "[PATCH v2] net: fix a leak in the queue", links: "r1");
        list.Assemble().Single().Versions.Select(version => version.Members.Single().Mail.MessageId).Should().Equal("r1", "p1", "p2");
    }

    [Fact]
    public void InstallmentsUnderOneTitleStayApart()
    {
        list.PostSeries("a", "PATCH v3", "hugetlb: migrate the tests", ["hugetlb: migrate alloc", "hugetlb: migrate free"])
            .DaysLater(9).PostSeries("b", "PATCH v3", "hugetlb: migrate the tests", ["hugetlb: migrate fork", "hugetlb: migrate mmap", "hugetlb: migrate shm"])
            .DaysLater(9).PostSeries("c", "PATCH v4", "hugetlb: migrate the tests", ["hugetlb: migrate fork", "hugetlb: migrate mmap", "hugetlb: migrate shm"]);
        Told(
            "v3/2: a-0 1=a-1 2=a-2",
            "v3/3: b-0 1=b-1 2=b-2 3=b-3 | v4/3 (title and sender): c-0 1=c-1 2=c-2 3=c-3");
    }

    [Fact]
    public void OnePartSentAgainAloneIsNotTheWholeAgain()
    {
        list.Post("a1", "[PATCH 1/2] net: fix a leak in the queue").Post("a2", "[PATCH 2/2] net: close it", "a1")
            .DaysLater(1).Post("b", "[PATCH] net: fix a leak in the queue");
        list.Assemble().Should().HaveCount(2);
    }

    [Fact]
    public void VersionsAreInTheOrderOfTheirNumbers()
    {
        list.Post("a", "[PATCH] net: fix a leak in the queue").DaysLater(1).Post("c", "[PATCH v3] net: fix a leak in the queue").DaysLater(1)
            .Post("b", "[PATCH v2] net: fix a leak in the queue", links: "a");
        list.Assemble().Single().Versions.Select(version => version.Number).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void ASeriesThatHasGoneOnDoesNotTakeALikeTitle()
    {
        list.Post("a", "[PATCH] net: fix a leak in the queue").DaysLater(1).Post("a2", "[PATCH v2] net: fix a leak in the queue").DaysLater(1)
            .Post("b", "[PATCH v2] net: fix a leak in the queue for slow links");
        list.Assemble().Should().HaveCount(2);
    }

    private void Told(params string[] series) => list.Told().Should().Equal(series);
}
