using FluentAssertions;
using Tracker.Core;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Episodes;

/// <summary>What is followed besides what episodes spoke of: one series a query, whatever mail of it is named.</summary>
public sealed class FollowTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();

    public FollowTests()
    {
        world.Mainline.Commit("start");
        world.Post(
            MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted),
            MailBuilder.Patch("leak2@example.org", "[PATCH v2] file: plug a leak").Date(Posted.AddDays(1)).InReplyTo("leak@example.org"),
            MailBuilder.Patch("tight@example.org", "[PATCH] file: plug a leak tight", "tight.c", "tight", "loose").Date(Posted.AddDays(90)).From("Ben Builder <ben@example.org>"),
            MailBuilder.Patch("pump@example.org", "[PATCH] pump: keep it dry", "pump.c", "dry", "wet").Date(Posted.AddDays(50)).From("Cy Carpenter <cy@example.org>")).Sync();
    }

    [Theory]
    [InlineData("keep dry")]
    [InlineData("<pump@example.org>")]
    [InlineData("https://lore.kernel.org/r/pump@example.org/")]
    [InlineData("Cy Carpenter")]
    public void OneSeriesIsFollowedHoweverItIsNamed(string query)
    {
        var outcome = world.Pass().Follow(query);

        outcome.Followed.Should().BeEquivalentTo(new { Number = 1, Community = "small", MessageId = "pump@example.org", Query = query, Series = new { Title = "pump: keep it dry", Author = "Cy Carpenter" } });
        world.Episodes().Follows().Follows.Should().ContainSingle().Which.Should().BeEquivalentTo(outcome.Followed);
    }

    [Fact]
    public void WhereItMayBeSeveralTheyAreNamedAndNoneIsFollowed()
    {
        var outcome = world.Pass().Follow("plug leak");

        outcome.Followed.Should().BeNull();
        outcome.Candidates.Select(candidate => (candidate.Title, candidate.Author, candidate.MessageId)).Should().BeEquivalentTo(
            [("file: plug a leak", "Ada Author", "leak2@example.org"), ("file: plug a leak tight", "Ben Builder", "tight@example.org")]);
        world.Episodes().Follows().Follows.Should().BeEmpty();
    }

    [Fact]
    public void ATitleThatIsTypedWholeIsMeantThoughOthersHaveItsWords() =>
        world.Pass().Follow("[PATCH v2] file: plug a leak").Followed!.MessageId.Should().Be("leak2@example.org");

    [Fact]
    public void ASeriesIsFollowedOnceWhateverMailOfItIsNamed()
    {
        world.Pass().Follow("leak@example.org").WasKnown.Should().BeFalse();
        world.Pass().Follow("leak2@example.org").Should().BeEquivalentTo(new { WasKnown = true, Followed = new { Number = 1 } });
        world.Episodes().Follows().Follows.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("leak@example.org")]
    [InlineData("leak2@example.org")]
    [InlineData("PLUG LEAK by hand")]
    [InlineData("plug leak")]
    public void WhatIsFollowedIsNamedByNumberMailOrWords(string query)
    {
        world.Pass().Follow("leak@example.org");
        world.Pass().Follow("pump@example.org");
        using (var connection = Core.Storage.TrackerDatabase.In(world.DataFolder).OpenForWriting())
            Dapper.SqlMapper.Execute(connection, "UPDATE follows SET query = 'plug leak by hand' WHERE follow_key = 1");

        world.Pass().Unfollow(query).Removed!.Number.Should().Be(1);

        world.Episodes().Follows().Follows.Should().ContainSingle(follow => follow.MessageId == "pump@example.org");
    }

    [Theory]
    [InlineData("4711")]
    [InlineData("dry")]
    public void WhatIsNotFollowedCannotBeRemoved(string query) =>
        world.Pass().Invoking(pass => pass.Unfollow(query)).Should().Throw<TrackerException>().WithMessage($"*'{query}'*tracker follow list*");

    [Theory]
    [InlineData("nobody@example.org", "*No mail nobody@example.org*")]
    [InlineData("zork", "*Nothing found for 'zork'*")]
    [InlineData(" ", "*which series*")]
    public void WhatIsNotFoundIsNotFollowed(string query, string message) =>
        world.Pass().Invoking(pass => pass.Follow(query)).Should().Throw<TrackerException>().WithMessage(message);

    [Fact]
    public void AFollowedSeriesWhoseMailIsGoneIsKeptAndSaidToBeGone()
    {
        world.Pass().Follow("pump@example.org");
        File.WriteAllText(world.MailFile, MailBuilder.Patch("other@example.org", "[PATCH] other: thing").ToMbox());
        world.Sync();

        world.Episodes().Follows().Follows.Single().Should().BeEquivalentTo(new { MessageId = "pump@example.org", Series = (object?)null });
        world.News().Should().BeEmpty();
    }

    public void Dispose() => world.Dispose();
}
