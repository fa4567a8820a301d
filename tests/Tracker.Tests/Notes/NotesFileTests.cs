using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Notes;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Notes;

[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class NotesFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void AFileIsReplacedWithItsPermissions()
    {
        var path = folder.Write("notes.md", "before\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        NotesFile.Read(path).Replace("after\n").Should().BeTrue();

        File.ReadAllText(path).Should().Be("after\n");
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Directory.GetFiles(folder.Path).Should().Equal(path);
    }

    [Fact]
    public void WhatALinkLeadsToIsReplacedAndTheLinkStays()
    {
        var path = folder.Write("real/notes.md", "before\n");
        File.CreateSymbolicLink(folder.At("link.md"), "real/notes.md");
        File.CreateSymbolicLink(folder.At("link-to-link.md"), folder.At("link.md"));

        NotesFile.Read(folder.At("link-to-link.md")).Replace("after\n").Should().BeTrue();

        File.ReadAllText(path).Should().Be("after\n");
        new FileInfo(folder.At("link.md")).LinkTarget.Should().Be("real/notes.md");
    }

    [Fact]
    public void AFileThatChangedMeanwhileIsLeftAlone()
    {
        var path = folder.Write("notes.md", "before\n");
        var notes = NotesFile.Read(path);
        File.WriteAllText(path, "the host's own words\n");

        notes.Invoking(file => file.Replace("after\n")).Should().Throw<TrackerException>().WithMessage("*changed while they were read*Run it again*");

        File.ReadAllText(path).Should().Be("the host's own words\n");
        Directory.GetFiles(folder.Path).Should().Equal(path);
    }

    [Fact]
    public void TheSameTextIsNotWritten()
    {
        var path = folder.Write("notes.md", "before\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        NotesFile.Read(path).Replace("before\n").Should().BeFalse();

        File.GetLastWriteTimeUtc(path).Year.Should().Be(2020);
    }

    [Fact]
    public void WhatIsNoFileIsAMistake()
    {
        FluentActions.Invoking(() => NotesFile.Read(folder.At("none.md"))).Should().Throw<TrackerException>().WithMessage("*cannot be read*");
        FluentActions.Invoking(() => NotesFile.Read(folder.Path)).Should().Throw<TrackerException>().WithMessage("*cannot be read*");
        FluentActions.Invoking(() => NotesFile.Read("")).Should().Throw<TrackerException>().WithMessage("*cannot be read*");
    }

    [Fact]
    public void AStreamWithoutEndIsReadNoFurtherThanATextMayBe() =>
        FluentActions.Invoking(() => NotesFile.Read("/dev/zero")).Should().Throw<TrackerException>().WithMessage("/dev/zero has more than 16 MB*");

    public void Dispose() => folder.Dispose();
}
