using FluentAssertions;
using Tracker.Core.AnswersOut;
using Xunit;

namespace Tracker.Tests.AnswersOut;

public sealed class SpokenDatesTests
{
    private readonly SpokenDates dates = new();

    [Fact]
    public void TheYearIsSaidWhereItChanges() =>
        new[] { dates.Day(Day(2016, 12, 30)), dates.Day(Day(2016, 12, 31)), dates.Day(Day(2017, 1, 1)), dates.Day(Day(2017, 3, 12)) }
            .Should().Equal("30 December 2016", "31 December", "1 January 2017", "12 March");

    [Fact]
    public void DaysOfOneMonthShareItsName() => dates.On(Day(2024, 1, 4), Day(2024, 1, 6)).Should().Be("from 4 to 6 January 2024");

    [Fact]
    public void DaysOfTwoMonthsDoNot() => dates.On(Day(2024, 1, 30), Day(2024, 2, 2)).Should().Be("from 30 January to 2 February 2024");

    [Fact]
    public void DaysOfTwoYearsSayBoth()
    {
        dates.On(Day(2023, 12, 30), Day(2024, 1, 2)).Should().Be("from 30 December 2023 to 2 January 2024");
        dates.On(Day(2024, 2, 3), Day(2024, 2, 3)).Should().Be("on 3 February");
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 23, 0, 0, TimeSpan.Zero);
}
