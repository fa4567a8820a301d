using System.Net;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Git;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Git;

public sealed class GitFetchTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TempTree upstream = new();

    private GitStore Store => GitStore.Open(folder.At("store.git"));

    public void Dispose()
    {
        upstream.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void BranchesAndTagsThatAreWantedComeIntoTheTreesOwnNames()
    {
        var tip = upstream.Commit("one");
        upstream.Tag("v1.0");
        upstream.Tag("other");
        upstream.Branch("side");
        Fetch().Should().BeTrue();
        Refs().Keys.Should().BeEquivalentTo("heads/master", "tags/v1.0");
        Refs()["heads/master"].Should().Be(tip);
    }

    [Fact]
    public void NothingNewIsSaidSo()
    {
        upstream.Commit("one");
        Fetch();
        Fetch().Should().BeFalse();
    }

    [Fact]
    public void WhatComesLaterIsFetchedToo()
    {
        upstream.Commit("one");
        Fetch();
        var tip = upstream.Commit("two");
        Fetch().Should().BeTrue();
        Refs()["heads/master"].Should().Be(tip);
        Git("log", "--format=%s", tip).Should().Be("two\none");
    }

    [Fact]
    public void WhatWasPackedInAFolderSinceIsCopiedAsItIs()
    {
        upstream.Commit("one");
        Fetch();
        var tip = upstream.Commit("two");
        upstream.Git("repack", "-d", "-q");
        Fetch().Should().BeTrue();
        Refs()["heads/master"].Should().Be(tip);
        PacksOf(folder.At("store.git")).Should().BeEquivalentTo(PacksOf(Path.Combine(upstream.Path, ".git")));
    }

    [Fact]
    public void AForcedPushToOlderHistoryIsFollowed()
    {
        var first = upstream.Commit("one");
        upstream.Commit("two");
        Fetch();
        upstream.Rewind(first);
        Fetch().Should().BeTrue();
        Refs()["heads/master"].Should().Be(first);
    }

    [Fact]
    public void ABranchThatIsGoneThereGoesHereAndMakesRoomForOneBelowItsName()
    {
        upstream.Commit("one");
        upstream.Branch("topic");
        Fetch(["master", "topic*"]);
        upstream.Checkout("master");
        upstream.Git("branch", "-D", "topic");
        upstream.Branch("topic/one");
        Fetch(["master", "topic*"]);
        Refs().Keys.Should().BeEquivalentTo("heads/master", "heads/topic/one");
    }

    [Fact]
    public void TwoTreesShareAStoreAndKeepTheirNamesApart()
    {
        upstream.Commit("one");
        using var other = new TempTree();
        var tip = other.Commit("another", content: "x");
        Fetch();
        GitFetch.Fetch(Store, Request(other.Path, "master") with { RefPrefix = "refs/trees/other" }, new Progress<string>(), CancellationToken.None);
        Git("rev-parse", "refs/trees/other/heads/master").Should().Be(tip);
        Refs().Should().ContainKey("heads/master");
    }

    [Fact]
    public void ATreeIsFetchedOverHttp()
    {
        upstream.Commit("one");
        using var server = new GitHttpServer(upstream.Path);
        Fetch(server.Url + "/.git").Should().BeTrue();
        var tip = upstream.Commit("two");
        Fetch(server.Url + "/.git").Should().BeTrue();
        Refs()["heads/master"].Should().Be(tip);
        Fetch(server.Url + "/.git").Should().BeFalse();
    }

    [Fact]
    public void AConnectionLostInTheMiddleLeavesTheTreeAsItWas()
    {
        var tip = upstream.Commit("one");
        using var server = new GitHttpServer(upstream.Path);
        Fetch(server.Url + "/.git");
        upstream.Commit("big", content: string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{number * 7919 % 10007} line\n")));
        server.CutAfter = 2_000;
        FetchingFails(server.Url + "/.git").WithMessage($"Tree 'test' could not be fetched from {server.Url}*");
        Refs()["heads/master"].Should().Be(tip);
        server.CutAfter = null;
        Fetch(server.Url + "/.git").Should().BeTrue();
        Git("fsck", "--connectivity-only");
    }

    [Fact]
    public void ADemandForAPasswordIsSaid()
    {
        upstream.Commit("one");
        using var server = new GitHttpServer(upstream.Path) { Refusal = HttpStatusCode.Unauthorized };
        FetchingFails(server.Url + "/.git").WithMessage("*asks for a password*");
    }

    [Fact]
    public void AUrlWhereNothingIsIsSaid()
    {
        using var server = new GitHttpServer(upstream.Path);
        FetchingFails(server.Url + "/nothing.git").WithMessage("*404*Nothing is there*");
    }

    [Fact]
    public void AServerThatDoesNotAnswerIsSaid() =>
        FetchingFails("http://127.0.0.1:1/x.git").WithMessage("Tree 'test' could not be fetched from http://127.0.0.1:1/x.git: *Check the network*");

    [Fact]
    public void AFolderThatIsNoRepositoryIsSaid()
    {
        folder.Write("plain/file", "");
        FetchingFails(folder.At("plain")).WithMessage("*not a git repository*");
        FetchingFails(folder.At("nowhere")).WithMessage("*there is no such folder*");
    }

    [Fact]
    public void AnEmptyRepositoryIsSaid() => FetchingFails(upstream.Path).WithMessage("*is empty*");

    [Fact]
    public void APatternThatFitsNoBranchNamesTheBranchesThereAre()
    {
        upstream.Commit("one");
        var fetch = () => Fetch(["main"]);
        fetch.Should().Throw<TrackerException>().WithMessage("*no branch is called main there. It has master;*");
    }

    [Fact]
    public void AUrlThatWouldRunAProgramIsRefused() =>
        FetchingFails($"ext::touch {folder.At("pwned")}").WithMessage("*only https, http, git, file and paths*");

    [Fact]
    public void ADamagedPackIsSaidAndNothingOfItIsKept()
    {
        upstream.Commit("one", content: string.Concat(Enumerable.Range(0, 1000).Select(number => $"{number}\n")));
        upstream.Git("repack", "-a", "-d", "-q");
        var pack = Directory.GetFiles(Path.Combine(upstream.Path, ".git", "objects", "pack"), "*.pack").Single();
        File.SetAttributes(pack, FileAttributes.Normal);
        var bytes = File.ReadAllBytes(pack);
        bytes[bytes.Length / 2] ^= 0xff;
        File.WriteAllBytes(pack, bytes);
        FetchingFails(upstream.Path).WithMessage("*damaged*git fsck*");
        Refs().Should().BeEmpty();
        Directory.GetFiles(folder.At("store.git", "objects", "pack")).Should().BeEmpty();
    }

    [Fact]
    public void WhatAKilledFetchLeftBehindIsClearedAway()
    {
        upstream.Commit("one");
        Fetch();
        folder.Write("store.git/refs/trees/test/heads/master.lock", "");
        folder.Write("store.git/packed-refs.lock", "");
        folder.Write("store.git/config.lock", "");
        folder.Write("store.git/objects/pack/pack_git2_a1b2c3", "half a pack");
        var tip = upstream.Commit("two");
        Fetch().Should().BeTrue();
        Refs()["heads/master"].Should().Be(tip);
        Directory.GetFiles(folder.At("store.git"), "*.lock", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void AFetchThatIsCalledOffChangesNothing()
    {
        upstream.Commit("one");
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var fetch = () => GitFetch.Fetch(Store, Request(upstream.Path, "master"), new Progress<string>(), cancel.Token);
        fetch.Should().Throw<OperationCanceledException>();
        Refs().Should().BeEmpty();
    }

    [Fact]
    public void ASeedsObjectsAreBorrowedAndNotFetchedAgain()
    {
        upstream.Commit("one", content: string.Concat(Enumerable.Range(0, 50_000).Select(number => $"{number * 7919 % 10007}\n")));
        GitCommand.Run(folder.Path, "clone", "--quiet", upstream.Path, "seed");
        var tip = upstream.Commit("two");
        using var server = new GitHttpServer(upstream.Path);
        Store.Borrow(folder.At("seed"), "test");
        Fetch(server.Url + "/.git");
        Git("log", "--format=%s", tip).Should().Be("two\none");
        Directory.GetFiles(folder.At("store.git", "objects"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length).Should().BeLessThan(20_000);
    }

    [Fact]
    public void ASeedThatHasGoneIsSaid()
    {
        upstream.Commit("one");
        GitCommand.Run(folder.Path, "clone", "--quiet", upstream.Path, "seed");
        Store.Borrow(folder.At("seed"), "test");
        Directory.Delete(folder.At("seed"), recursive: true);
        FetchingFails(upstream.Path).WithMessage("*borrows objects from*no longer*");
    }

    [Fact]
    public void ANameOfAnyCharactersMakesAFileNameOfItsOwn() =>
        GitStore.Escape("../linux next:ü.lock").Should().Be("%2E%2E%2Flinux%20next%3A%C3%BC%2Elock");

    private bool Fetch(string url, params string[] branches) =>
        GitFetch.Fetch(Store, Request(url, branches is [] ? ["master"] : branches), new Progress<string>(), CancellationToken.None);

    private bool Fetch() => Fetch(upstream.Path);

    private bool Fetch(string[] branches) => Fetch(upstream.Path, branches);

    private FluentAssertions.Specialized.ExceptionAssertions<TrackerException> FetchingFails(string url)
    {
        var fetch = () => Fetch(url);
        return fetch.Should().Throw<TrackerException>();
    }

    private static FetchRequest Request(string url, params string[] branches) =>
        new("Tree 'test'", url, "refs/trees/test", branches, tag => tag.StartsWith('v'));

    private static IEnumerable<string?> PacksOf(string repository) =>
        Directory.EnumerateFiles(Path.Combine(repository, "objects", "pack"), "*.pack").Select(Path.GetFileName);

    private Dictionary<string, string> Refs() =>
        Git("for-each-ref", "--format=%(refname) %(objectname)", "refs/trees/test").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')).ToDictionary(line => line[0]["refs/trees/test/".Length..], line => line[1]);

    private string Git(params string[] arguments) => GitCommand.Run(Store.Folder, arguments);
}
