using FluentAssertions;
using Tracker.Core.Git;
using Xunit;

namespace Tracker.Tests.Git;

public sealed class RefPatternTests
{
    [Theory]
    [InlineData("master", "master", true)]
    [InlineData("master", "master2", false)]
    [InlineData("linux-*.y", "linux-6.1.y", true)]
    [InlineData("linux-*.y", "linux-6.1.y-rt", false)]
    [InlineData("*", "any/thing", true)]
    [InlineData("a*b*c", "axxbyybzzc", true)]
    [InlineData("a*b*c", "axxbyy", false)]
    [InlineData("", "", true)]
    [InlineData("**", "", true)]
    public void AStarStandsForAnyCharacters(string pattern, string name, bool matches) =>
        RefPattern.Matches(pattern, name).Should().Be(matches);

    [Fact]
    public void ManyStarsDoNotTakeForEver() =>
        RefPattern.Matches(string.Concat(Enumerable.Repeat("a*", 500)) + "b", new string('a', 5000)).Should().BeFalse();
}
