using Microsoft.Data.Sqlite;
using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>Puts a series' answer together from its rows.</summary>
internal sealed class SeriesReading(SqliteConnection connection, IReadOnlyList<CoverageAnswer> coverage)
{
    private readonly SeriesRows rows = new(connection);

    public SeriesAnswer? Find(long seriesKey)
    {
        if (rows.Series(seriesKey) is not { } series)
            return null;
        var versions = rows.Versions(seriesKey);
        var parts = new SeriesParts(rows.Parts(seriesKey));
        var landings = rows.Landings(seriesKey).Concat(new PostedAgain(connection).Landings(seriesKey)).ToLookup(landing => landing.MailKey);
        var outcomes = Outcomes(versions, parts, landings);
        var verdict = Verdict.Of(outcomes);
        var patches = Patches(verdict.About, versions, parts, landings);
        var trees = Trees(verdict.About, parts, landings, rows.FollowedBranches(series.Community));
        return new SeriesAnswer(
            series.SeriesKey, series.Community, series.Title, new PersonAnswer(series.Name, series.Email),
            VerdictSentence.Word(verdict.Kind), VerdictSentence.Of(verdict, trees, coverage, series.Community),
            versions.Max(version => (int)version.Number), verdict.HasLanded ? verdict.About.Number : null,
            [.. versions.Select(version => version.ToAnswer())], trees, patches)
        {
            Said = new SaidReading(connection, seriesKey, parts, landings).All(),
        };
    }

    private static List<VersionOutcome> Outcomes(
        IReadOnlyList<VersionRow> versions, SeriesParts parts, ILookup<long, LandingOfMail> landings) =>
        [.. versions.Select(version => new VersionOutcome(
            (int)version.Position, (int)version.Number,
            Math.Max((int)version.Parts, parts.OfVersion(version.VersionKey).Select(part => part.Part).Distinct().Count()),
            [.. parts.OfVersion(version.VersionKey).GroupBy(part => part.Part).Select(mails => Outcome([.. mails], parts, landings))]))];

    private static PartOutcome Outcome(List<PartRow> mails, SeriesParts all, ILookup<long, LandingOfMail> landings) => new(
        (int)mails[0].Part,
        [.. mails.SelectMany(mail => landings[mail.MailKey]).Select(landing => landing.ToPresence(PostedAs.ThisVersion)),
         .. all.SameElsewhere(mails[0]).SelectMany(mail => landings[mail.MailKey]).Select(landing => landing.ToPresence(PostedAs.AnotherVersion))]);

    private static IReadOnlyList<PatchAnswer> Patches(
        VersionOutcome about, IReadOnlyList<VersionRow> versions, SeriesParts parts, ILookup<long, LandingOfMail> landings)
    {
        var number = versions.ToDictionary(version => version.VersionKey, version => (int)version.Number);
        return [.. parts.AtPosition(about.Position)
            .Where(part => part.IsDouble == 0)
            .Select(part => new PatchAnswer(
                (int)part.Part, part.Title, part.MessageId, about.Number,
                [.. parts.WithSameElsewhere(part)
                    .SelectMany(mail => landings[mail.MailKey].Select(landing => landing.ToAnswer(number[mail.VersionKey])))
                    .DistinctBy(landing => (landing.Tree, landing.Branch, landing.Commit))
                    .OrderBy(landing => landing.CommittedAt).ThenBy(landing => landing.Tree, StringComparer.Ordinal)]))];
    }

    private static IReadOnlyList<TreeAnswer> Trees(
        VersionOutcome about, SeriesParts parts, ILookup<long, LandingOfMail> landings, IReadOnlyList<FollowedBranch> followed)
    {
        var mine = parts.AtPosition(about.Position).ToList();
        var answers = followed
            .Select(branch => OfBranch(branch, about.Of, [.. mine.GroupBy(part => part.Part).Select(mails => In(branch, mails, parts, landings))]))
            .ToList();
        var reachedMainline = answers.Any(answer => answer.Role == "mainline" && answer.Landed > 0);
        return [.. answers.Where(answer => answer.Landed > 0 || IsWorthANo(answer, reachedMainline))];
    }

    /// <summary>"None" is news of mainline, and of the integration trees while mainline has none: they hold all that it holds.</summary>
    private static bool IsWorthANo(TreeAnswer answer, bool reachedMainline) =>
        answer.Role == "mainline" || (answer.Role == "next" && !reachedMainline);

    /// <summary>The patch's landings in a branch that stand today, whichever version they were matched to.</summary>
    private static List<LandingOfMail> In(FollowedBranch branch, IEnumerable<PartRow> mails, SeriesParts all, ILookup<long, LandingOfMail> landings) =>
        [.. mails.SelectMany(mail => all.WithSameElsewhere(mail))
            .SelectMany(mail => landings[mail.MailKey])
            .Where(landing => landing.BranchKey == branch.BranchKey && landing.State == LandingState.Landed)];

    private static TreeAnswer OfBranch(FollowedBranch branch, int of, List<List<LandingOfMail>> parts)
    {
        var landed = parts.Where(landings => landings.Count > 0).Select(landings => landings.MinBy(landing => landing.CommittedAt)).OfType<LandingOfMail>().ToList();
        return new TreeAnswer(
            branch.Tree, SeriesRows.RoleName(branch.Role), branch.Branch, landed.Count, of, WholeSince(landed),
            landed.Count == 0 ? null : CoverageReading.Time(landed.Min(landing => landing.CommittedAt)),
            landed.Count == 0 ? null : CoverageReading.Time(landed.Max(landing => landing.CommittedAt)));
    }

    /// <summary>The release that has all that landed: the last of the patches' first releases; null while one waits for its release.</summary>
    private static string? WholeSince(List<LandingOfMail> landed) =>
        landed.Count == 0 || landed.Any(landing => landing.Release is null) ? null : landed.MaxBy(landing => landing.ReleasedAt)?.Release;
}
