using BenchmarkDotNet.Attributes;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.News;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks;

/// <summary>News of many followed series out of many more, and what a feed reader costs that has them already.</summary>
[MemoryDiagnoser]
public class NewsBenchmarks : IDisposable
{
    private const int Series = 50_000;

    private readonly TempFolder folder = new();
    private EpisodeAnswers answers = new(TrackerDatabase.In("nowhere"));

    [Params(200, 2_000)]
    public int Followed { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var database = TrackerDatabase.In(folder.At($"{Followed}"));
        using (var connection = database.OpenForWriting())
        {
            StatusBenchmarks.Fill(connection, Series);
            Cover(connection);
        }
        answers = new EpisodeAnswers(database);
    }

    [Benchmark]
    public NewsAnswer News() => answers.News("2020-09-13", until: null);

    [Benchmark]
    public FollowsAnswer Follows() => answers.Follows();

    [Benchmark]
    public NewsState NothingNew() => answers.State();

    [GlobalCleanup]
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Half of them by an episode, half by hand.</summary>
    private void Cover(SqliteConnection connection) => connection.Execute(
        """
        INSERT INTO episodes VALUES (1, 'pilot', 'Pilot', 1599955200, 1599955200, 'Pilot', 1);
        INSERT INTO episode_mentions (episode_key, position, length, line, col, kind, quote, community_key, message_id)
        SELECT 1, series_key, 1, series_key, 1, 1, 'x', 1, 'm' || series_key || '@example.org' FROM series ORDER BY series_key LIMIT @half;
        INSERT INTO follows (community_key, message_id, query, added_at)
        SELECT 1, 'm' || series_key || '@example.org', title, 1599955200 FROM series ORDER BY series_key DESC LIMIT @half;
        """, new { half = Followed / 2 });
}
