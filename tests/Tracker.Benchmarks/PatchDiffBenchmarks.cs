using System.Text;
using BenchmarkDotNet.Attributes;
using Tracker.Core.Patches;
using Tracker.Testing;

namespace Tracker.Benchmarks;

/// <summary>Reading diffs, against <c>git patch-id --stable</c> over the same bytes in one process.</summary>
[MemoryDiagnoser]
public class PatchDiffBenchmarks : IDisposable
{
    private readonly TempFolder folder = new();
    private byte[][] diffs = [];

    [Params(1_000)]
    public int Diffs { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        diffs = [.. Enumerable.Range(0, Diffs).Select(number => Encoding.UTF8.GetBytes(Diff(number)))];
        // Each diff under a line with a commit's id, as git log -p would print them: git tells them apart by these.
        using var all = File.Create(folder.At("all.diff"));
        for (var number = 0; number < Diffs; number++)
        {
            all.Write(Encoding.UTF8.GetBytes($"commit {number:x40}\n\n"));
            all.Write(diffs[number]);
        }
    }

    [Benchmark(Baseline = true)]
    public long GitPatchId() => Floor.Run(folder.Path, "git patch-id --stable < all.diff");

    [Benchmark]
    public int Read() => diffs.Count(diff => PatchDiff.Read(diff)?.PatchId is not null);

    [GlobalCleanup]
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string Diff(int number) => string.Concat(
        Enumerable.Range(0, 1 + (number % 3)).Select(file => MailBuilder.Diff($"src/file{file}.c", $"return {number};", $"return {file};") + "\n"));
}
