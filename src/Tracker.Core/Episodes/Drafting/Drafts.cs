using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.Storage;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Gathers the facts for the next episode's notes; reads mails again for what they say.</summary>
public sealed class Drafts(TrackerDatabase database, string dataFolder, IReadOnlyList<Community> communities)
{
    public const int UsualTop = 15;

    public const int MostTop = 200;

    /// <param name="top">So many series of the ongoing development, those that moved most.</param>
    public DraftAnswer Ask(DraftSpan span, int top)
    {
        using var connection = database.OpenForReading();
        using var texts = new DraftTexts(connection, communities, dataFolder);
        return new DraftReading(connection, texts, span).Of(Math.Clamp(top, 0, MostTop));
    }
}

/// <summary>Puts a draft's facts together.</summary>
internal sealed class DraftReading(SqliteConnection connection, DraftTexts texts, DraftSpan span)
{
    private readonly IReadOnlyList<CoverageAnswer> coverage = CoverageReading.Of(connection);

    private readonly Dictionary<string, long> communities =
        connection.Query<(string Name, long Key)>("SELECT name, community_key FROM communities ORDER BY name").ToDictionary(row => row.Name, row => row.Key);

    public DraftAnswer Of(int top)
    {
        var series = new SeriesReading(connection, coverage);
        var development = new DraftDevelopment(connection, series, new DraftQuotations(connection, texts, communities), span);
        var maintainers = new DraftMaintainers(connection, series, span);
        var regressions = new DraftRegressions(connection, texts);
        var active = communities.Select(community => (community.Key, Activity: new DraftActivity(connection, community.Value, span))).ToList();
        var moved = active.SelectMany(one => development.Score(one.Activity)).ToList();
        return new DraftAnswer(
            span.Since, span.Until, CoverageReading.AsOf(coverage), Counts([.. active.Select(one => one.Activity)], moved),
            new DraftReleases(connection, texts, communities).In(span), Windows(), new DraftNews(connection, span).Groups(),
            development.Of(moved, top),
            [.. communities.Values.SelectMany(maintainers.Of).OrderByDescending(patch => patch.IsAlone)],
            [.. active.SelectMany(one => regressions.Of(communities[one.Key], one.Key, one.Activity.Reports)).OrderByDescending(report => report.Replies)],
            [.. Notes()]);
    }

    private static DraftCounts Counts(List<DraftActivity> active, List<ScoredSeries> moved) => new(
        active.Sum(one => one.Mails), active.Sum(one => one.WriterCount),
        moved.Sum(one => one.Moved.Versions.Count), moved.Count(one => one.IsFirst));

    private IReadOnlyList<DraftWindow> Windows() =>
    [
        .. new PullReading(connection).OpenIn(span.Since, span.Until).Select(open => new DraftWindow(
            open.Community, open.HasCandidates ? open.Window.Window : null, open.HasCandidates, open.HasCandidates ? open.Window.From : null, open.HasCandidates ? open.Window.Until : null,
            open.Window.Sentence,
            [
                .. open.Window.Pulls.Where(pull => pull.State != PullStates.Superseded)
                    .GroupBy(pull => DraftSubsystemName.OfPull(pull.Title), StringComparer.OrdinalIgnoreCase)
                    .OrderBy(subsystem => subsystem.Key == DraftSubsystemName.Other).ThenBy(subsystem => subsystem.Key, StringComparer.OrdinalIgnoreCase)
                    .Select(subsystem => new DraftPulls(subsystem.Key, [.. subsystem])),
            ])),
    ];

    /// <summary>A draft of days that were not read would lack what they brought. Last night's pass is no such matter.</summary>
    private IEnumerable<string> Notes() =>
        from source in coverage
        where source.ReadAt is null || source.ReadAt < span.Until.AddDays(-1) || source.Failure is not null
        select source switch
        {
            { ReadAt: { } at } => $"The {source.Kind} '{source.Name}' of {source.Community} was read up to {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(source.Failure is null ? "" : "; the last pass could not read it")}.",
            _ => $"The {source.Kind} '{source.Name}' of {source.Community} has never been read to its end.",
        };
}
