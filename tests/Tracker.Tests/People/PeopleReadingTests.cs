using FluentAssertions;
using Tracker.Core.AnswersOut;
using Tracker.Core.People;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.People;

/// <summary>People of a small world, with mails, commits and a .mailmap in its mainline.</summary>
public sealed class PeopleReadingTests : IDisposable
{
    private readonly SmallWorld world = new();

    public PeopleReadingTests()
    {
        world.Mainline.Commit("mailmap: Ada moved", ".mailmap", "Ada Lovelace <ada@new.example.org> <ada@example.org>\n");
        world.Mainline.Commit("lamp: burn longer", "lamp.c", author: "Ada Lovelace <ada@new.example.org>");
        world.Post(
            MailBuilder.Patch("one@example.org", "[PATCH] file: plug a leak").From("=?utf-8?q?Ada_Auth=C3=B4r?= <ada@example.org>").Date("Sun, 31 Dec 2023 10:00:00 +0000"),
            MailBuilder.Patch("two@example.org", "[PATCH v2] file: plug a leak", added: "newer line").From("Ada Lovelace <ada@new.example.org>"),
            MailBuilder.Mail("re@example.org", "Re: [PATCH] file: plug a leak").From("Bob <bob@example.org>").InReplyTo("one@example.org").Body("No.\n")).Sync();
    }

    [Theory]
    [InlineData("Ada Authôr")]
    [InlineData("ada@example.org")]
    [InlineData("ada@new.example.org")]
    [InlineData("lovelace")]
    public void APersonIsFoundUnderEachOfTheirNames(string query)
    {
        var ada = People.Find(query).People.Should().ContainSingle().Which;

        ada.Name.Should().Be("Ada Lovelace");
        ada.Addresses.Select(address => address.Email).Should().BeEquivalentTo("ada@example.org", "ada@new.example.org");
        ada.Mails.Should().Be(2);
        ada.Commits.Should().Be(1);
        ada.Addresses.Single(address => address.Email == "ada@example.org").LastSeenAt.Should().Be(new DateTimeOffset(2023, 12, 31, 10, 0, 0, TimeSpan.Zero));
        ada.LastSeenAt.Should().Be(new DateTimeOffset(2024, 1, 1, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void TheirSeriesAreCountedByVerdict()
    {
        var ada = People.Find("lovelace").People.Single();
        ada.Series.Should().Be(ada.Latest.Count);
        ada.Counted.Should().Be(ada.Series);
        ada.Verdicts.Should().Equal(new VerdictCountAnswer(Verdicts.NotMerged, ada.Series));
        ada.Latest[0].Title.Should().Be("file: plug a leak");
    }

    [Fact]
    public void WhoOnlyAnswersIsSomebodyToo() =>
        People.Find("bob").People.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "Bob", Mails = 1, Commits = 0, Series = 0 });

    [Fact]
    public void WhoPostsWithoutANameIsCalledAsElsewhereElseByTheAddress()
    {
        world.Post(
            MailBuilder.Mail("a@example.org", "Re: a").From("cy.c@example.org").Body("No.\n"),
            MailBuilder.Mail("b@example.org", "Re: b").From("cy.c@example.org").Body("No.\n"),
            MailBuilder.Mail("c@example.org", "Re: c").From("Cy Carpenter <cy.c@example.org>").Body("No.\n"),
            MailBuilder.Mail("d@example.org", "Re: d").From("dan.d@example.org").Body("No.\n")).Sync();

        var cy = People.Find("cy.c").People.Should().ContainSingle().Which;
        cy.Name.Should().Be("Cy Carpenter");
        cy.Addresses.Should().ContainSingle().Which.Names.Should().Equal("Cy Carpenter");
        People.Find("dan.d@example.org").People.Should().ContainSingle().Which.Name.Should().Be("dan.d@example.org");
    }

    [Fact]
    public void NobodyIsNobody() => People.Find("nobody at all").People.Should().BeEmpty();

    [Fact]
    public void WithoutTheConfigurationThereIsNoMailmapAndStillAPerson() =>
        new PeopleReading(TrackerDatabase.In(world.DataFolder), world.DataFolder, []).Find("Ada Authôr").People.Should().ContainSingle().Which.Addresses.Should().ContainSingle();

    public void Dispose() => world.Dispose();

    private PeopleReading People => new(TrackerDatabase.In(world.DataFolder), world.DataFolder, world.Request().Communities);
}
