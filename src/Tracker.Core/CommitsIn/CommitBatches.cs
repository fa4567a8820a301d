using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>Reads what branches have gained on a thread of its own, one branch after the other, and writes the commits in batches as they come.</summary>
/// <param name="report">Is told how many a batch had.</param>
internal sealed class CommitBatches(SqliteConnection connection, long community, int batchSize, Action<int> report)
{
    // What waits to be written, in memory.
    private const int ChunkSize = 500;
    private const int ChunksAhead = 4;

    public void Run(IReadOnlyList<BranchReading> readings, CancellationToken cancellationToken)
    {
        if (readings.Count == 0)
            return;
        using var commits = new CommitStore(connection, community);
        using var ahead = ReadAhead.Of(stop => readings.SelectMany(reading => Chunks(reading, stop)), ChunksAhead, cancellationToken).GetEnumerator();
        for (var more = batchSize; more >= batchSize; report(more))
            more = Store(ahead, commits, cancellationToken);
    }

    private static IEnumerable<Chunk> Chunks(BranchReading reading, CancellationToken stop) =>
        reading.Read(stop).Chunk(ChunkSize).Select(commits => new Chunk(reading, commits));

    /// <returns>How many there were.</returns>
    private int Store(IEnumerator<Chunk> ahead, CommitStore commits, CancellationToken cancellationToken)
    {
        var stored = 0;
        using var transaction = connection.BeginTransaction();
        while (stored < batchSize && ahead.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var commit in ahead.Current.Commits)
                ahead.Current.Reading.Add(commit, commits);
            stored += ahead.Current.Commits.Count;
        }
        transaction.Commit();
        return stored;
    }

    private sealed record Chunk(BranchReading Reading, IReadOnlyList<FoundCommit> Commits);
}

/// <summary>A commit that a walk found, read and made ready to be written; without a row when it could not be read.</summary>
/// <param name="Number">Its number in the walk's graph.</param>
internal sealed record FoundCommit(int Number, CommitRead Read, CommitRow? Row);
