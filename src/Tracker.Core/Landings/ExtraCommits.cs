namespace Tracker.Core.Landings;

/// <summary>A commit of a series in a branch.</summary>
public sealed record SeriesCommit(long MailKey, long CommitKey, long CommitterKey, long CommittedAt);

/// <summary>From the first to the last commit that one person made of a series: by the order in which they came, and by their dates.</summary>
public sealed record CommitStretch(long CommitterKey, long FirstKey, long LastKey, long From, long Until);

/// <summary>Finds the commits that somebody added while applying a series, and that were never posted. Pure.</summary>
public static class ExtraCommits
{
    /// <summary>What lies further apart was not applied in one go.</summary>
    private const long LongestStretch = 2_000;

    /// <summary>Nor what took longer: who applies a series makes a day's other commits too.</summary>
    private static readonly long LongestTime = (long)TimeSpan.FromDays(1).TotalSeconds;

    /// <summary>Where each committer applied the series in a branch: only where it was two of its patches at least.</summary>
    public static IReadOnlyList<CommitStretch> Stretches(IEnumerable<SeriesCommit> ofBranch) =>
        [.. ofBranch
            .GroupBy(commit => commit.CommitterKey)
            .Where(mine => mine.DistinctBy(commit => commit.MailKey).Skip(1).Any() && mine.DistinctBy(commit => commit.CommitKey).Skip(1).Any())
            .Select(mine => new CommitStretch(
                mine.Key, mine.Min(commit => commit.CommitKey), mine.Max(commit => commit.CommitKey),
                mine.Min(commit => commit.CommittedAt), mine.Max(commit => commit.CommittedAt)))
            .Where(stretch => stretch.LastKey - stretch.FirstKey <= LongestStretch && stretch.Until - stretch.From <= LongestTime)];

    /// <summary>Whether one of the series' authors wrote it, by address or by name.</summary>
    public static bool IsByOneOf(IEnumerable<Person> authors, Person author) => authors.Any(other => IsSame(other.Email, author.Email) || IsSame(other.Name, author.Name));

    private static bool IsSame(string left, string right) => left.Length > 0 && string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
