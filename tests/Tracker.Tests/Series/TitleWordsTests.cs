using FluentAssertions;
using Tracker.Core.Series;
using Xunit;

namespace Tracker.Tests.Series;

public sealed class TitleWordsTests
{
    [Theory]
    [InlineData("Fixes", false)]
    [InlineData("Some small cleanups and fixes", false)]
    [InlineData("mm: cleanup", false)]
    [InlineData("", false)]
    [InlineData("mm: speed up page faults", true)]
    [InlineData("tcp: fix a leak", true)]
    public void ATitleIsDistinctiveWhenItNamesTheWork(string title, bool isDistinctive) =>
        TitleWords.IsDistinctive(title).Should().Be(isDistinctive);

    [Theory]
    [InlineData("ARM: dts: Fix the leak", "arm: dts:fix leak")]
    [InlineData("Fix leaks", "fix leaks")]
    [InlineData("zram01.sh: fill with compressible data", "zram01.sh:fill with")]
    [InlineData("one", null)]
    [InlineData("tcp: one", null)]
    [InlineData(":::", null)]
    public void ATitleBeginsWithItsPrefixesAndTwoWords(string title, string? beginning) =>
        TitleWords.Beginning(title).Should().Be(beginning);

    [Theory]
    [InlineData("Migrate the tests, part 2", "2")]
    [InlineData("LTP PART 12", "12")]
    [InlineData("depart 2", null)]
    [InlineData("part two", null)]
    public void AnInstallmentIsNamed(string text, string? number) => TitleWords.Installment(text).Should().Be(number);
}
