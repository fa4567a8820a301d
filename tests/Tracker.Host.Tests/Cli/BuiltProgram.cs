using System.Diagnostics;

namespace Tracker.Host.Tests.Cli;

/// <summary>Runs the built program as a shell would.</summary>
internal static class BuiltProgram
{
    public static ProgramOutcome Run(params string[] arguments) => RunIn(new Dictionary<string, string>(), arguments);

    public static ProgramOutcome RunIn(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramOutcome(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tracker.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
    }
}

/// <summary>What a run of the program left behind.</summary>
internal sealed record ProgramOutcome(int ExitCode, string Output, string Errors);
