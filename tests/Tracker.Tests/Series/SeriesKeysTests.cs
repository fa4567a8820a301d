using FluentAssertions;
using Tracker.Core.Series;
using Xunit;

namespace Tracker.Tests.Series;

public sealed class SeriesKeysTests
{
    private readonly PostedMails list = new();

    [Fact]
    public void AnswersShareAKeyWithWhatTheyAnswer()
    {
        list.Post("a", "[PATCH 1/2] net: first").Post("b", "[PATCH 2/2] mm: second", "a", PostedMails.Ben);
        Shared("a", "b").Should().NotBeEmpty();
    }

    [Fact]
    public void AnswersToAMailThatIsNotHereShareAKey()
    {
        list.Post("a", "[PATCH 1/2] net: first", "lost").Post("b", "[PATCH 2/2] mm: second", "lost", PostedMails.Ben);
        Shared("a", "b").Should().NotBeEmpty();
    }

    [Fact]
    public void UnthreadedPartsShareAKeyAcrossTheHour()
    {
        list.Post("a", "[PATCH 1/2] net: first").Later(TimeSpan.FromMinutes(29)).Post("b", "[PATCH 2/2] mm: second");
        Shared("a", "b").Should().NotBeEmpty();
    }

    [Fact]
    public void UnrelatedWorkSharesNoKey()
    {
        list.Post("a", "[PATCH] net: first").Post("b", "[PATCH] mm: second").Post("c", "[PATCH] net: first fix", by: PostedMails.Ben);
        Shared("a", "b").Should().BeEmpty();
        Shared("a", "c").Should().BeEmpty();
    }

    // Hundreds of people link to the mail that asked for a tree-wide change.
    [Fact]
    public void TwoSendersWhoLinkToOneMailShareNoKey()
    {
        list.Post("a", "[PATCH v2] net: first", links: "please-all").Post("b", "[PATCH v2] mm: second", by: PostedMails.Ben, links: "please-all");
        Shared("a", "b").Should().BeEmpty();
    }

    [Fact]
    public void TitlesThatAreNoneShareNoKey()
    {
        list.Post("a", "[PATCH] ").Post("b", "[PATCH] ");
        Shared("a", "b").Should().BeEmpty();
    }

    [Fact]
    public void CommunitiesShareNoKey()
    {
        list.Post("a", "[PATCH] net: first");
        SeriesKeys.Of("one", list["a"]).Should().NotIntersectWith(SeriesKeys.Of("other", list["a"]));
    }

    private IEnumerable<long> Shared(string one, string other) =>
        SeriesKeys.Of("c", list[one]).Intersect(SeriesKeys.Of("c", list[other]));
}
