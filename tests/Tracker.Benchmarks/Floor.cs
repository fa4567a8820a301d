using System.Diagnostics;

namespace Tracker.Benchmarks;

/// <summary>What git itself takes for the same input: the line that a reader is measured against.</summary>
internal static class Floor
{
    /// <summary>Runs a shell command in a folder and reads its output to the end; gives the number of bytes.</summary>
    public static long Run(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" },
        }) ?? throw new InvalidOperationException("sh did not start");
        var bytes = Count(process.StandardOutput.BaseStream);
        process.WaitForExit();
        return process.ExitCode == 0 ? bytes : throw new InvalidOperationException($"{command} ended with {process.ExitCode}");
    }

    private static long Count(Stream output)
    {
        var buffer = new byte[1 << 16];
        long bytes = 0;
        for (var read = output.Read(buffer); read > 0; read = output.Read(buffer))
            bytes += read;
        return bytes;
    }
}
