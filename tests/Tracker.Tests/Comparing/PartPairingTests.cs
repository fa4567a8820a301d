using System.Text;
using FluentAssertions;
using Tracker.Core.Comparing;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Comparing;

public sealed class PartPairingTests
{
    [Theory]
    [InlineData("same parts", "a:1 b:2", "a:1 b:2", "0-0 1-1")]
    [InlineData("one changed", "a:123 b:2", "a:456 b:2", "0-0 1-1")]
    [InlineData("one added in front", "a:1 b:2", "new:9 a:1 b:2", "?-0 0-1 1-2")]
    [InlineData("one dropped", "a:1 b:2 c:3", "a:1 c:3", "0-0 1-? 2-1")]
    [InlineData("two changed places", "a:1 b:2 c:3", "c:3 a:1 b:2", "2-0 0-1 1-2")]
    [InlineData("one retitled, with the same lines", "a:1 b:2", "a:1 other:2", "0-0 1-1")]
    [InlineData("one retitled, most lines the same", "a:1 b:23456", "a:1 other:23457", "0-0 1-1")]
    [InlineData("one replaced by another", "a:1 b:2345", "a:1 other:6789", "0-0 1-? ?-1")]
    [InlineData("two of one title, told apart by their lines", "fix:123 fix:456", "fix:457 fix:128", "1-0 0-1")]
    [InlineData("titles that went to the other's lines", "a:1 b:2", "b:1 a:2", "0-0 1-1")]
    [InlineData("nothing before", "", "a:1", "?-0")]
    [InlineData("nothing after", "a:1", "", "0-?")]
    [InlineData("no diffs, other titles", "a: b:", "c: d:", "0-? 1-? ?-0 ?-1")]
    public void PartsAreFoundAgain(string story, string before, string after, string expected) =>
        Pairs(before, after).Should().Be(expected, story);

    [Fact]
    public void HundredsOfPartsArePairedByTitle()
    {
        var parts = string.Join(' ', Enumerable.Range(0, 300).Select(number => $"t{number}:{number}"));
        var edited = string.Join(' ', Enumerable.Range(0, 300).Select(number => $"t{number}:{number}x"));
        Pairs(parts, edited).Should().Be(string.Join(' ', Enumerable.Range(0, 300).Select(number => $"{number}-{number}")));
    }

    private static string Pairs(string before, string after) =>
        string.Join(' ', PartPairing.Of(Parts(before), Parts(after)).Select(pair => $"{pair.Before?.ToString() ?? "?"}-{pair.After?.ToString() ?? "?"}"));

    /// <summary>"title:abc" adds a line for each letter.</summary>
    private static List<PartToPair> Parts(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')).Select(part => new PartToPair(part[0], Diff(part[1])))];

    private static PatchDiff? Diff(string letters) => letters.Length == 0 ? null : PatchDiff.Read(Encoding.UTF8.GetBytes(
        $"diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -0,0 +1,{letters.Length} @@\n{string.Concat(letters.Select(letter => $"+line {letter}\n"))}"));
}
