using Microsoft.Data.Sqlite;
using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut.Diffs;

/// <summary>Compares the patches of a version as they were posted with the commits that they became.</summary>
internal sealed class LandedDiff(SqliteConnection connection, PatchTexts texts)
{
    private const int CommitDigits = 12;

    private readonly SeriesRows rows = new(connection);

    /// <param name="tree">Only what landed there; null: mainline, where it did.</param>
    public DiffAnswer Of(string query, MailInVersion asked, string? tree)
    {
        var versions = rows.Versions(asked.SeriesKey).ToDictionary(version => version.VersionKey);
        var parts = new SeriesParts(rows.Parts(asked.SeriesKey));
        var landings = Landings(asked.SeriesKey, tree);
        var found = parts.OfVersion(asked.VersionKey)
            .Where(part => asked.Part == 0 ? part.IsDouble == 0 : part.MailKey == asked.MailKey)
            .Select(part => OfPart(part, parts, landings, versions)).ToList();
        return new DiffAnswer(
            query, DiffKinds.Landed, versions[asked.VersionKey].Title, $"v{versions[asked.VersionKey].Number}", "as landed", Sentence(found, tree),
            found.Any(part => part.After is not null) ? found : []);
    }

    private ILookup<long, LandingOfMail> Landings(long seriesKey, string? tree) =>
        rows.Landings(seriesKey).Concat(new PostedAgain(connection).Landings(seriesKey))
            .Where(landing => tree is null || landing.Tree == tree)
            .ToLookup(landing => landing.MailKey);

    private PartDiffAnswer OfPart(PartRow part, SeriesParts parts, ILookup<long, LandingOfMail> landings, Dictionary<long, VersionRow> versions)
    {
        var before = versions[part.VersionKey].Side(part.Part, part.Title) with { MessageId = part.MessageId };
        var found = BestFirst(part, parts.WithSameElsewhere(part).SelectMany(mail => landings[mail.MailKey].Select(landing => (mail, landing))));
        if (found is not [var (made, landing), ..])
            return new PartDiffAnswer(PartDiffStates.NotLanded, before, null);
        var after = versions[made.VersionKey].Side(made.Part, landing.CommitTitle) with
        {
            Tree = landing.Tree,
            Branch = landing.Branch,
            Commit = landing.CommitId,
        };
        var (mail, commit) = (texts.OfMail(part.MessageId), texts.OfCommit(landing.CommitId));
        var unreadable = mail.Unreadable ?? (commit.Unreadable is { } reason ? $"The commit cannot be compared: {reason}." : null);
        var answer = PartDiff.Of(before, after, mail.Patch, commit.Patch, unreadable);
        return answer with
        {
            AlsoIn = [.. found.Skip(1).Select(other => $"{other.Landing.Tree} {other.Landing.Branch} {other.Landing.CommitId[..CommitDigits]}")],
            Note = answer.Note ?? MadeFrom(part, made, versions, landing),
        };
    }

    /// <summary>Mainline first, what was made from this very mail, what is there today before what was taken back, then the newest.</summary>
    private static List<(PartRow Mail, LandingOfMail Landing)> BestFirst(PartRow asked, IEnumerable<(PartRow Mail, LandingOfMail Landing)> landings) =>
        [.. landings.DistinctBy(found => (found.Landing.BranchKey, found.Landing.CommitKey))
            .OrderBy(found => found.Landing.Role)
            .ThenBy(found => found.Mail.MailKey != asked.MailKey || found.Landing.PostedAgain is not null)
            .ThenBy(found => found.Landing.State is LandingState.Reverted or LandingState.Dropped)
            .ThenByDescending(found => found.Landing.CommittedAt)
            .ThenBy(found => found.Landing.Branch, StringComparer.Ordinal)];

    private static string? MadeFrom(PartRow asked, PartRow made, Dictionary<long, VersionRow> versions, LandingOfMail landing) =>
        landing.PostedAgain is { } again ? $"The commit was made from another posting of the patch, {again}."
        : made.VersionKey != asked.VersionKey ? $"The commit was made from v{versions[made.VersionKey].Number}."
        : null;

    private static string Sentence(List<PartDiffAnswer> parts, string? tree)
    {
        var landed = parts.Where(part => part.After is not null).ToList();
        var where = tree is null ? "in no tree that is followed" : $"not in {tree}";
        return (parts.Count, landed.Count) switch
        {
            (0, _) => "The archives have no patch of this version.",
            (1, 0) => $"The patch is {where}: there is nothing to compare.",
            (_, 0) => $"None of the {parts.Count} patches has landed, they are {where}: there is nothing to compare.",
            (1, _) => OfOne(landed[0]),
            _ => $"{string.Join(", ", Counts(parts))}.",
        };
    }

    private static string OfOne(PartDiffAnswer part) => part.State switch
    {
        PartDiffStates.Unchanged => "It landed as it was posted.",
        PartDiffStates.Changed => "It was changed on its way in.",
        _ => "It landed, but cannot be compared.",
    };

    private static IEnumerable<string> Counts(List<PartDiffAnswer> parts) =>
        from words in new[]
        {
            (PartDiffStates.Unchanged, "landed as posted"),
            (PartDiffStates.Changed, "changed on the way in"),
            (PartDiffStates.Unreadable, "cannot be compared"),
            (PartDiffStates.NotLanded, "not landed"),
        }
        let count = parts.Count(part => part.State == words.Item1)
        where count > 0
        select $"{count} of {parts.Count} {words.Item2}";
}
