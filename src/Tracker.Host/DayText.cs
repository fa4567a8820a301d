using System.Globalization;

namespace Tracker.Host;

/// <summary>Days as people give them to the command line and the API.</summary>
public static class DayText
{
    /// <summary>As 2024-01-31.</summary>
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool TryReadDate(string written, out DateOnly day) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The beginning (UTC) of a day written as 2024-01-31.</summary>
    public static bool TryRead(string written, out DateTimeOffset day) =>
        DateTimeOffset.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out day);
}
