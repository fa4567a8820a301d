using BenchmarkDotNet.Running;
using Tracker.Benchmarks.Kernel;

if (args is ["kernel", ..])
    return KernelCommand.Run(args[1..]);

// BenchmarkDotNet itself ends with 0 whatever happens: CI is to notice a benchmark that does not run any more.
var summaries = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).ToList();
return summaries.Count > 0 && summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
