using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tracker.Core;

namespace Tracker.Host;

/// <summary>The moment that an answer is asked for: "2024-03-20" is the end of that day (UTC), "2024-03-20T08:00Z" that minute.</summary>
public static class AsOfTime
{
    private const string Day = "yyyy-MM-dd";

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK"];

    /// <param name="text">Null or empty: as of the last sync, which is null.</param>
    /// <param name="problem">What is wrong with it and what to write; null when nothing is.</param>
    public static bool TryRead(string? text, TimeProvider clock, out DateTimeOffset? moment, [NotNullWhen(false)] out string? problem)
    {
        (moment, problem) = (null, null);
        if (string.IsNullOrWhiteSpace(text))
            return true;
        var now = clock.GetUtcNow();
        var asked = Parse(text.Trim());
        problem = asked is null ? $"'{SafeText.OneLine(text, 40)}' is no date: write 2024-03-20 or 2024-03-20T08:00Z."
            : asked.Value.Begins > now ? $"{SafeText.OneLine(text, 40)} is yet to come: what will have merged then nobody can say."
            : null;
        moment = problem is not null ? null : asked?.Ends < now ? asked?.Ends : now;
        return problem is null;
    }

    /// <inheritdoc cref="TryRead"/>
    /// <exception cref="TrackerException">It is no date, or one that is yet to come.</exception>
    public static DateTimeOffset? Read(string? text, TimeProvider clock) =>
        TryRead(text, clock, out var moment, out var problem) ? moment : throw new TrackerException(problem);

    private static (DateTimeOffset Begins, DateTimeOffset Ends)? Parse(string text)
    {
        if (DateTimeOffset.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
            return (day, day.Date == DateTime.MaxValue.Date ? day : day.AddDays(1).AddSeconds(-1));
        return DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time.ToUniversalTime(), time.ToUniversalTime())
            : null;
    }
}
