using BenchmarkDotNet.Attributes;
using Tracker.Core;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks;

/// <summary>
/// Reading a tree's commits and releases, against <c>git log</c> over the same refs. The tree is made, or is the repository
/// that TRACKER_BENCH_TREE names.
/// </summary>
[MemoryDiagnoser]
public class TreeBenchmarks : IDisposable
{
    private readonly TempFolder folder = new();
    private Tree tree = new("bench", TreeRole.Mainline, "", ["*"], Seed: null);
    private string store = "";
    private int run;

    [Params(50_000)]
    public int Commits { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        tree = tree with { Url = Environment.GetEnvironmentVariable("TRACKER_BENCH_TREE") ?? MadeTree.In(folder.At("made.git"), Commits) };
        store = GitStore.FolderOf(folder.Path, "bench");
        TreeFetch.Fetch(GitStore.Open(store), tree, since: null, new Progress<string>(), CancellationToken.None);
    }

    [Benchmark(Baseline = true)]
    public long GitLog() => Floor.Run(store, "git log --all --format=%H%n%B");

    [Benchmark]
    public long ReadAndStore()
    {
        var database = TrackerDatabase.In(folder.At($"run{run++}"));
        using var connection = database.OpenForWriting();
        using var reader = new TreeReader(store, tree);
        return new CommitIntake(TimeProvider.System).TakeIn(connection, "bench", tree, reader, new Progress<long>(), CancellationToken.None).Commits;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
