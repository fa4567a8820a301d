namespace Tracker.Core.Notes.Resolving;

/// <summary>Between which times something was posted that notes of a day may speak of, in Unix seconds.</summary>
internal static class AiringTime
{
    private const long Day = 86_400;

    /// <summary>The end of that day; of a day that is not known the end of time.</summary>
    public static long Until(DateTimeOffset? aired) => aired is { } day ? day.ToUnixTimeSeconds() + Day : long.MaxValue;

    public static long From(DateTimeOffset? aired, int daysBefore) => aired is { } day ? day.ToUnixTimeSeconds() - (daysBefore * Day) : long.MinValue;
}
