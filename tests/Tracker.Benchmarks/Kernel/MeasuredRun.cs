using System.Diagnostics;
using System.Globalization;

namespace Tracker.Benchmarks.Kernel;

/// <summary>What a process took.</summary>
/// <param name="PeakRssAnon">Bytes of its own memory, at most.</param>
internal sealed record MeasuredRun(TimeSpan Wall, TimeSpan Cpu, long PeakRssAnon, int ExitCode)
{
    // sysconf(_SC_CLK_TCK) is 100 on every Linux.
    private const int TicksOfASecond = 100;

    /// <summary>Runs it to its end, and writes what it says into a log, each line with the second in which it came.</summary>
    public static MeasuredRun Of(string log, string program, params IEnumerable<string> arguments)
    {
        using var said = new StreamWriter(log);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" },
        }) ?? throw new InvalidOperationException($"{program} did not start");
        process.ErrorDataReceived += (_, line) => Tell(said, watch, line.Data);
        process.BeginErrorReadLine();
        // Its output is only counted: git log has a gigabyte of it.
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        var (cpu, peak) = Watch(process);
        process.WaitForExit();
        output.GetAwaiter().GetResult();
        return new MeasuredRun(watch.Elapsed, cpu, peak, process.ExitCode);
    }

    private static void Tell(StreamWriter said, Stopwatch watch, string? line)
    {
        lock (said)
            said.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds,8:0.0} {line}"));
    }

    private static (TimeSpan Cpu, long PeakRssAnon) Watch(Process process)
    {
        var (cpu, peak) = (0L, 0L);
        do
        {
            (cpu, peak) = (Math.Max(cpu, Ticks(process.Id)), Math.Max(peak, RssAnon(process.Id)));
        }
        while (!process.WaitForExit(20));
        return (TimeSpan.FromSeconds((double)cpu / TicksOfASecond), peak);
    }

    // proc(5): utime and stime are the 14th and 15th field; the second, the name, is in brackets.
    private static long Ticks(int process)
    {
        var stat = Read(process, "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 12 ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture) : 0;
    }

    private static long RssAnon(int process) =>
        Read(process, "status").Split('\n').FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)) is { } line
            ? 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)
            : 0;

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            // It has just ended.
            return "";
        }
    }
}
