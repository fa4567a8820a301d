namespace Tracker.Core.Episodes.Drafting;

/// <summary>The time that a draft is of.</summary>
/// <param name="Since">From this moment on.</param>
/// <param name="Until">Up to this moment, which is not in it any more.</param>
public sealed record DraftSpan(DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>Every mail of the span is looked at: a year of a busy list would take minutes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(186);

    public bool Holds(DateTimeOffset moment) => moment >= Since && moment < Until;

    /// <exception cref="TrackerException">It ends before it begins, or is too long.</exception>
    public static DraftSpan Of(DateTimeOffset since, DateTimeOffset until)
    {
        if (until <= since)
            throw new TrackerException("The draft would end before it begins. Give a day with --until that is after --since, and none that is yet to come with --since.");
        return until - since <= Longest
            ? new DraftSpan(since, until)
            : throw new TrackerException($"That is more than {Longest.Days} days. A draft is of an episode's time: give a later --since, or an earlier --until.");
    }
}
