using FluentAssertions;
using Tracker.Core;
using Tracker.Core.People;
using Xunit;

namespace Tracker.Tests.People;

public sealed class PeopleGroupsTests
{
    private static readonly string[] Written =
    [
        "Nicolas Pitre <nico@fluxnic.net>", "Nicolas Pitre <nicolas.pitre@linaro.org>", "nico <nico@fluxnic.net>", "Nicolas Ferre <nicolas.ferre@example.org>",
        "Jérôme Glisse <jglisse@example.org>", "root <root@localhost>", "root <root@example.org>", "Ada Author <ADA@Example.org>", "A. Author <ada@example.org>",
        "Bob via List <list@example.org>", "Carol via List <list@example.org>", "Dan via List <list@example.org>", "Eve via List <list@example.org>", "Fay via List <list@example.org>",
        "Gus Grey <gus@example.org>", "Gus Green <gus.green@example.net>",
    ];

    [Theory]
    [InlineData("Nicolas Pitre", "nico@fluxnic.net,nico@fluxnic.net,nicolas.pitre@linaro.org")]
    [InlineData("nico@fluxnic.net", "nico@fluxnic.net,nico@fluxnic.net,nicolas.pitre@linaro.org")]
    [InlineData("pitre", "nico@fluxnic.net,nico@fluxnic.net,nicolas.pitre@linaro.org")]
    [InlineData("<ada@example.org>", "ADA@Example.org,ada@example.org")]
    [InlineData("jérôme glisse", "jglisse@example.org")]
    [InlineData("Bob via List", "list@example.org")]
    [InlineData("grey gus", "gus@example.org")]
    public void NamesAreOnePersonsWhoShareAnAddressOrAFullName(string query, string addresses) =>
        string.Join(',', Find(query, Written)[0].Names.Select(name => name.Written.Email).Order(StringComparer.Ordinal)).Should().Be(addresses);

    [Theory]
    [InlineData("nicolas", 2)]
    [InlineData("jglisse", 1)]
    [InlineData("NICOLAS.PITRE", 1)]
    [InlineData("gus.gr", 0)]
    [InlineData("root", 2)]
    [InlineData("nobody", 0)]
    [InlineData("", 0)]
    [InlineData("@", 0)]
    public void AQueryMayMeanSeveralPeopleOrNone(string query, int people) => Find(query, Written).Should().HaveCount(people);

    [Fact]
    public void WordsOfANameComeBeforeTheBeginningOfAnAddress() =>
        Find("list", [.. Written, "list <robot@example.org>"]).Select(group => group.Score).Should().BeInDescendingOrder().And.StartWith(1).And.HaveCount(5);

    [Fact]
    public void AMailmapPutsTogetherWhatNothingElseDoes()
    {
        using var mailmap = Mailmap.Of("Gus Green <gus.green@example.net> Gus Grey <gus@example.org>\n# a comment\nnonsense\n<gus.green@example.net> <old@example.com>\n"u8);

        var group = Find("gus@example.org", [.. Written, "gg <old@example.com>"], mailmap).Should().ContainSingle().Which;

        group.Names.Select(name => name.Written.Email).Should().Equal("gus@example.org", "gus.green@example.net", "old@example.com");
        group.Names[0].Real.Should().Be(new Person("Gus Green", "gus.green@example.net"));
        Find("Gus Grey", Written).Should().ContainSingle().Which.Names.Should().ContainSingle();
    }

    [Fact]
    public void AMailmapMayBeAnything()
    {
        using var mailmap = Mailmap.Of([0, 255, (byte)'<', (byte)'>', 10, (byte)'<']);
        mailmap.Resolve(new("Ada", "ada@example.org")).Should().Be(new Person("Ada", "ada@example.org"));
        using var none = Mailmap.Of([]);
        none.Resolve(new("", "")).Should().Be(new Person("", ""));
    }

    private static IReadOnlyList<PersonGroup> Find(string query, string[] written, Mailmap? mailmap = null) =>
        new PeopleGroups([.. written.Select((text, key) => Name(key, text, mailmap))]).Find(query, 5);

    private static KnownName Name(int key, string text, Mailmap? mailmap)
    {
        var person = new Person(text[..text.IndexOf(" <", StringComparison.Ordinal)], text[(text.IndexOf('<') + 1)..^1]);
        return new(key, person, mailmap?.Resolve(person) ?? person);
    }
}
