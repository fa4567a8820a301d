using System.Globalization;
using Tracker.Host.Jobs;

namespace Tracker.Host.Tests.Jobs;

public sealed class SyncScheduleTests
{
    private readonly SyncSchedule schedule = new(new ScheduleOptions { Sync = "0 30 2 * * ?", TimeZone = "Europe/Berlin" });

    [Theory]
    [InlineData("2024-03-05T01:31:00Z", "2024-03-05T09:00:00Z", false)]
    [InlineData("2024-03-05T01:29:00Z", "2024-03-05T09:00:00Z", true)]
    [InlineData("2024-03-01T01:30:00Z", "2024-03-05T09:00:00Z", true)]
    [InlineData("2024-03-05T01:29:00Z", "2024-03-05T01:29:59Z", false)]
    [InlineData("2024-07-05T00:29:00Z", "2024-07-05T00:31:00Z", true)]
    public void ARunIsMissedWhenItWasDueSinceTheLastOne(string last, string now, bool isMissed) =>
        schedule.HasMissedARun(Time(last), Time(now)).Should().Be(isMissed);

    [Fact]
    public void WithoutAnyRunOneIsMissed() => schedule.HasMissedARun(null, Time("2024-03-05T09:00:00Z")).Should().BeTrue();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
