using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Comparing;
using Xunit;

namespace Tracker.Tests.Comparing;

public sealed class SharedSequenceTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("abc", "abc", "abc")]
    [InlineData("abc", "", "")]
    [InlineData("", "abc", "")]
    [InlineData("abcabba", "cbabac", 4)]
    [InlineData("abc", "xyz", "")]
    [InlineData("abc", "axbxc", "abc")]
    [InlineData("axbxc", "abc", "abc")]
    public void TheLongestSharedSequenceIsFound(string before, string after, object expected)
    {
        var shared = Shared(before, after);
        if (expected is int length)
            shared.Should().HaveLength(length);
        else
            shared.Should().Be((string)expected);
    }

    [Fact]
    public void WhatIsSharedIsInBothAndNothingLongerIs() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<byte[], byte[]>((one, other) =>
    {
        int[] before = [.. one.Select(value => value % 4)];
        int[] after = [.. other.Select(value => value % 4)];
        var shared = SharedSequence.Of(before, after) ?? [];
        shared.Should().NotContain(pair => before[pair.Before] != after[pair.After]);
        shared.Zip(shared.Skip(1)).Should().NotContain(pairs => pairs.First.Before >= pairs.Second.Before || pairs.First.After >= pairs.Second.After);
        shared.Should().HaveCount(LongestLength(before, after));
    }));

    [Fact]
    public void TwoThatDifferTooMuchAreNotCompared()
    {
        int[] before = [.. Enumerable.Range(0, SharedSequence.MostDifferences)];
        int[] after = [.. Enumerable.Range(SharedSequence.MostDifferences, SharedSequence.MostDifferences)];

        SharedSequence.Of(before, after).Should().BeNull();
        SharedSequence.Of(before, [.. before, 1, 2, 3]).Should().HaveCount(before.Length);
    }

    private static string Shared(string before, string after) =>
        string.Concat((SharedSequence.Of([.. before.Select(letter => (int)letter)], [.. after.Select(letter => (int)letter)]) ?? []).Select(pair => before[pair.Before]));

    private static int LongestLength(int[] before, int[] after)
    {
        var length = new int[before.Length + 1, after.Length + 1];
        for (var x = 1; x <= before.Length; x++)
        {
            for (var y = 1; y <= after.Length; y++)
                length[x, y] = before[x - 1] == after[y - 1] ? length[x - 1, y - 1] + 1 : Math.Max(length[x - 1, y], length[x, y - 1]);
        }
        return length[before.Length, after.Length];
    }
}
