using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut.Releases;
using Tracker.Core.Episodes.Drafting;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.Episodes.DraftWorld;

namespace Tracker.Tests.Episodes;

public sealed class DraftSectionsTests
{
    [Fact]
    public void PatchesThatChangeMaintainersAreToldThoseThatChangeNothingElseFirst()
    {
        using var world = new DraftWorld(
            At(MailBuilder.Patch("both@x.org", "[PATCH] lamp: a new driver").Body($"New.\n---\n{MailBuilder.Diff("lamp.c", "a", "b")}\n{MailBuilder.Diff("MAINTAINERS", "a", "b")}\n"), 1),
            At(MailBuilder.Patch("v1@x.org", "[PATCH] MAINTAINERS: Ada leaves", "MAINTAINERS"), 2), At(MailBuilder.Patch("v2@x.org", "[PATCH v2] MAINTAINERS: Ada leaves", "MAINTAINERS"), 3),
            At(MailBuilder.Patch("other@x.org", "[PATCH] doc: a list of them", "doc/MAINTAINERS.txt"), 4));
        world.Draft().Maintainers.Select(patch => (patch.MessageId, patch.Version, patch.IsAlone)).Should().Equal(("v2@x.org", 2, true), ("both@x.org", 1, false));
        world.Text().Should()
            .Contain("- Ada Author posted version 2 of “MAINTAINERS: Ada leaves” (<v2@x.org>): v2 posted 1 November 2023, in no tree that is followed.")
            .And.Contain("- Ada Author posted “lamp: a new driver” (<both@x.org>), which changes other files too: ");
    }

    [Fact]
    public void OfAPatchOfMaintainersAmongOthersItsOwnWayIsTold()
    {
        using var world = new DraftWorld();
        var first = At(MailBuilder.Patch("1@x.org", "[PATCH 1/2] lamp: a new driver", "lamp.c"), 1);
        var second = At(MailBuilder.Patch("2@x.org", "[PATCH 2/2] MAINTAINERS: lamps are Ada's", "MAINTAINERS").InReplyTo("1@x.org"), 1.1);
        world.World.Mainline.At(Start.AddDays(1));
        var commit = world.World.Mainline.Commit("MAINTAINERS: lamps are Ada's\n\nLink: https://lists.example.org/r/2@x.org", "MAINTAINERS");
        world.World.Post(first, second).Sync();
        world.Draft().Maintainers.Should().ContainSingle().Which.Status.Should().Be($"in mainline, not in a release yet (commit {commit[..12]})");
    }

    [Fact]
    public void ARegressionIsToldWithItsRepliesAndWithWhatRegzbotWasTold()
    {
        using var world = new DraftWorld(
            At(MailBuilder.Mail("dark@x.org", "[REGRESSION] lamps are dark").From("Ben Burner <ben@example.org>").Body("Since a week.\n\n#regzbot introduced: v1.1..v1.2-rc1\n"), 1),
            At(MailBuilder.Mail("a@x.org", "Re: [REGRESSION] lamps are dark").InReplyTo("dark@x.org").Body("Mine too.\n"), 2),
            At(MailBuilder.Mail("b@x.org", "Re: lamps, was: dark").InReplyTo("a@x.org", "dark@x.org").Body("No.\n"), 3),
            At(MailBuilder.Mail("quiet@x.org", "regression in wicks of v1.2").Body("It smokes.\n"), 4),
            At(MailBuilder.Mail("c@x.org", "Re: something else").InReplyTo("elsewhere@x.org").Body("No.\n"), 5));
        world.Draft().Regressions.Select(report => (report.MessageId, report.Replies, report.People, report.Introduced)).Should().Equal(
            ("dark@x.org", 2, 1, "v1.1..v1.2-rc1"), ("quiet@x.org", 0, 0, null));
        world.Text().Should().Contain("- Ben Burner posted “lamps are dark” (<dark@x.org>) on 1 November 2023: 2 replies by 1 person; introduced in v1.1..v1.2-rc1.");
    }

    [Theory]
    [InlineData("[REGRESSION] lamps are dark", true)]
    [InlineData("[regression, bisected] lamps are dark", true)]
    [InlineData("Regression: lamps are dark", true)]
    [InlineData("audit regressions in 4.11", true)]
    [InlineData("boot time regressed since 4.11", true)]
    [InlineData("suspend regression", true)]
    [InlineData("[PATCH] lamp: fix a regression in the wick", false)]
    [InlineData("Re: [REGRESSION] lamps are dark", false)]
    [InlineData("new regression tests for lamps", false)]
    [InlineData("how to avoid regression test failures in lamps", false)]
    [InlineData("progress report", false)]
    public void ASubjectReportsARegressionOrDoesNot(string subject, bool isReport) => DraftReportSubject.IsReport(subject).Should().Be(isReport);

    [Fact]
    public void ReleasesStandInTheOrderOfTheNotesAndThoseOfOnePersonTogether()
    {
        using var world = new DraftWorld(
            Announce("git@x.org", "[ANNOUNCE] Git v2.13.2", "Junio <junio@example.org>", 1),
            Announce("st@x.org", "Linux 4.11.9", "Greg <greg@example.org>", 2), Announce("st2@x.org", "Linux 4.12.1", "Greg <greg@example.org>", 3),
            Announce("rt@x.org", "[ANNOUNCE] 4.9.33-rt23", "Seb <seb@example.org>", 4), Announce("rc@x.org", "Linux 4.13-rc1", "Linus <linus@example.org>", 5));
        world.Draft().Releases.Select(group => (group.Kind, group.Announcements.Count)).Should().Equal(("mainline", 1), ("stable", 1), ("rt", 1), ("tools", 1));
        world.Text().Should().Contain("**Mainline.** Linus announced Linux 4.13-rc1 <rc@x.org>.\n\n> A sentence that says what is new in it.")
            .And.Contain("**Stable.** Greg announced Linux 4.11.9 <st@x.org> and 4.12.1 <st2@x.org>.")
            .And.Contain("**Tools.** Junio announced Git 2.13.2 <git@x.org>.");
    }

    [Fact]
    public void ATagThatNobodyAnnouncedIsToldWithItsCommit()
    {
        using var world = new DraftWorld();
        world.World.Mainline.At(Start.AddDays(2));
        var commit = world.World.Mainline.Commit("release");
        world.World.Mainline.Tag("v1.3");
        world.World.Sync();
        world.Text().Should().Contain($"**Mainline.** small v1.3 (commit `{commit[..12]}`) was tagged on 3 November 2023.".Replace(" v1.3", " 1.3"));
    }

    [Fact]
    public void AMergeWindowIsToldBySubsystemWhileItIsOpen()
    {
        using var world = new DraftWorld();
        foreach (var (day, tag) in new[] { (-60, "v1.1-rc1"), (-1, "v1.1"), (14, "v1.2-rc1") })
        {
            world.World.Mainline.At(Start.AddDays(day)).Commit(tag);
            world.World.Mainline.Tag(tag);
        }
        world.World.Post(Pull("wick@x.org", "[GIT PULL] wick updates for v1.2", 5), Pull("lamp@x.org", "[GIT PULL] lamp/net: changes for v1.2", 6), Pull("late@x.org", "[GIT PULL] oil fixes for v1.2", 24 * 10)).Sync();
        var window = world.Draft().MergeWindows.Should().ContainSingle().Subject;
        (window.Window, window.HasCandidates).Should().Be(("v1.2", true));
        window.Subsystems.SelectMany(subsystem => subsystem.Pulls.Select(pull => (subsystem.Name, pull.MessageId))).Should().Equal(("lamp", "lamp@x.org"), ("wick", "wick@x.org"));
        world.Text().Should().Contain("## The merge window for v1.2\n").And.Contain("**wick.** Ada Author posted “wick updates for v1.2” (<wick@x.org>): 3 commits; not pulled yet.");
        world.Draft(from: 30).MergeWindows.Should().BeEmpty();
    }

    [Fact]
    public void NewsAreOfWhatWasCoveredBeforeTheEndOfTheDays()
    {
        using var world = new DraftWorld(
            At(MailBuilder.Patch("lamp1@x.org", "[PATCH] lamp: one", "lamp.c"), -400), At(MailBuilder.Patch("lamp2@x.org", "[PATCH v2] lamp: one", "lamp.c"), 1),
            At(MailBuilder.Patch("wick1@x.org", "[PATCH] wick: two", "wick.c"), -400), At(MailBuilder.Patch("wick2@x.org", "[PATCH v2] wick: two", "wick.c"), 1));
        world.Cover("the last one", "lamp1@x.org", 1, Start.AddDays(-10));
        world.Cover("one that is to come", "lamp2@x.org", 2, Start.AddDays(7));
        world.Cover("another one that is to come", "wick2@x.org", 2, Start.AddDays(10));
        world.Draft().News.SelectMany(group => group.Items).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Title = "lamp: one", CoveredIn = new[] { "the last one" } });
        world.Draft(days: 8).News.SelectMany(group => group.Items).Should().ContainSingle().Which.CoveredIn.Should().Equal("one that is to come", "the last one");
    }

    [Fact]
    public void WithoutReleaseCandidatesRequestsAreToldOfTheDaysAndOfNoRelease()
    {
        using var world = new DraftWorld();
        foreach (var (day, tag) in new[] { (-60, "v1.7"), (2, "v1.8"), (14, "v1.9") })
        {
            world.World.Mainline.At(Start.AddDays(day)).Commit(tag);
            world.World.Mainline.Tag(tag);
        }
        world.World.Post(
            Pull("early@x.org", "[GIT PULL] oil updates", -48), Pull("lamp@x.org", "[GIT PULL] lamp: more updates", 5), Pull("wick@x.org", "[GIT PULL] wick: updates", 24 * 4),
            At(MailBuilder.Mail("bot@x.org", "Re: [GIT PULL] lamp: more updates").From("pr-tracker-bot@kernel.org").InReplyTo("lamp@x.org").Body(
                "The pull request you sent on Wed, 1 Nov 2023 05:00:00 +0000:\n\n> https://git.example.org/lamp@x.org.git tags/for-1.2\n\nhas been merged into torvalds/linux.git:\n"
                + "https://git.kernel.org/torvalds/c/65aa35c93cc014c72bae944675ea6e88c47a5497\n\nThank you!\n"), 24)).Sync();
        var window = world.Draft().MergeWindows.Should().ContainSingle().Subject;
        (window.HasCandidates, window.Window, window.From, window.Until).Should().Be((false, null, null, null));
        world.Text().Should().Contain("## Pull requests\n\nSent or pulled in these days.\n\n**lamp.** Ada Author posted “lamp: more updates” (<lamp@x.org>): 3 commits; pulled into torvalds/linux.git, the pr-tracker said on 2 November 2023 (merge `65aa35c93cc0`).")
            .And.Contain("(<wick@x.org>): 3 commits; not pulled yet.").And.NotContain("oil").And.NotContain("v1.8:").And.NotContain("asked for");
        world.World.Answers.Pulls("v1.8").Sentence.Should().Be("Pull requests, 2 September to 3 November 2023: 2 asked for, 0 pulled, 1 pulled into torvalds/linux.git, 1 still open.");
        world.Draft(from: 30).MergeWindows.Should().BeEmpty();
    }

    [Theory]
    [InlineData("x86/mm: a title", "", "x86")]
    [InlineData("A cover letter", "mm: a|mm/slab: b|x86: c", "mm")]
    [InlineData("A cover letter", "one|two", "Other")]
    [InlineData("This is a sentence: with a colon", "", "Other")]
    [InlineData("erofs-utils: lib: x", "", "erofs-utils")]
    public void ASeriesIsOfASubsystem(string title, string parts, string name) => DraftSubsystemName.OfSeries(title, parts.Split('|')).Should().Be(name);

    [Theory]
    [InlineData("EFI changes for 4.12", "EFI")]
    [InlineData("pin control bulk changes for v4.12", "pin control")]
    [InlineData("x86/PCI updates for 4.13", "x86")]
    [InlineData("ARM: 64-bit DT updates", "ARM")]
    [InlineData("hwmon fixes for v6.9-rc5", "hwmon")]
    [InlineData("RISC-V Patches for the 6.10 Merge Window, Part 1", "RISC-V")]
    [InlineData("Networking for v6.10", "Networking")]
    [InlineData("s390", "s390")]
    [InlineData("please take what I have here for you today", "Other")]
    [InlineData("updates", "Other")]
    public void APullRequestIsOfASubsystem(string title, string name) => DraftSubsystemName.OfPull(title).Should().Be(name);

    [Fact]
    public void DaysThatWereNotReadAreNamed()
    {
        using var world = new DraftWorld();
        var unread = world.Draft(from: 365 * 3).Notes;
        unread.Should().HaveCount(2).And.OnlyContain(note => note.Contains("was read up to 2026-03-01"));
        world.Draft().Notes.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(187)]
    public void ASpanThatEndsBeforeItBeginsOrLastsTooLongIsAMistake(int days) =>
        FluentActions.Invoking(() => DraftSpan.Of(Start, Start.AddDays(days))).Should().Throw<TrackerException>();

    [Fact]
    public void AProjectWhoseTreeIsNotFollowedIsATool() =>
        DraftReleases.SectionOf(new ReleaseAnswer(Start, "1.0.3", "b4", "small", ReleaseKinds.Stable, null, null, "x@x.org", null)).Should().Be(DraftReleaseKinds.Tools);

    private static MailBuilder Announce(string id, string subject, string from, double hours) =>
        At(MailBuilder.Mail(id, subject).From(from).Body("Hello,\n\nA sentence that says what is new in it.\n"), hours);

    private static MailBuilder Pull(string id, string subject, double hours) => At(MailBuilder.Mail(id, subject).Body(
        $"""
        The following changes since commit 1111111111111111111111111111111111111111:

          something

        are available in the Git repository at:

          https://git.example.org/{id}.git tags/for-1.2

        for you to fetch changes up to 2222222222222222222222222222222222222222:

          something

        Ada Author (3):
              one
        """), hours);
}
