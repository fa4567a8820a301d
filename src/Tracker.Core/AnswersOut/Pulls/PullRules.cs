namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>A pull request, as far as what became of it depends on it.</summary>
/// <param name="Sender">Address and name; either may be the same in a later mail.</param>
/// <param name="Place">URL and ref, made comparable; null when it names none.</param>
/// <param name="Part">2 for "[GIT PULL 2/4]".</param>
/// <param name="Ancestors">Message-ids of the mails that it follows.</param>
/// <param name="MergedAt">When it came into mainline, at the latest; null: it is not there.</param>
internal sealed record SentPull(
    string MessageId, DateTimeOffset PostedAt, Person Sender, string? Place, int? Part, IReadOnlyCollection<string> Ancestors, DateTimeOffset? MergedAt);

/// <summary>Tells which pull request took the place of which; pure.</summary>
internal static class PullRules
{
    /// <summary>A tag's name may come again with the next release: what is sent later is another request.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    /// <summary>How many later ones of the same sender are looked at: nobody has more under way.</summary>
    private const int MostLater = 200;

    /// <summary>For each that was superseded, the first that was sent instead.</summary>
    /// <param name="pulls">By the time they were sent.</param>
    public static IReadOnlyDictionary<string, SentPull> Superseded(IReadOnlyList<SentPull> pulls)
    {
        var superseded = new Dictionary<string, SentPull>();
        foreach (var ofSender in pulls.GroupBy(pull => pull.Sender.Name.Length > 0 ? pull.Sender.Name : pull.Sender.Email))
        {
            List<SentPull> sent = [.. ofSender];
            for (var at = 0; at < sent.Count; at++)
            {
                if (Instead(sent, at) is { } newer)
                    superseded.TryAdd(sent[at].MessageId, newer);
            }
        }
        return superseded;
    }

    /// <summary>URL and ref made comparable: git's own merge titles leave out a final ".git", and people write the scheme as they like.</summary>
    public static string? Place(string? url, string? name)
    {
        if (url is null || name is null)
            return null;
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        return $"{PullTitles.Bare(scheme < 0 ? url : url[(scheme + 3)..])} {PullTitles.ShortRef(name)}";
    }

    private static SentPull? Instead(List<SentPull> sent, int at)
    {
        var older = sent[at];
        for (var later = at + 1; later < sent.Count && later <= at + MostLater && sent[later].PostedAt - older.PostedAt <= LongestWait; later++)
        {
            if (TakesItsPlace(sent[later], older))
                return sent[later];
        }
        return null;
    }

    private static bool TakesItsPlace(SentPull newer, SentPull older)
    {
        // What was pulled before had its answer already. What was pulled after went in as part of the newer one.
        if (older.MergedAt is { } merged && (merged <= newer.PostedAt || newer.MergedAt is null))
            return false;
        if (newer.Part is { } part && older.Part is { } other && part != other)
            return false;
        return (newer.Place is { } place && place == older.Place) || newer.Ancestors.Contains(older.MessageId);
    }
}
