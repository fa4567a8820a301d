using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Landings;
using Xunit;

namespace Tracker.Tests.Landings;

public sealed class ExtraCommitsTests
{
    [Fact]
    public void TwoPatchesOfOneCommitterAreAStretch() =>
        ExtraCommits.Stretches([new(1, 12, 7, 300), new(2, 10, 7, 340), new(3, 99, 8, 900)])
            .Should().Equal(new CommitStretch(7, 10, 12, 300, 340));

    [Fact]
    public void OnePatchOrOneCommitIsNone()
    {
        ExtraCommits.Stretches([new(1, 10, 7, 300)]).Should().BeEmpty();
        ExtraCommits.Stretches([new(1, 10, 7, 300), new(1, 12, 7, 310)]).Should().BeEmpty();
        ExtraCommits.Stretches([new(1, 10, 7, 300), new(2, 10, 7, 300)]).Should().BeEmpty();
        ExtraCommits.Stretches([new(1, 10, 7, 300), new(2, 12, 8, 310)]).Should().BeEmpty();
    }

    [Fact]
    public void WhatLiesFarApartWasNotAppliedInOneGo() =>
        ExtraCommits.Stretches([new(1, 10, 7, 300), new(2, 2_011, 7, 340)]).Should().BeEmpty();

    [Fact]
    public void WhatTookMoreThanADayWasNotEither() =>
        ExtraCommits.Stretches([new(1, 10, 7, 300), new(2, 12, 7, 300 + 86_401)]).Should().BeEmpty();

    [Theory]
    [InlineData("Ada Author", "ada@elsewhere.org", true)]
    [InlineData("Ada", "ADA@example.org", true)]
    [InlineData("Bob", "bob@example.org", false)]
    [InlineData("", "", false)]
    public void AnAuthorIsKnownByAddressOrName(string name, string email, bool isKnown) =>
        ExtraCommits.IsByOneOf([new("Ada Author", "ada@example.org"), new("", "")], new Person(name, email)).Should().Be(isKnown);
}
