using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.MailIn;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class AnnouncementMailTests
{
    [Theory]
    [InlineData("Linux 6.18-rc1", "Linux 6.18-rc1 Candidate")]
    [InlineData("Linux 4.12", "Linux 4.12 Final")]
    [InlineData("Linux 6.1.55", "Linux 6.1.55 Stable")]
    [InlineData("Linux 2.6.39", "Linux 2.6.39 Final")]
    [InlineData("Linux 2.6.39.4", "Linux 2.6.39.4 Stable")]
    [InlineData("Linux 4.4.76, 4.9.36, and 4.11.9", "Linux 4.4.76 Stable", "Linux 4.9.36 Stable", "Linux 4.11.9 Stable")]
    [InlineData("[ANNOUNCE] 4.4.75-rt88", "Linux 4.4.75-rt88 RealTime")]
    [InlineData("[ANNOUNCE] v6.9-rc1-rt1", "Linux 6.9-rc1-rt1 RealTime")]
    [InlineData("[ANNOUNCE] Git v2.13.0-rc1", "Git 2.13.0-rc1 Candidate")]
    [InlineData("[ANNOUNCE] Git v2.13.0", "Git 2.13.0 Final")]
    [InlineData("[ANNOUNCE] Git v2.12.3 and others", "Git 2.12.3 Stable")]
    [InlineData("[ANNOUNCE] erofs-utils: release 1.0 and package inclusion requests", "erofs-utils 1.0 Final")]
    [InlineData("[ANNOUNCE] iproute2-4.11", "iproute2 4.11 Final")]
    [InlineData("[ANNOUNCE] util-linux v2.30-rc1", "util-linux 2.30-rc1 Candidate")]
    [InlineData("man-pages-4.11 is released", "man-pages 4.11 Final")]
    [InlineData("[ANNOUNCE] version 0.7 of nothing", new string[0])]
    [InlineData("[ANNOUNCE] xfs: for-next updated to 0123456789ab", new string[0])]
    [InlineData("[ANNOUNCE] A meeting of all who wrote patches for Linux 6.1", new string[0])]
    [InlineData("[ANNOUNCE] see https://example.org/lamp-1.2.tar.gz", new string[0])]
    [InlineData("[ANNOUNCE] Lamp v1.2.x series", new string[0])]
    [InlineData("The Linux Test Project has been released for MAY 2023", "Linux Test Project May 2023 Final")]
    public void ReleasesAreReadFromTheTitle(string subject, params string[] releases) => Read(subject, "").Should().Equal(releases);

    [Theory]
    [InlineData("https://example.org/releases/tag/20240129", "20240129")]
    [InlineData("git shortlog 20230929..20240129", "20240129")]
    [InlineData("git shortlog 20230929..", "January 2024")]
    [InlineData("https://example.org/releases/tag/YYYYMMDD", "January 2024")]
    [InlineData("20240199 x20240130 202401301", "January 2024")]
    public void AMonthsReleaseIsCalledByItsDayWhereTheTextTellsIt(string text, string name) =>
        Read("The Lamp Project has been released for JANUARY 2024", text).Should().Equal($"Lamp Project {name} Final");

    [Fact]
    public void AnyTextIsTaken() =>
        Prop.ForAll<string>(title => AnnouncementMail.Read($"{title} 1.2.3, 4.5 {title}", title ?? "").Count <= 50)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static IEnumerable<string> Read(string subject, string text) =>
        AnnouncementMail.Read(PatchSubject.Parse(subject).Title, text).Select(release => $"{release.Project} {release.Name} {release.Kind}");
}
