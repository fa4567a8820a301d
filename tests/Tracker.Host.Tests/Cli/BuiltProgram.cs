using System.Diagnostics;

namespace Tracker.Host.Tests.Cli;

/// <summary>Runs the built program as a shell would.</summary>
internal static class BuiltProgram
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "tracker.dll");

    public static ProgramOutcome Run(params string[] arguments) => RunIn(new Dictionary<string, string>(), arguments);

    public static ProgramOutcome RunIn(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return End(process);
    }

    /// <summary>Runs it with shell commands before it: limits, traps.</summary>
    public static ProgramOutcome RunAfter(string commands, params string[] arguments)
    {
        using var process = Start(new ProcessStartInfo("bash", ["-c", $"{commands}; exec dotnet \"$@\"", "bash", Assembly, .. arguments]));
        return End(process);
    }

    /// <summary>What it writes until it ends.</summary>
    public static ProgramOutcome End(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramOutcome(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public static Process Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments]);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Start(start);
    }

    private static Process Start(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
    }
}

/// <summary>What a run of the program left behind.</summary>
internal sealed record ProgramOutcome(int ExitCode, string Output, string Errors)
{
    /// <summary>Nothing but one line that says what is wrong, and exit code 2.</summary>
    public void ShouldBeOneLine(string named, int exitCode = 2)
    {
        ExitCode.Should().Be(exitCode, Errors);
        Output.Should().BeEmpty();
        Errors.Should().StartWith("tracker: ").And.Contain(named).And.EndWith("\n");
        Errors.TrimEnd('\n').Should().NotContain("\n");
    }
}
