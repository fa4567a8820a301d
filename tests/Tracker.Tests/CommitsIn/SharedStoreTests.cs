using FluentAssertions;
using Tracker.Core;
using Tracker.Core.CommitsIn;
using Tracker.Testing;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

/// <summary>The trees of a community have one store: a commit counts for a tree whose refs reach it, not where its object is.</summary>
public sealed class SharedStoreTests : CommitsInTests
{
    [Fact]
    public void ACommitThatWasFetchedForAnotherTreeCountsOnlyForThatOne()
    {
        upstream.Commit("one");
        using var fork = new TempTree();
        fork.Git("pull", "--quiet", upstream.Path, "master");
        var own = fork.Commit("of the fork", "fork.c");
        fork.Tag("v9.9");
        var tree = new Tree("fork", TreeRole.Other, fork.Path, ["master"], null);
        upstream.Tag("v1.0");

        trees.Sync(Mainline(upstream), tree, Mainline(upstream));

        Has(own).Should().BeTrue("the test is about an object that is there");
        trees.In("mainline").Should().Equal("one");
        trees.Releases().Should().Equal("one v1.0");
        trees.In("fork").Should().Equal("of the fork");
    }

    [Fact]
    public void ACommitThatIsBorrowedFromASeedCountsForNobody()
    {
        upstream.Commit("one");
        using var seed = new TempTree();
        seed.Git("pull", "--quiet", upstream.Path, "master");
        var own = seed.Commit("of the seed", "seed.c");
        seed.Tag("v9.9");

        trees.Sync(Mainline(upstream) with { Seed = seed.Path }).Should().BeEquivalentTo(new { Commits = 1, Joined = 1 });

        Has(own).Should().BeTrue("the test is about an object that is there");
        trees.In("mainline").Should().Equal("one");
        trees.Releases().Should().BeEmpty();
    }

    [Fact]
    public void ACommitThatARewoundBranchLostCountsNoLongerThoughItsObjectStays()
    {
        var first = upstream.Commit("one");
        var lost = upstream.Commit("two");
        trees.Sync(Mainline(upstream));
        upstream.Rewind(first);
        trees.Sync(Mainline(upstream));
        Has(lost).Should().BeTrue("the test is about an object that is there");
        trees.In("mainline").Should().Equal("one");
    }

    [Fact]
    public void WhatTwoTreesShareIsInTheStoreOnce()
    {
        upstream.Commit("one", "large.bin", string.Concat(Enumerable.Range(0, 20_000).Select(number => $"{number * 7919L} ")));
        upstream.Git("gc", "--quiet");
        using var folder = new TempFolder();
        GitCommand.Run(folder.Path, "clone", "--quiet", "--no-hardlinks", upstream.Path, "fork");
        GitCommand.Run(folder.At("fork"), "-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "--allow-empty", "-m", "of the fork");
        trees.Sync(Mainline(upstream));
        var before = Packs();
        trees.Sync(new Tree("fork", TreeRole.Other, folder.At("fork"), ["master"], null));
        trees.In("fork").Should().Equal("of the fork");
        Packs().Should().Be(before);
    }

    private bool Has(string commit)
    {
        using var reader = new TreeReader(trees.StoreFolder, Mainline(upstream));
        return reader.Has(new CommitId(commit));
    }

    private long Packs() => new DirectoryInfo(Path.Combine(trees.StoreFolder, "objects", "pack")).EnumerateFiles().Sum(file => file.Length);
}
