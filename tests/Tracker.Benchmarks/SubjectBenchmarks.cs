using BenchmarkDotNet.Attributes;
using Tracker.Core.Patches;

namespace Tracker.Benchmarks;

/// <summary>Reading the subjects of mails: every mail of an archive goes through it.</summary>
[MemoryDiagnoser]
public class SubjectBenchmarks
{
    private static readonly string[] Forms =
    [
        "[PATCH net-next v{0} 3/7] tcp: fix a leak in the {0}th retransmit",
        "Re: [PATCH v{0}] mm: page_alloc: do not wake kswapd {0} times",
        "[RFC PATCH {0}/32] sched: lazy flame scheduler",
        "[LTP] [PATCH 1/1] syscalls/{0}: Require kconfig CONFIG_PID_NS",
        "[PATCH AUTOSEL 5.4 {0}/107] io: refuse a ring without entries",
        "linux-next: Tree for Jan {0}",
    ];

    private string[] subjects = [];

    [GlobalSetup]
    public void Setup() => subjects = [.. Enumerable.Range(0, 1_000).Select(number => string.Format(Forms[number % Forms.Length], number))];

    [Benchmark(OperationsPerInvoke = 1_000)]
    public int Parse() => subjects.Count(subject => PatchSubject.Parse(subject).IsPatch);

    [Benchmark(OperationsPerInvoke = 1_000)]
    public long HashTitles() => subjects.Aggregate(0L, (hashes, subject) => hashes ^ PatchTitle.Hash(subject));

    [Benchmark]
    public bool ParseAHundredKilobytesOfBrackets() => PatchSubject.Parse(new string('[', 100_000)).IsPatch;
}
