using FluentAssertions;
using Tracker.Core.AnswersOut.Releases;
using Tracker.Core.CommitsIn;
using Tracker.Core.MailIn;
using Xunit;

namespace Tracker.Tests.AnswersOut;

public sealed class ReleaseJoinTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("v6.9-rc1", "6.9-rc1")]
    [InlineData("v6.9", "6.9")]
    [InlineData("v4.12.0", "4.12")]
    [InlineData("20240129", "20240129")]
    [InlineData("20240129", "January 2024")]
    public void ATagAndItsAnnouncementAreOneRelease(string tag, string announced) =>
        Told([Tag(tag, 28)], [Mail(announced, 29)]).Should().Equal($"{tag} Linux mainline a29@x");

    [Theory]
    [InlineData("v6.9-rc1", "6.9")]
    [InlineData("v6.9.1", "6.9")]
    [InlineData("20240229", "January 2024")]
    public void AnotherNumberIsAnotherRelease(string tag, string announced) =>
        Told([Tag(tag, 28)], [Mail(announced, 29)]).Should().Equal($"{announced} Linux - a29@x", $"{tag} Linux mainline -");

    [Fact]
    public void TheSameNumberWeeksLaterIsAnotherRelease() =>
        Told([Tag("v6.9", 0)], [Mail("6.9", 20)]).Should().Equal("6.9 Linux - a20@x", "v6.9 Linux mainline -");

    [Fact]
    public void AnotherProjectsReleaseOfTheSameNumberIsItsOwn() =>
        Told([Tag("v4.11", 0)], [Mail("4.11", 1, "iproute2"), Mail("4.11", 2)]).Should().Equal("4.11 iproute2 - a1@x", "v4.11 Linux mainline a2@x");

    [Fact]
    public void NeitherIsItWhereItAloneWasAnnounced() =>
        Told([Tag("v4.11", 0)], [Mail("4.11", 1, "iproute2")], "Linux").Should().Equal("4.11 iproute2 - a1@x", "v4.11 Linux mainline -");

    [Fact]
    public void AnAnnouncementThatWasRepeatedIsOne() =>
        Told([Tag("v6.9", 0)], [Mail("6.9", 1), Mail("6.9", 2), Mail("7.0", 1), Mail("7.0", 2)]).Should().Equal("7.0 Linux - a1@x", "v6.9 Linux mainline a1@x");

    [Fact]
    public void WhatCameBeforeTheDayIsLeftOutWithItsAnnouncement() =>
        new ReleaseJoin([Tag("v6.9", 9)], [Mail("6.9", 11)], [("linux", "Linux")]).Since(Start.AddDays(10)).Should().BeEmpty();

    [Theory]
    [InlineData("v6.9-rc1", 200, "rc")]
    [InlineData("v6.9", 200, "final")]
    [InlineData("v6.1.5", 90, "stable")]
    [InlineData("v6.1.99", 111, "long-term")]
    [InlineData("v6.2.99", 300, "stable")]
    [InlineData("v5.4.99", 300, "stable")]
    public void AReleaseThatMendsAnOldOneIsLongTerm(string name, int day, string kind) =>
        new ReleaseJoin([Tag("v6.1", 0), Tag("v6.2", 60), Tag(name, day)], [], []).Since(Start.AddDays(61)).Should().Contain(release => release.Name == name && release.Kind == kind);

    [Theory]
    [InlineData("6.6.12-rt20", AnnouncementKind.RealTime, "Linux", "rt")]
    [InlineData("6.9-rc1", AnnouncementKind.Candidate, "Linux", "rc")]
    [InlineData("6.9", AnnouncementKind.Final, "Linux", "final")]
    [InlineData("6.1.99", AnnouncementKind.Stable, "Linux", "long-term")]
    [InlineData("6.1.99", AnnouncementKind.Stable, "iproute2", "stable")]
    public void WhatWasOnlyAnnouncedHasAKindToo(string name, AnnouncementKind kind, string project, string told) =>
        new ReleaseJoin([Tag("v6.1", 0), Tag("v6.2", 60)], [Mail(name, 200, project) with { Kind = kind }], [("linux", "Linux")])
            .Since(Start.AddDays(100)).Should().ContainSingle().Which.Kind.Should().Be(told);

    [Theory]
    [InlineData("Linux Test Project", "ltp", true)]
    [InlineData("Linux", "linux-kernel", true)]
    [InlineData("Git", "git", true)]
    [InlineData("iproute2", "linux", false)]
    [InlineData("linux-firmware", "linux", false)]
    [InlineData("-", "linux", false)]
    public void AProjectIsTheCommunitysOwnByItsNameOrInitials(string project, string community, bool isOwn)
    {
        var other = Mail("6.9", 0, "another") with { Community = community };
        new ReleaseJoin([Tag("v6.9", 0) with { Community = community, Tree = "mainline" }], [other], [(community, project)]).Since(Start)
            .Any(release => release.Tree is not null && release.MessageId is not null).Should().Be(!isOwn);
    }

    private static IEnumerable<string> Told(IReadOnlyList<TaggedRelease> tags, IReadOnlyList<MailedRelease> mails, params string[] projects) =>
        new ReleaseJoin(tags, mails, [.. mails.Select(mail => (mail.Community, mail.Project)), .. projects.Select(project => ("linux", project))]).Since(Start)
            .Select(release => $"{release.Name} {release.Project} {release.Tree ?? "-"} {release.MessageId ?? "-"}");

    private static TaggedRelease Tag(string name, int day) =>
        ReleaseName.TryParse(name, out var release)
            ? new TaggedRelease("linux", "mainline", release, "0123456789abcdef0123456789abcdef01234567", Start.AddDays(day))
            : throw new ArgumentException(name, nameof(name));

    private static MailedRelease Mail(string name, int day, string project = "Linux") =>
        new("linux", project, name, AnnouncementKind.Final, Start.AddDays(day), $"a{day}@x", null);
}
