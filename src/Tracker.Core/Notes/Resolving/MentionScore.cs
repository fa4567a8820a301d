using Tracker.Core.People;
using Tracker.Core.Series;

namespace Tracker.Core.Notes.Resolving;

/// <summary>How well a series fits a mention. Pure.</summary>
internal sealed class MentionScore(Mention mention, DateTimeOffset? aired)
{
    /// <summary>From here on a series may be meant.</summary>
    public const double Least = 0.5;

    /// <summary>From here on it is, if no other comes near.</summary>
    public const double Sure = 0.8;

    /// <summary>Others within this are near.</summary>
    public const double Near = 0.08;

    private const double OtherPerson = 0.72;
    private const double OtherVersion = 0.9;
    private const double OtherParts = 0.97;
    private const double OfPart = 0.99;

    private readonly TitleLikeness? title = mention.Title is { } written ? new(written) : null;
    private readonly NameLikeness? person = mention.Person is { } name ? NameLikeness.Of(name) : null;
    private readonly bool isDistinctive = mention.Title is { } text && TitleWords.Of(text).Count > 1 && TitleWords.IsDistinctive(text);

    public IReadOnlyList<string> Forms => title?.Forms ?? [];

    /// <summary>The version that is meant and how well it fits.</summary>
    /// <param name="versions">Of one series, oldest first; at least one.</param>
    /// <param name="parts">The titles of its patches.</param>
    public MentionCandidate Of(IReadOnlyList<CandidateVersion> versions, IEnumerable<string> parts)
    {
        var named = mention.Version is { } number ? versions.LastOrDefault(version => version.Number == number) : null;
        var meant = named ?? versions[^1];
        var score = Title(versions, parts) * Person(versions) * Time(meant.PostedAt)
            * (mention.Version is null || named is not null ? 1 : OtherVersion)
            * (mention.Parts is { } count && count != meant.Parts ? OtherParts : 1);
        return new(meant.Series, meant.Title, meant.Author, DateTimeOffset.FromUnixTimeSeconds(meant.PostedAt), meant.MessageId, Math.Round(score, 3));
    }

    private double Title(IReadOnlyList<CandidateVersion> versions, IEnumerable<string> parts)
    {
        if (title is null)
            return 1;
        var whole = versions.Select(version => version.Title).Distinct().Max(title.To);
        return whole >= OfPart ? whole : Math.Max(whole, OfPart * parts.Select(title.To).DefaultIfEmpty(0).Max());
    }

    /// <summary>Another name makes it doubtful; a title that any work may have says nothing without the right one.</summary>
    private double Person(IReadOnlyList<CandidateVersion> versions)
    {
        var likeness = person is null ? 0 : versions.Select(version => version.Author).Distinct().Max(person.To);
        return likeness >= NameLikeness.Likely ? 0.95 + (0.05 * likeness)
            : !isDistinctive ? 0.7
            : person is null ? 0.94
            : OtherPerson + (0.2 * likeness);
    }

    private double Time(long postedAt)
    {
        if (aired is not { } day)
            return 1;
        var days = (day.ToUnixTimeSeconds() - postedAt) / 86_400.0;
        return days switch { < 31 => 1, < 100 => 0.92, < 400 => 0.89, _ => 0.86 };
    }
}
