using BenchmarkDotNet.Attributes;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks;

/// <summary>
/// Reading and indexing an archive, against <c>git cat-file --batch</c> over the same blobs. The archive is made of patch
/// mails, or is the epoch that TRACKER_BENCH_ARCHIVE names.
/// </summary>
[MemoryDiagnoser]
public class ArchiveBenchmarks : IDisposable
{
    private readonly TempFolder folder = new();
    private string epoch = "";
    private int run;

    [Params(10_000)]
    public int Mails { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        epoch = Environment.GetEnvironmentVariable("TRACKER_BENCH_ARCHIVE") ?? MadeArchive.In(folder.At("0.git"), Mails);
        Floor.Run(epoch, $"git rev-list --all | sed 's/$/:m/' | git cat-file --batch-check='%(objectname)' | grep -v ' missing' > '{folder.At("blobs")}'");
    }

    [Benchmark(Baseline = true)]
    public long GitCatFile() => Floor.Run(epoch, $"git cat-file --batch < '{folder.At("blobs")}'");

    [Benchmark]
    public long ReadAndIndex()
    {
        var archive = new Archive("bench", epoch, ArchiveFormat.PublicInbox, Since: null);
        var database = TrackerDatabase.In(folder.At($"run{run++}"));
        using var connection = database.OpenForWriting();
        using var reader = Archives.Open(archive, folder.At("mail"));
        return new MailIntake(database, TimeProvider.System, MailReader.Read)
            .TakeIn(connection, "bench", archive, reader, new Progress<long>(), CancellationToken.None).Read;
    }

    [GlobalCleanup]
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
