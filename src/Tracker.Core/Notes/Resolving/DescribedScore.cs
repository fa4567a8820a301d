using System.Collections.Frozen;
using Tracker.Core.People;
using Tracker.Core.Series;

namespace Tracker.Core.Notes.Resolving;

/// <summary>The words that say what a posting without a title is about.</summary>
internal static class DescribedWords
{
    private static readonly FrozenSet<string> Empty = new[]
    {
        "version", "versions", "revision", "iteration", "patch", "patches", "patchset", "series", "rfc", "resend", "that", "which", "this", "these", "his", "her", "their", "its", "our", "seeks", "aims", "support",
        "implements", "implementing", "implement", "enabling", "enablement", "enable", "enables", "adding", "adds", "posted", "into", "some", "certain", "feature", "features", "architecture", "linux", "kernel",
        "open", "source", "before", "after", "them", "for", "by", "at", "is", "as", "it", "be", "so", "called", "explicitly", "then", "rework", "reworking", "sort", "kind", "part",
    }.ToFrozenSet();

    public static IReadOnlyList<string> Of(string quote) =>
        [.. TitleWords.Of(quote).Where(word => word.Length > 2 && !Empty.Contains(word) && !word.All(char.IsAsciiDigit) && word is not ['v', >= '0' and <= '9', ..])];
}

/// <summary>How well a series fits words that describe it. Pure.</summary>
internal sealed class DescribedScore(Mention mention, IReadOnlyList<string> words, string person, DateTimeOffset? aired)
{
    private const int LongestBefore = 45;

    private readonly NameLikeness likeness = NameLikeness.Of(person);

    /// <param name="versions">Of one series, oldest first.</param>
    public MentionCandidate Of(IReadOnlyList<CandidateVersion> versions)
    {
        var named = mention.Version is { } number ? versions.LastOrDefault(version => version.Number == number) : null;
        var meant = named ?? versions[^1];
        var score = Words(meant.Title) * (likeness.To(meant.Author) >= NameLikeness.Likely ? 1 : 0.4) * Time(meant.PostedAt)
            * (mention.Version is null ? 0.95 : named is null ? 0.6 : 1) * (mention.Parts is { } parts && parts != meant.Parts ? 0.9 : 1);
        return new(meant.Series, meant.Title, meant.Author, DateTimeOffset.FromUnixTimeSeconds(meant.PostedAt), meant.MessageId, Math.Round(score, 3));
    }

    /// <summary>One word in common is little, two are much.</summary>
    private double Words(string title)
    {
        var known = TitleWords.Of(title);
        return words.Count(known.Contains) switch { 0 => 0.5, 1 => 0.75, 2 => 0.88, _ => 0.92 };
    }

    /// <summary>Without the day of airing nothing says which of many postings it was.</summary>
    private double Time(long postedAt) =>
        aired is not { } day ? 0.85 : (day.ToUnixTimeSeconds() - postedAt) / 86_400.0 <= LongestBefore ? 1 : 0.7;
}
