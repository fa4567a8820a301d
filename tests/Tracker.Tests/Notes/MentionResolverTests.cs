using FluentAssertions;
using Tracker.Core.Notes;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Notes;

/// <summary>Notes about a small community, whose archive is read for real.</summary>
public sealed class MentionResolverTests(MentionResolverTests.World made) : IClassFixture<MentionResolverTests.World>
{
    private static readonly DateTimeOffset Aired = new(2023, 12, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("José Österlund posted “lamp: trim the second wick finely”.", "wick2@x.org")]
    [InlineData("Jose Osterlund posted version 1 of “lamp: trim the second wick finely”.", "wick1@x.org")]
    [InlineData("José Österlund posted version 7 of “lamp: trim the second wick finely”.", "wick2@x.org")]
    [InlineData("J[osé] Österlund posted “trim the second wick finely”.", "wick2@x.org")]
    [InlineData("José Östrelund posted “lamp: trim the seconf wick fienly”.", "wick2@x.org")]
    [InlineData("José Österlund posted “lamp: trim the second wick f[inely]”.", "wick2@x.org")]
    [InlineData("José Österlund posted “[PATCH v1] lamp: trim the second wick finely”.", "wick1@x.org")]
    [InlineData("José Österlund posted v2 of a patch that trims the second wick.", "wick2@x.org")]
    [InlineData("See [[lamp: trim the second wick finely]].", "wick2@x.org")]
    [InlineData("See https://lore.kernel.org/r/wick1@x.org/.", "wick1@x.org")]
    [InlineData("Cy Dahl posted “Fix typo”.", "fix2@x.org")]
    public void ASeriesIsFoundAlthoughItIsWrittenOtherwise(string text, string mail)
    {
        var mention = Only(text);

        mention.MessageId.Should().Be(mail);
        mention.Series.Should().NotBeNull();
        mention.Score.Should().BeGreaterThanOrEqualTo(0.8);
        mention.Community.Should().Be("small");
        mention.Candidates.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Somebody sent in “Fix typo”.")]
    [InlineData("Dora Lind posted “oil: pour into deep cellars”.")]
    [InlineData("Bo Ek posted “oil: pour into new deep barrels”.")]
    public void WhatMayBeAnotherIsNotSure(string text)
    {
        var mention = Only(text);

        mention.Series.Should().BeNull();
        mention.Candidates.Should().NotBeEmpty().And.HaveCountLessThanOrEqualTo(5);
        mention.Note.Should().StartWith("not sure");
    }

    [Theory]
    [InlineData("Dora Lind posted “wheel: turn left on ice”.")]
    [InlineData("Dora Lind posted a patch for barrels of beer.")]
    [InlineData("Dora Lind announced lampd 1.8.")]
    [InlineData("Dora Lind announced barrel 1.7.")]
    [InlineData("Dora Lind posted “wheel updates for 4.12”.")]
    [InlineData("See https://lore.kernel.org/r/nobody.1234@x.org/.")]
    public void WhatIsNotThereIsSaidToBeInNoArchive(string text)
    {
        var mention = Only(text);

        (mention.Series, mention.MessageId, mention.Candidates.Count).Should().Be((null, null, 0));
        mention.Note.Should().NotBeNull();
    }

    [Theory]
    [InlineData("Bo Ek posted “lamp updates for 4.12”.", "pull@x.org")]
    [InlineData("Bo Ek announced lampd 1.7.", "ann@x.org")]
    [InlineData("Cy Dahl started a thread entitled “Where do old lamps go at night”.", "talk@x.org")]
    public void OtherMailsAreFoundWithoutASeries(string text, string mail)
    {
        var mention = Only(text);

        (mention.MessageId, mention.Series).Should().Be((mail, null));
    }

    [Fact]
    public void AReleaseThatNobodyAnnouncedIsATag() => Only("Linus announced Linux 4.12.").Note.Should().Be("the tag v4.12 of mainline");

    [Fact]
    public void WhatWasPostedAfterTheDayOfAiringIsNotMeant()
    {
        Ask("José Österlund posted “lamp: trim the second wick finely”.", null).MessageId.Should().Be("wick3@x.org");
        Ask("Bo Ek posted “oil: pour into deep cellars”.", Aired.AddDays(-15)).Series.Should().BeNull();
    }

    [Fact]
    public void WithoutADatabaseTheTextIsReadAllTheSame()
    {
        using var folder = new TempFolder();

        new NotesAnswers(TrackerDatabase.In(folder.At("none"))).Mentions("Bo Ek posted “oil: pour into deep cellars”.", null).Mentions
            .Should().ContainSingle().Which.Note.Should().Contain("tracker sync");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9999)]
    public void AnyDayIsADay(int year) =>
        Ask("Bo Ek posted “lamp updates for 4.12”. Bo Ek announced lampd 1.7.", new DateTimeOffset(year, 12, 31, 0, 0, 0, TimeSpan.Zero)).Kind.Should().Be("pull");

    private MentionAnswer Only(string text) => Ask(text, Aired);

    private MentionAnswer Ask(string text, DateTimeOffset? aired) =>
        new NotesAnswers(TrackerDatabase.In(made.DataFolder)).Mentions(text, aired).Mentions[0];

    /// <summary>Read once for all of them.</summary>
    public sealed class World : IDisposable
    {
        private readonly SmallWorld world = new();

        public World()
        {
            world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
            world.Post(
                Sent(MailBuilder.Patch("wick1@x.org", "[PATCH] lamp: trim the second wick finely"), "José Österlund", 2),
                Sent(MailBuilder.Patch("wick2@x.org", "[PATCH v2] lamp: trim the second wick finely", added: "newer line").InReplyTo("wick1@x.org"), "José Österlund", 9),
                Sent(MailBuilder.Patch("wick3@x.org", "[PATCH v3] lamp: trim the second wick finely", added: "newest line").InReplyTo("wick1@x.org"), "José Österlund", 25),
                Sent(MailBuilder.Patch("oil@x.org", "[PATCH] oil: pour into deep cellars", "oil.c"), "Bo Ek", 10),
                Sent(MailBuilder.Patch("fix1@x.org", "[PATCH] Fix typo", "a.c"), "Bo Ek", 10),
                Sent(MailBuilder.Patch("fix2@x.org", "[PATCH] Fix typo", "b.c"), "Cy Dahl", 11),
                Sent(MailBuilder.Mail("pull@x.org", "[GIT PULL] lamp updates for 4.12").Body("The following changes since commit 0123456789ab:\n\n  x\n\nare available in the git repository at:\n\n  https://example.org/lamp.git tags/lamp-4.12\n\nfor you to fetch changes up to fedcba987654:\n\n  lamp: trim\n"), "Bo Ek", 12),
                Sent(MailBuilder.Mail("ann@x.org", "[ANNOUNCE] lampd 1.7").Body("Get it."), "Bo Ek", 13),
                Sent(MailBuilder.Mail("talk@x.org", "Where do old lamps go at night?").Body("Tell me."), "Cy Dahl", 14));
            world.Mainline.Commit("lamp: light", "file.c", "before\nolder line\nafter\n");
            GitCommand.Run(world.Mainline.Path, Aired.AddDays(-3), "tag", "-a", "-m", "release", "v4.12");
            world.Sync();
        }

        public string DataFolder => world.DataFolder;

        public void Dispose() => world.Dispose();

        private static MailBuilder Sent(MailBuilder mail, string person, int day) =>
            mail.From($"{person} <{string.Concat(person.Where(char.IsAsciiLetter)).ToLowerInvariant()}@example.org>").Date(new DateTimeOffset(2023, 12, day, 10, 0, 0, TimeSpan.Zero));
    }
}
