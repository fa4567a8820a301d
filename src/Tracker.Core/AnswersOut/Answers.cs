using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut.Matches;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.AnswersOut.Releases;
using Tracker.Core.Storage;

namespace Tracker.Core.AnswersOut;

/// <summary>The questions one can ask of the database; reads only.</summary>
public sealed class Answers(TrackerDatabase database)
{
    /// <summary>Series that fit a query: words of a title, a message-id, an archive URL in any form, an author, a commit id.</summary>
    /// <param name="asOf">Answers as of that moment; null: as of the last sync.</param>
    public StatusAnswer Status(string query, int limit, DateTimeOffset? asOf = null)
    {
        using var connection = database.OpenForReading();
        var (reading, coverage) = Open(connection, asOf);
        var found = new SeriesSearch(connection).Find(query, limit);
        return new StatusAnswer(
            query, asOf ?? CoverageReading.AsOf(coverage), coverage, [.. found.SeriesKeys.Select(reading.Find).OfType<SeriesAnswer>()], found.Note);
    }

    /// <summary>One series by its id, or by that which it had before it was joined to another; null when there is none.</summary>
    /// <inheritdoc cref="Status"/>
    public SeriesAnswer? Series(long id, DateTimeOffset? asOf = null)
    {
        using var connection = database.OpenForReading();
        var reading = Open(connection, asOf).Reading;
        return reading.Find(id) ?? (new SeriesSearch(connection).OfVersion(id) is { } joined ? reading.Find(joined) : null);
    }

    /// <summary>The series posted last, each with its verdict, newest first.</summary>
    /// <inheritdoc cref="Status"/>
    public IReadOnlyList<SeriesAnswer> Recent(int limit, DateTimeOffset? asOf = null)
    {
        using var connection = database.OpenForReading();
        var reading = Open(connection, asOf).Reading;
        return [.. new SeriesSearch(connection).Recent(limit).Select(reading.Find).OfType<SeriesAnswer>()];
    }

    /// <summary>Every landing, ordered by community, tree, branch, commit, message-id; of one tree when it is named.</summary>
    /// <exception cref="TrackerException">No tree of that name is known.</exception>
    public IEnumerable<LandingRow> Landings(string? tree)
    {
        var connection = database.OpenForReading();
        try
        {
            LandingReading.Check(connection, tree);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return Rows(connection, tree);
    }

    /// <summary>What the answers rest on: archives and trees, since when and up to when they were read.</summary>
    public IReadOnlyList<CoverageAnswer> Coverage()
    {
        using var connection = database.OpenForReading();
        return CoverageReading.Of(connection);
    }

    /// <summary>What was asked to be pulled into mainline in a merge window, and what became of it.</summary>
    /// <param name="window">"v6.9"; null: the one that is open, else the latest.</param>
    /// <exception cref="TrackerException">No window of that name is known.</exception>
    public PullsAnswer Pulls(string? window)
    {
        using var connection = database.OpenForReading();
        return new PullReading(connection).Of(window);
    }

    /// <summary>What was released since a day, tagged in a followed tree or announced on a list.</summary>
    /// <param name="since">Null: thirty days before the newest tag.</param>
    public ReleasesAnswer Releases(DateTimeOffset? since)
    {
        using var connection = database.OpenForReading();
        return new ReleaseReading(connection).Since(since);
    }

    /// <summary>Which posted patch a commit is, or which commit a mail became, with all that speaks for and against it.</summary>
    /// <param name="query">A commit's id, or a mail's message-id or address.</param>
    public MatchAnswer Match(string query)
    {
        using var connection = database.OpenForReading();
        return new MatchReading(connection, DataFolder).Of(query);
    }

    /// <summary>How often the matches are right, by labels that were given from outside.</summary>
    /// <param name="tree">Only landings in this tree; null: in any.</param>
    /// <param name="sample">Shows so many matches of commits without a label, chosen by the seed.</param>
    /// <exception cref="TrackerException">No tree of that name is known.</exception>
    public EvaluationAnswer Evaluate(IReadOnlyList<Label> labels, string? tree, int sample, long seed)
    {
        using var connection = database.OpenForReading();
        LandingReading.Check(connection, tree);
        return new EvaluationReading(connection, DataFolder).Of(labels, tree, sample, seed);
    }

    public HealthAnswer Health()
    {
        using var connection = database.OpenForReading();
        return HealthReading.Of(connection);
    }

    /// <summary>What people put right, oldest first.</summary>
    public IReadOnlyList<CorrectionAnswer> Corrections()
    {
        using var connection = database.OpenForReading();
        return CorrectionReading.Of(connection);
    }

    private string DataFolder => Path.GetDirectoryName(Path.GetFullPath(database.Path)) ?? "/";

    private static (SeriesReading Reading, IReadOnlyList<CoverageAnswer> Coverage) Open(SqliteConnection connection, DateTimeOffset? asOf)
    {
        var coverage = CoverageReading.Of(connection);
        return (new SeriesReading(connection, coverage, Past.Of(connection, asOf)), coverage);
    }

    private static IEnumerable<LandingRow> Rows(SqliteConnection connection, string? tree)
    {
        using (connection)
        {
            foreach (var row in LandingReading.Rows(connection, tree))
                yield return row;
        }
    }
}
