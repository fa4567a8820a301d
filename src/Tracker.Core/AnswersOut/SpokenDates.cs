using System.Globalization;

namespace Tracker.Core.AnswersOut;

/// <summary>Days as one says them one after the other: the year only where it changes.</summary>
internal sealed class SpokenDates
{
    private int? year;

    public string Day(DateTimeOffset at)
    {
        var day = at.UtcDateTime.ToString(at.UtcDateTime.Year == year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);
        year = at.UtcDateTime.Year;
        return day;
    }

    /// <summary>"on 4 July", or "from 4 to 6 July".</summary>
    public string On(DateTimeOffset first, DateTimeOffset last) =>
        first.UtcDateTime.Date == last.UtcDateTime.Date ? $"on {Day(first)}" : From(first, last);

    /// <summary>"from 4 to 6 July", "from 30 June to 2 July", "from 30 December 2016 to 2 January 2017".</summary>
    public string From(DateTimeOffset first, DateTimeOffset last)
    {
        var (start, end) = (first.UtcDateTime, last.UtcDateTime);
        if (start.Year != end.Year)
            return $"from {Day(first)} to {Day(last)}";
        var format = start.Month == end.Month ? "%d" : "d MMMM";
        return $"from {start.ToString(format, CultureInfo.InvariantCulture)} to {Day(last)}";
    }
}
