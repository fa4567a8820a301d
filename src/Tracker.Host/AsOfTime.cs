using System.Globalization;
using Tracker.Core;

namespace Tracker.Host;

/// <summary>The moment that an answer is asked for: "2024-03-20" is the end of that day (UTC), "2024-03-20T08:00Z" that minute.</summary>
public static class AsOfTime
{
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK"];

    /// <param name="text">Null or empty: as of the last sync.</param>
    /// <exception cref="TrackerException">It is no date, or one that is yet to come.</exception>
    public static DateTimeOffset? Read(string? text, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var now = clock.GetUtcNow();
        var (begins, ends) = Parse(text.Trim());
        if (begins > now)
            throw new TrackerException($"{SafeText.OneLine(text, 40)} is yet to come: what will have merged then nobody can say.");
        return ends > now ? now : ends;
    }

    private static (DateTimeOffset Begins, DateTimeOffset Ends) Parse(string text)
    {
        if (DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
            return (day, day.Date == DateTime.MaxValue.Date ? day : day.AddDays(1).AddSeconds(-1));
        if (DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return (time.ToUniversalTime(), time.ToUniversalTime());
        throw new TrackerException($"'{SafeText.OneLine(text, 40)}' is no date: write 2024-03-20 or 2024-03-20T08:00Z.");
    }
}
