using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Core.CommitsIn;

/// <summary>A state in which a rebuilt branch was seen.</summary>
/// <param name="TakenAt">The beginning (UTC) of the day that its tag names, else when it was fetched.</param>
/// <param name="Tag">"next-20240320"; null where it had none.</param>
internal sealed partial record Snapshot(CommitId Tip, DateTimeOffset TakenAt, string? Tag)
{
    /// <summary>The day that a tag such as "next-20240320" names; null when it names none.</summary>
    public static DateOnly? DayOf(string tag) =>
        Form().Match(tag) is { Success: true } match && DateOnly.TryParseExact(match.Groups["day"].ValueSpan, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>What is to be read of a branch: the states that were tagged since it was last read, oldest first, then the one that it has.</summary>
    /// <param name="known">Those that were read before.</param>
    /// <param name="tagged">Those that have a tag.</param>
    /// <param name="isFresh">Nothing is stored of what the branch held: those known are read again too.</param>
    public static (IReadOnlyList<Snapshot> Past, Snapshot Present) Plan(
        IReadOnlyList<Snapshot> known, IReadOnlyList<Snapshot> tagged, bool isFresh, CommitId tip, DateTimeOffset now)
    {
        var last = isFresh || known.Count == 0 ? DateTimeOffset.MinValue : known.Max(snapshot => snapshot.TakenAt);
        // A tag of days that are yet to come has its day wrong.
        var unread = known.Concat(tagged)
            .Where(snapshot => snapshot.TakenAt > last && snapshot.TakenAt <= now)
            .DistinctBy(snapshot => snapshot.TakenAt)
            .OrderBy(snapshot => snapshot.TakenAt)
            .ToList();
        return unread is [.. var past, var latest] && latest.Tip == tip ? (past, latest) : (unread, new Snapshot(tip, now, null));
    }

    [GeneratedRegex("^(.*[-_/])?(?<day>[0-9]{8})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
