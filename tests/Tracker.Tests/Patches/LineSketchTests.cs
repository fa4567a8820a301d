using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Patches;

public sealed class LineSketchTests
{
    [Fact]
    public void SmallSetsAreComparedExactly() =>
        LineSketch.Of([1, 2, 3, 3]).Jaccard(LineSketch.Of([2, 3, 4])).Should().Be(0.5);

    [Fact]
    public void TwoUnknownDiffsAreNotAlike() => LineSketch.Empty.Jaccard(LineSketch.Empty).Should().Be(0);

    [Fact]
    public void WholeSketchesAreExactBeyondTheirCapacity()
    {
        var left = LineSketch.Of([.. Range(1, 32)]);
        var right = LineSketch.Of([.. Range(33, 32)]);

        left.Jaccard(right).Should().Be(0);
        left.Jaccard(left).Should().Be(1);
    }

    [Fact]
    public void LargeSetsAreEstimated()
    {
        var random = new System.Random(7);
        var lines = Enumerable.Range(0, 3000).Select(_ => (uint)random.NextInt64(uint.MaxValue)).ToArray();
        var left = LineSketch.Of([.. lines[..2000]]);
        var right = LineSketch.Of([.. lines[1000..]]);

        left.Lines.Should().Be(2000);
        left.Hashes.Should().HaveCount(LineSketch.Capacity).And.BeInAscendingOrder();
        left.Jaccard(right).Should().BeApproximately(1.0 / 3, 0.25);
    }

    [Fact]
    public void LikenessHasNoDirection() =>
        Prop.ForAll<uint[], uint[]>((one, other) =>
        {
            var likeness = LineSketch.Of([.. one]).Jaccard(LineSketch.Of([.. other]));
            return likeness is >= 0 and <= 1 && likeness == LineSketch.Of([.. other]).Jaccard(LineSketch.Of([.. one]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void SketchesSurviveStorage() =>
        Prop.ForAll<uint[]>(lines =>
        {
            var sketch = LineSketch.Of([.. lines]);
            var stored = LineSketch.FromBytes(sketch.ToBytes());
            return stored.Lines == sketch.Lines && stored.Hashes.SequenceEqual(sketch.Hashes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void BytesOfAnotherKindAreRefused()
    {
        var read = () => LineSketch.FromBytes([1, 2, 3]);
        read.Should().Throw<ArgumentException>();
    }

    private static IEnumerable<uint> Range(int start, int count) => Enumerable.Range(start, count).Select(value => (uint)value);
}
