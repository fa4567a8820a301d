using System.Globalization;

namespace Tracker.Host;

/// <summary>Days as people give them to the command line and the API.</summary>
public static class DayText
{
    /// <summary>The beginning (UTC) of a day written as 2024-01-31.</summary>
    public static bool TryRead(string written, out DateTimeOffset day) =>
        DateTimeOffset.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out day);
}
