using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Git;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Git;

public sealed class NativeGitTests
{
    [Fact]
    public void TheSystemsLibraryOpensWalksDiffsAndFetches() => NativeGit.Check().Should().StartWith("libgit2 1.");

    [Fact]
    public void LoadingFromManyThreadsIsTheSameAsLoadingOnce() =>
        Parallel.For(0, 8, _ => NativeGit.EnsureLoaded());

    [Fact]
    public void TheLibraryNearestToTheOneThatWasCompiledInIsChosen()
    {
        using var folder = new TempFolder();
        foreach (var version in new[] { "1.9", "1.5", "1.7", "1.8" })
            folder.Write($"libgit2.so.{version}", "");
        NativeLibraryFile.Find(null, [folder.Path]).Should().Be(folder.At("libgit2.so.1.7"));
    }

    [Fact]
    public void AMissingLibraryNamesThePackageToInstall()
    {
        using var folder = new TempFolder();
        var find = () => NativeLibraryFile.Find(null, [folder.Path]);
        find.Should().Throw<TrackerException>().WithMessage("*libgit2-1.5*");
    }

    [Fact]
    public void ANamedLibraryThatIsNotThereIsSaid()
    {
        var find = () => NativeLibraryFile.Find("/nowhere/libgit2.so", []);
        find.Should().Throw<TrackerException>().WithMessage("*TRACKER_LIBGIT2 names /nowhere/libgit2.so*");
    }

    [Fact]
    public void ADanglingLinkIsMadeAnew()
    {
        using var folder = new TempFolder();
        var library = folder.Write("libgit2.so.1.7", "");
        Directory.CreateDirectory(folder.At("links"));
        File.CreateSymbolicLink(folder.At("links", NativeLibraryFile.LinkName), folder.At("gone.so"));
        NativeLibraryFile.Link(library, folder.At("links"));
        File.ResolveLinkTarget(folder.At("links", NativeLibraryFile.LinkName), returnFinalTarget: true)!.FullName.Should().Be(library);
    }

    [Fact]
    public void ManyProgramsThatStartAtOnceFindOneLinkAndNoLitter()
    {
        using var folder = new TempFolder();
        var library = folder.Write("libgit2.so.1.7", "");
        Parallel.For(0, 16, _ => NativeLibraryFile.Link(library, folder.At("links")));
        Directory.EnumerateFileSystemEntries(folder.At("links")).Should().ContainSingle().Which.Should().EndWith(NativeLibraryFile.LinkName);
    }
}
