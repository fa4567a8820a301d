using FluentAssertions;
using Tracker.Core;
using Xunit;

namespace Tracker.Tests;

public sealed class CommitIdPrefixTests
{
    [Theory]
    [InlineData("1234567")]
    [InlineData("12345678")]
    [InlineData("1234567890123456789012345678901234567890")]
    public void TheRangeHoldsEveryIdThatBeginsSoAndNoOther(string prefix)
    {
        var (first, last) = CommitIdPrefix.Range(prefix);

        Between(prefix.PadRight(40, '0'), first, last).Should().BeTrue();
        Between(prefix.PadRight(40, 'f'), first, last).Should().BeTrue();
        Between(prefix.PadRight(64, 'f'), first, last).Should().BeTrue();
        Between("1234566" + new string('f', 33), first, last).Should().BeFalse();
        Between("1234568" + new string('0', 33), first, last).Should().BeFalse();
    }

    private static bool Between(string id, byte[] first, byte[] last)
    {
        var bytes = Convert.FromHexString(id);
        return first.AsSpan().SequenceCompareTo(bytes) <= 0 && last.AsSpan().SequenceCompareTo(bytes) >= 0;
    }
}
