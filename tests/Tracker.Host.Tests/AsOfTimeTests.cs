using Tracker.Core;
using Tracker.Testing;

namespace Tracker.Host.Tests;

public sealed class AsOfTimeTests
{
    private static readonly FixedClock Clock = new(new DateTimeOffset(2024, 3, 20, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2024-03-19", "2024-03-19T23:59:59Z")]
    [InlineData(" 2024-03-19 ", "2024-03-19T23:59:59Z")]
    [InlineData("2024-03-19T10:15Z", "2024-03-19T10:15:00Z")]
    [InlineData("2024-03-19T10:15:30", "2024-03-19T10:15:30Z")]
    [InlineData("2024-03-19 10:15", "2024-03-19T10:15:00Z")]
    [InlineData("2024-03-19T10:15+02:00", "2024-03-19T08:15:00Z")]
    [InlineData("0001-01-01", "0001-01-01T23:59:59Z")]
    public void ADayIsItsEndAndATimeIsItself(string text, string moment) => AsOfTime.Read(text, Clock).Should().Be(DateTimeOffset.Parse(moment, null));

    [Fact]
    public void TodayIsNow() => AsOfTime.Read("2024-03-20", Clock).Should().Be(Clock.Now);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void NothingIsTheLastSync(string? text) => AsOfTime.Read(text, Clock).Should().BeNull();

    [Theory]
    [InlineData("2024-03-21", "yet to come")]
    [InlineData("2024-03-20T08:01Z", "yet to come")]
    [InlineData("9999-12-31", "yet to come")]
    [InlineData("yesterday", "no date")]
    [InlineData("2024-02-30", "no date")]
    [InlineData("20/03/2024", "no date")]
    [InlineData("2024-03-19T10:15\u001b[2J", "no date")]
    public void AMistakeIsSaidWithWhatToWrite(string text, string problem)
    {
        var read = () => AsOfTime.Read(text, Clock);

        read.Should().Throw<TrackerException>().Which.Message.Should().Contain(problem).And.NotContain("\u001b");
    }
}
