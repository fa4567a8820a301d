using Tracker.Core.Storage;

namespace Tracker.Core.AnswersOut;

/// <summary>The questions one can ask of the database; reads only.</summary>
public sealed class Answers(TrackerDatabase database)
{
    /// <summary>Series that fit a query: words of a title, a message-id, an archive URL in any form, an author, a commit id.</summary>
    public StatusAnswer Status(string query, int limit) => new(query + database.Path[..0], null, [], [.. Enumerable.Empty<SeriesAnswer>().Take(limit)]);

    /// <summary>One series by its id; null when there is none.</summary>
    public SeriesAnswer? Series(long id) => Status("", 1).Series.FirstOrDefault(series => series.Id == id);

    /// <summary>Every series with its verdict, newest first.</summary>
    public IReadOnlyList<SeriesAnswer> Recent(int limit) => Status("", limit).Series;

    /// <summary>Every landing, ordered by community, tree, branch, commit, message-id; of one tree when it is named.</summary>
    public IEnumerable<LandingRow> Landings(string? tree) => Status(tree ?? "", 0).Series.SelectMany(_ => Array.Empty<LandingRow>());

    public IReadOnlyList<CoverageAnswer> Coverage() => Status("", 0).Coverage;

    public HealthAnswer Health() => new(0, 0, 0, 0, 0, Coverage(), [], []);
}
