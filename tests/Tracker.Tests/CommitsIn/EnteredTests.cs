using Dapper;
using FluentAssertions;
using Xunit;
using static Tracker.Tests.CommitsIn.FollowedTrees;

namespace Tracker.Tests.CommitsIn;

public sealed class EnteredTests : CommitsInTests
{
    [Fact]
    public void ACommitEntersABranchWithTheMergeThatBringsItOnTheDayOfTheMerge()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("topic");
        upstream.At(Day(2)).Commit("leaf", "leaf.c");
        upstream.Branch("deep");
        upstream.At(Day(3)).Commit("deeper", "deeper.c");
        upstream.Checkout("topic");
        upstream.At(Day(4)).Merge("deep", "merge deep into topic");
        upstream.Checkout("master");
        upstream.At(Day(5)).Commit("direct", "direct.c");
        upstream.At(Day(9)).Merge("topic", "merge topic");

        trees.Sync(Mainline(upstream));

        trees.Entered("mainline").Should().Equal(
            "base, 2024-03-01", "deeper, 2024-03-09, by merge topic", "direct, 2024-03-05", "leaf, 2024-03-09, by merge topic",
            "merge deep into topic, 2024-03-09, by merge topic", "merge topic, 2024-03-09");
    }

    [Fact]
    public void WhatANightlyRunAddsGetsTheMergeThatBroughtItThen()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("topic");
        upstream.At(Day(2)).Commit("one", "one.c");
        upstream.Checkout("master");
        upstream.At(Day(3)).Merge("topic", "first merge");
        trees.Sync(Mainline(upstream));
        upstream.Checkout("topic");
        upstream.At(Day(4)).Commit("two", "two.c");
        upstream.Checkout("master");
        upstream.At(Day(5)).Merge("topic", "second merge");

        trees.Sync(Mainline(upstream));

        trees.Entered("mainline").Should().Contain(["one, 2024-03-03, by first merge", "two, 2024-03-05, by second merge"]);
    }

    [Fact]
    public void APullTheWrongWayRoundIsToldAsIfItHadBeenThereFromTheStart()
    {
        upstream.At(Day(1)).Commit("base");
        upstream.Branch("mine");
        upstream.At(Day(2)).Commit("mine", "mine.c");
        upstream.Checkout("master");
        upstream.At(Day(3)).Commit("theirs", "theirs.c");
        upstream.Branch("topic");
        upstream.At(Day(4)).Commit("brought", "brought.c");
        upstream.Checkout("master");
        upstream.At(Day(5)).Merge("topic", "merge topic");
        trees.Sync(Mainline(upstream));
        upstream.Checkout("mine");
        upstream.At(Day(7)).Merge("master", "merge of master into mine");
        upstream.Checkout("master");
        upstream.Rewind("mine");

        trees.Sync(Mainline(upstream));

        using var fromTheStart = new FollowedTrees();
        fromTheStart.Sync(Mainline(upstream));
        trees.Everything().Should().Equal(fromTheStart.Everything());
        trees.Entered("mainline").Should().Contain("theirs, 2024-03-07, by merge of master into mine");
    }

    /// <summary>git itself is asked what each commit's first descendant on the first-parent line is.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void InAnyHistoryEveryCommitHasTheBringerThatGitNamesHoweverManyPassesReadIt(int seed)
    {
        var random = new Random(seed);
        upstream.At(Day(1)).Commit("c0");
        for (var step = 1; step <= 24; step++)
        {
            MakeHistory(random, step);
            if (step % 8 == 0)
                trees.Sync(Mainline(upstream));
        }
        var line = upstream.Git("rev-list", "--first-parent", "--reverse", "master").Split('\n');
        foreach (var commit in upstream.Git("rev-list", "master").Split('\n'))
        {
            var bringer = line.First(onLine => onLine == commit || upstream.Git("merge-base", commit, onLine) == commit);
            Bringer(commit).Should().Be(bringer == commit ? null : bringer, commit);
        }
    }

    private void MakeHistory(Random random, int step)
    {
        var topic = $"topic{random.Next(3)}";
        var exists = upstream.Git("branch", "--list", topic).Length > 0;
        if (random.Next(3) == 0)
            upstream.Commit($"c{step}", $"{step}.c");
        else if (exists && random.Next(2) == 0)
            upstream.Merge(topic, $"merge {step} of {topic}");
        else
        {
            if (exists)
                upstream.Checkout(topic);
            else
                upstream.Branch(topic);
            upstream.Commit($"t{step}", $"{step}.c");
            upstream.Checkout("master");
        }
    }

    private string? Bringer(string commit) => trees.Connection.ExecuteScalar<string?>(
        """
        SELECT CASE WHEN m.id IS NOT NULL THEN lower(hex(m.id)) END
        FROM   commits c
               JOIN branch_commits b ON b.commit_key = c.commit_key
               LEFT JOIN commits m ON m.commit_key = b.brought_by
        WHERE  c.id = @id
        """, new { id = Convert.FromHexString(commit) });
}
