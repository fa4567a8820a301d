namespace Tracker.Core.CommitsIn;

/// <summary>When the commits of a branch's first-parent line came there, told from their dates, of which some are absurd. Pure.</summary>
internal static class LineDates
{
    // Histories that are older than git were imported into it; clocks that are only an hour off are believed.
    private static readonly long Earliest = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private const long Skew = 86_400;

    /// <summary>Whether a clock that was right can have shown it: not in 1970, and not after today.</summary>
    /// <param name="seconds">Unix seconds, as the other.</param>
    public static bool IsBelievable(long seconds, long now) => seconds >= Earliest && seconds <= now + Skew;

    /// <summary>A date that cannot be believed gives way to that of the commit before it, else of the next one after it, else to now.</summary>
    /// <param name="dates">Unix seconds, oldest commit first.</param>
    /// <param name="before">When the commit came that stands before them; null where it is not known.</param>
    public static long[] Settle(IReadOnlyList<long> dates, long? before, long now)
    {
        var last = before is { } known && IsBelievable(known, now) ? known : dates.FirstOrDefault(date => IsBelievable(date, now), now);
        return [.. dates.Select(date => last = IsBelievable(date, now) ? date : last)];
    }
}
