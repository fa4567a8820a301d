using System.Text;
using FluentAssertions;
using Tracker.Core.Matching;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Matching;

public sealed class SharedLinesTests
{
    [Theory]
    [InlineData("a1 a2 a3 b1 b2", "a1 a2 a3", "b1 b2", 1.0)]
    [InlineData("a1 b1 b2 b3 b4", "a1", "b1 b2 b3 b4 b5", 0.8)]
    [InlineData("a1 a2 b1 b2 b3", "a1 a2 b1", "b1 b2 b3", 1.0)]
    public void ACommitThatHasTheSiblingsOwnLinesTooIsBoth(string commit, string patch, string sibling, double share) =>
        SharedLines.Squashed(Sketch(commit), Sketch(patch), Sketch(sibling)).Should().Be(share);

    [Theory]
    [InlineData("a1 a2 b1", "a1 a2", "b1")]
    [InlineData("a1 a2 b1 b2", "a1 a2", "b1 b2 b3")]
    [InlineData("a1 a2 a3", "a1 a2 a3", "a1 a2")]
    [InlineData("a1 a2 c1 c2", "a1 a2", "b1 b2")]
    [InlineData("a1 b1 b2 c1 c2 c3 c4 c5 c6 c7", "a1", "b1 b2")]
    [InlineData("a1 a2 } {", "a1 a2", "} {")]
    [InlineData("", "a1", "b1 b2")]
    public void ACommitThatIsOnePatchWithAnythingElseIsNotBoth(string commit, string patch, string sibling) =>
        SharedLines.Squashed(Sketch(commit), Sketch(patch), Sketch(sibling)).Should().BeNull();

    [Fact]
    public void OfLargeDiffsTheLinesThatAllSketchesKnowAreCompared()
    {
        var (first, second) = (Range('a', 200), Range('b', 200));

        SharedLines.Squashed(Sketch($"{first} {second}"), Sketch(first), Sketch(second)).Should().Be(1);
        SharedLines.Squashed(Sketch($"{first} {Range('c', 200)}"), Sketch(first), Sketch(second)).Should().BeNull();
    }

    [Fact]
    public void ASampleOfAFewLinesIsNoProof() =>
        SharedLines.Squashed(Sketch($"{Range('a', 2000)} b1 b2 b3"), Sketch(Range('a', 2000)), Sketch("b1 b2 b3")).Should().BeNull();

    [Theory]
    [InlineData("p4 p5 p6", "p1 p2 p3 p4 p5 p6", "p1 p2 p3", 1.0)]
    [InlineData("p2 p3 p4 p5 p6 p7 p8 p9 p10 x1", "p1 p2 p3 p4 p5 p6 p7 p8 p9 p10", "p1", 0.9)]
    public void ACommitOfLinesThatTheNeighbourLacksIsAPieceOfItsPatch(string piece, string patch, string neighbour, double share) =>
        SharedLines.Split(Sketch(piece), Sketch(patch), Sketch(neighbour)).Should().Be(share);

    [Theory]
    [InlineData("p4 p5", "p1 p2 p3 p4 p5", "p1 p2 p3")]
    [InlineData("p4 p5 p6 x1", "p1 p2 p3 p4 p5 p6", "p1 p2 p3")]
    [InlineData("p1 p2 p3", "p1 p2 p3 p4 p5 p6", "p1 p2 p3 p4 p5 p6")]
    [InlineData("p4 p5 p6", "p1 p2 p3 p4 p5 p6", "x1 x2 x3")]
    [InlineData("} { else", "p1 } { else", "p1")]
    public void ACommitOfOtherLinesOrOfLinesThatTheNeighbourHasIsNoPiece(string piece, string patch, string neighbour) =>
        SharedLines.Split(Sketch(piece), Sketch(patch), Sketch(neighbour)).Should().BeNull();

    private static string Range(char letter, int count) => string.Join(' ', Enumerable.Range(1, count).Select(number => $"{letter}{number}"));

    /// <summary>Of a diff that adds these words, each on a line of its own.</summary>
    private static LineSketch Sketch(string words)
    {
        var lines = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var diff = $"diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1,1 +1,{lines.Length + 1} @@\n before\n{string.Concat(lines.Select(line => $"+{line}\n"))}";
        return PatchDiff.Read(Encoding.UTF8.GetBytes(diff))?.Sketch ?? LineSketch.Empty;
    }
}
