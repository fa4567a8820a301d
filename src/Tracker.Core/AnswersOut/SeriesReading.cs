using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.Landings;

namespace Tracker.Core.AnswersOut;

/// <summary>Puts a series' answer together from its rows.</summary>
internal sealed class SeriesReading(SqliteConnection connection, IReadOnlyList<CoverageAnswer> coverage, Past? past = null)
{
    private readonly SeriesRows rows = new(connection);
    private readonly ArrivalRows arrivals = new(connection);
    private readonly MergedPulls pulls = new(connection);
    private readonly EpisodesOfSeries covered = new(connection);

    public SeriesAnswer? Find(long seriesKey)
    {
        if (rows.Series(seriesKey) is not { } series)
            return null;
        past?.Decide(seriesKey);
        var versions = rows.Versions(seriesKey);
        var parts = new SeriesParts(rows.Parts(seriesKey));
        var stays = arrivals.Stays(seriesKey);
        var landings = arrivals.Complete([.. rows.Landings(seriesKey), .. new PostedAgain(connection).Landings(seriesKey)], stays).ToLookup(landing => landing.MailKey);
        var verdict = Verdict.Of(Outcomes(versions, parts, landings));
        var stories = Stories(verdict.About, parts, landings, stays);
        var trees = new TreeReading(rows).Trees(series.Community, verdict.About.Of, stories);
        var said = new SaidReading(connection, seriesKey, parts, landings).All();
        var answers = versions.Select(version => version.ToAnswer()).ToList();
        var chapters = Chapters.All(answers, stories, pulls.Of(stories.SelectMany(story => story.Landings)));
        var notKnown = past?.NotKnown(series.Community, coverage) ?? [];
        return new SeriesAnswer(
            series.SeriesKey, series.Community, series.Title, new PersonAnswer(series.Name, series.Email),
            VerdictSentence.Word(verdict.Kind), VerdictSentence.Of(verdict, trees, said, coverage, series.Community, past?.Moment, notKnown),
            versions.Max(version => (int)version.Number), verdict.HasLanded ? verdict.About.Number : null,
            answers, trees, Patches(verdict.About, versions, parts, landings, rows.VersionsWithTheChange(seriesKey)))
        {
            Path = PathText.Of([.. ThatLanded(versions, verdict.About, parts, landings).Select(version => version.ToAnswer())], stories, trees, verdict.About.Of),
            Chapters = chapters,
            Timeline = TimelineText.Of(chapters, verdict.About.Of),
            CoveredIn = covered.Of(seriesKey),
            NotKnown = notKnown,
            Said = said,
            Extra = new ExtraReading(connection).Of(seriesKey),
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

    private static IReadOnlyList<PartStory> Stories(
        VersionOutcome about, SeriesParts parts, ILookup<long, LandingOfMail> landings, IReadOnlyList<Stay> stays)
    {
        var ofMail = stays.ToLookup(stay => stay.MailKey);
        return [.. parts.AtPosition(about.Position).GroupBy(part => part.Part).Select(mails => OfPart((int)mails.Key, Mails(mails, parts)))];

        PartStory OfPart(int part, List<long> mails) => PartStory.Of(
            part, [.. mails.SelectMany(mail => landings[mail]).DistinctBy(landing => (landing.BranchKey, landing.CommitKey))], mails.SelectMany(mail => ofMail[mail]));
    }

    private static List<long> Mails(IEnumerable<PartRow> part, SeriesParts parts) =>
        [.. part.SelectMany(parts.WithSameElsewhere).Select(mail => mail.MailKey).Distinct()];

    /// <summary>The version that the verdict is about, and those whose postings of the same patches landed somewhere.</summary>
    private static IEnumerable<VersionRow> ThatLanded(
        IReadOnlyList<VersionRow> versions, VersionOutcome about, SeriesParts parts, ILookup<long, LandingOfMail> landings)
    {
        var landed = parts.AtPosition(about.Position).SelectMany(parts.WithSameElsewhere)
            .Where(mail => landings[mail.MailKey].Any(landing => landing.PostedAgain is null))
            .Select(mail => mail.VersionKey).ToHashSet();
        return versions.Where(version => version.Position == about.Position || landed.Contains(version.VersionKey));
    }

    private static IReadOnlyList<PatchAnswer> Patches(
        VersionOutcome about, IReadOnlyList<VersionRow> versions, SeriesParts parts, ILookup<long, LandingOfMail> landings, ILookup<long, long> withTheChange)
    {
        var number = versions.ToDictionary(version => version.VersionKey, version => (int)version.Number);
        return [.. parts.AtPosition(about.Position)
            .Where(part => part.IsDouble == 0)
            .Select(part => new PatchAnswer(
                (int)part.Part, part.Title, part.MessageId, about.Number,
                [.. parts.WithSameElsewhere(part)
                    .SelectMany(mail => landings[mail.MailKey].Select(landing => ToAnswer(mail, landing)))
                    .DistinctBy(landing => (landing.Tree, landing.Branch, landing.Commit))
                    .OrderBy(landing => landing.CommittedAt).ThenBy(landing => landing.Tree, StringComparer.Ordinal)]))];

        LandingAnswer ToAnswer(PartRow mail, LandingOfMail landing) => landing.ToAnswer(number[mail.VersionKey]) with
        {
            IdenticalIn = Numbers(parts.Identical(mail).Select(other => other.VersionKey), number[mail.VersionKey]),
            ChangeOf = withTheChange[landing.CommitKey].Contains(mail.VersionKey) ? [] : Numbers(withTheChange[landing.CommitKey], number[mail.VersionKey]),
        };

        IReadOnlyList<int> Numbers(IEnumerable<long> others, int own) => [.. others.Select(other => number[other]).Where(other => other != own).Distinct().Order()];
    }
}
