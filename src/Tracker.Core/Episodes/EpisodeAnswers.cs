using Tracker.Core.Episodes.News;
using Tracker.Core.Storage;

namespace Tracker.Core.Episodes;

/// <summary>The questions one can ask of episodes, of what is followed, and of what happened to it; reads only.</summary>
public sealed class EpisodeAnswers(TrackerDatabase database)
{
    public const int UsualQuietMonths = NewsReading.UsualQuietMonths;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<EpisodeSummary> Episodes()
    {
        using var connection = database.OpenForReading();
        return [.. new EpisodeRows(connection).All().Select(episode => episode.ToSummary())];
    }

    /// <summary>Null: there is no such episode.</summary>
    public EpisodeAnswer? Episode(string name)
    {
        using var connection = database.OpenForReading();
        return EpisodeReading.Of(connection, name);
    }

    public FollowsAnswer Follows()
    {
        using var connection = database.OpenForReading();
        return FollowReading.Of(connection);
    }

    /// <summary>What happened to everything that is followed.</summary>
    /// <param name="since">An episode's name, or a day as 2024-01-31; null: the day of the newest episode.</param>
    /// <param name="until">Null: up to now.</param>
    /// <param name="quietMonths">Without a new version for so many months, a series is quiet.</param>
    /// <exception cref="TrackerException">There is no such episode, and it is no day.</exception>
    /// <exception cref="NewsSpanException">It is later than <paramref name="until"/>.</exception>
    public NewsAnswer News(string? since, DateTimeOffset? until, int quietMonths = UsualQuietMonths)
    {
        using var connection = database.OpenForReading();
        return NewsReading.Of(connection, NewsSince.Of(connection, since, until), until, quietMonths);
    }

    /// <summary>All that ever happened to what is followed.</summary>
    public NewsAnswer AllNews()
    {
        using var connection = database.OpenForReading();
        return NewsReading.Of(connection, DateTimeOffset.UnixEpoch, until: null);
    }

    /// <summary>All that ever happened to a series, whether it is followed or not; null: there is no such series.</summary>
    public SeriesNews? NewsOfSeries(long id)
    {
        using var connection = database.OpenForReading();
        return NewsReading.OfSeries(connection, id);
    }

    /// <summary>What all of this rests on: unchanged, every answer is the same.</summary>
    public NewsState State()
    {
        using var connection = database.OpenForReading();
        return NewsState.Of(connection);
    }
}
