using System.Globalization;

namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>Says a merge window in a sentence, as one says it on air.</summary>
internal static class PullsSentence
{
    public const string NothingRead = "No mainline tree has been read yet.";

    /// <summary>Of days that are no window.</summary>
    public const string Days = "Sent or pulled in these days.";

    /// <param name="since">The release after which an open window without a name began; null where it has one.</param>
    public static string Of(MergeWindow window, IReadOnlyList<PullAnswer> pulls, string? since) => $"{Name(window, since)}: {Counts(pulls)}.";

    private static string Name(MergeWindow window, string? since) => (window.HasCandidates, since) switch
    {
        (true, _) => $"Merge window for {window.Name}{Time(window)}",
        // Nothing says that a request between two releases was for the second.
        (false, null) => $"Pull requests{Time(window)}",
        (false, _) => $"Pull requests since {since}{(window.From is { } from ? $" of {Day(from)}" : "")}",
    };

    private static string Time(MergeWindow window) => (window.From, window.Until) switch
    {
        ({ } from, { } until) => $", {(from.UtcDateTime.Year == until.UtcDateTime.Year ? DayOfYear(from) : Day(from))} to {Day(until)}",
        ({ } from, null) => $", open since {Day(from)}",
        (null, { } until) => $", up to {Day(until)}",
        _ => "",
    };

    private static string Counts(IReadOnlyList<PullAnswer> pulls)
    {
        var (pulled, open, elsewhere) = (Count(pulls, PullStates.Pulled), Count(pulls, PullStates.Open), pulls.Count(pull => pull.IsPulledElsewhere));
        return pulled + open == 0
            ? "no requests are in the archives that are read"
            : $"{pulled + open:N0} asked for, {pulled - elsewhere:N0} pulled, {(elsewhere == 0 ? "" : $"{elsewhere:N0} pulled into {Elsewhere(pulls)}, ")}{open:N0} still open";
    }

    /// <summary>"torvalds/linux.git".</summary>
    private static string Elsewhere(IEnumerable<PullAnswer> pulls) =>
        pulls.Where(pull => pull.IsPulledElsewhere).Select(pull => pull.Tree).Distinct().ToList() is [{ } only] ? only : "trees that are not followed";

    private static int Count(IReadOnlyList<PullAnswer> pulls, string state) => pulls.Count(pull => pull.State == state);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string DayOfYear(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM", CultureInfo.InvariantCulture);
}
