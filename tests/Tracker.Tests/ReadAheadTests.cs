using FluentAssertions;
using Tracker.Core;
using Xunit;

namespace Tracker.Tests;

public sealed class ReadAheadTests
{
    [Fact]
    public void TheItemsComeInTheirOrder() =>
        ReadAhead.Of(_ => Enumerable.Range(0, 1000), 3, CancellationToken.None).Should().Equal(Enumerable.Range(0, 1000));

    [Fact]
    public void WhatTheSourceThrowsIsThrownAfterTheItemsBeforeIt()
    {
        var got = new List<int>();
        var read = () => got.AddRange(ReadAhead.Of(_ => Broken(), 3, CancellationToken.None).Select(item => item));
        read.Should().Throw<TrackerException>().WithMessage("broken");
        ReadAhead.Of(_ => Broken(), 3, CancellationToken.None).Take(2).Should().Equal(0, 1);
    }

    [Fact]
    public void WhoStopsEarlyStopsTheSourceToo()
    {
        var ended = false;
        IEnumerable<int> Endless()
        {
            try
            {
                for (var number = 0; ; number++)
                    yield return number;
            }
            finally
            {
                ended = true;
            }
        }
        ReadAhead.Of(_ => Endless(), 3, CancellationToken.None).First().Should().Be(0);
        ended.Should().BeTrue();
    }

    private static IEnumerable<int> Broken()
    {
        yield return 0;
        yield return 1;
        throw new TrackerException("broken");
    }
}
