using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.MailIn;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class PullMailTests
{
    private const string Base = "The following changes since commit 0123456789ab:\n\n  Linux 6.8 (2024-03-10)\n\n";
    private const string Tip = "\n\nfor you to fetch changes up to fedcba987654:\n\n  lamp: trim\n";

    [Theory]
    [InlineData("are available in the Git repository at:\n\n  git://example.org/a.git tags/x", "git://example.org/a.git", "tags/x")]
    [InlineData("are available in the git repository at:\n  git://example.org/a.git for-linus", "git://example.org/a.git", "for-linus")]
    [InlineData("are available in the Git repository at:\n\n  git://example.org/a.git HEAD", "git://example.org/a.git", null)]
    [InlineData("are available in the Git repository at:\n\n  git://example.org/a.git", "git://example.org/a.git", null)]
    [InlineData("are available in the Git repository at:\n\n  git://example.org/a.git branch for-linus", "git://example.org/a.git", "for-linus")]
    [InlineData("are available in the Git repository at:\n\n  git://example.org/a.git\ntags/x", "git://example.org/a.git", "tags/x")]
    [InlineData("are available in the Git repository at:\n\n  git://example.org/pub/scm/\na.git tags/x", "git://example.org/pub/scm/a.git", "tags/x")]
    [InlineData("are available in the Git\nrepository at:\n\n  ssh://git@example.org/a.git tags/x", "ssh://git@example.org/a.git", "tags/x")]
    [InlineData("is available in the Git repository at:\r\n\r\n  git@example.org:ada/a.git for-next\r\n", "git@example.org:ada/a.git", "for-next")]
    [InlineData("are available in the Git repository at:\n\n  <https://example.org/a.git> tags/x", "https://example.org/a.git", "tags/x")]
    [InlineData("are available in the Git repository at:\n\n  ../a.git master", "../a.git", "master")]
    [InlineData("are available in the Git repository at:\n\n  my home page", null, null)]
    [InlineData("are available in the Git repository at:", null, null)]
    public void ThePlaceIsReadAsGitAndMailProgramsWriteIt(string place, string? url, string? name)
    {
        var pull = Read("[GIT PULL] lamp", Base + place + Tip);
        (pull?.Url, pull?.Ref, pull?.TipHex, pull?.BaseHex).Should().Be((url, name, "fedcba987654", "0123456789ab"));
    }

    [Theory]
    [InlineData(" 1 file changed, 2 insertions(+)", 1, 2, 0)]
    [InlineData(" 12 files changed, 3 insertions(+), 4 deletions(-)", 12, 3, 4)]
    [InlineData(" 3 files changed, 4 deletions(-)", 3, 0, 4)]
    [InlineData(" 3 files changed, 12 insertions(+), 4\n deletions(-)", 3, 12, 4)]
    [InlineData(" 3 files changed", 3, 0, 0)]
    [InlineData(" 99999999999999 files changed", null, 0, 0)]
    [InlineData(" a few files changed", null, null, null)]
    public void TheDiffstatIsCounted(string diffstat, int? files, int? insertions, int? deletions)
    {
        var pull = Read("[GIT PULL] lamp", $"{Base}{Tip}\nAda (2):\n      a\n      b\n\n{diffstat}\n");
        (pull?.Files, pull?.Insertions, pull?.Deletions, pull?.Commits).Should().Be((files, insertions, deletions, 2));
    }

    [Theory]
    [InlineData("[GIT PULL] lamp updates for 6.9", "lamp updates for 6.9")]
    [InlineData("GIT PULL: lamp updates", "lamp updates")]
    [InlineData("pull-request: lamp 2024-03-10", "lamp 2024-03-10")]
    [InlineData("Please pull powerpc/linux.git powerpc-4.12-1 tag", "Please pull powerpc/linux.git powerpc-4.12-1 tag")]
    public void TheTitleIsWhatIsAskedFor(string subject, string title) => Read(subject, Base + Tip)?.Title.Should().Be(title);

    [Fact]
    public void WhatSomebodyQuotesIsNoRequest() =>
        Read("[GIT PULL] lamp", "> The following changes since commit 0123456789ab:\n> for you to fetch changes up to fedcba987654:\n").Should().BeNull();

    [Fact]
    public void ALinkToAMailIsNoPlaceToPullFrom() => Read("[GIT PULL] lamp", "See\n\n  https://lore.example.org/a@example.org/\n").Should().BeNull();

    [Fact]
    public void AnyTextIsTaken() =>
        Prop.ForAll<string, string>((start, end) => Read("[GIT PULL] x", $"{start}\n{Base}are available in the git repository at:\n{end}") is null or { Title: "x" })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void ManyMegabytesOfRequestsTakeNoLongerThanTheirLength() =>
        Read("[GIT PULL] x", string.Concat(Enumerable.Repeat("The following changes since commit 0123456:\n  git://x y\n", 100_000)))?.Url.Should().Be("git://x");

    private static PullFacts? Read(string subject, string text) => PullMail.Read(PatchSubject.Parse(subject), text);
}
