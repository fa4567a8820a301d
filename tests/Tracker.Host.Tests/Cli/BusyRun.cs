using System.Diagnostics;
using System.Text.Json.Nodes;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

/// <summary>A community of many batches, synced once without disturbance by the built program.</summary>
public sealed class BusyRun : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string configuration;

    public BusyRun()
    {
        configuration = TestConfiguration.WriteFor(folder, new BusyCommunity(folder).Community);
        var started = Stopwatch.GetTimestamp();
        Run("whole", "sync").ExitCode.Should().Be(0);
        Duration = Stopwatch.GetElapsedTime(started);
        Export = ExportOf("whole");
        Status = StatusOf("whole");
    }

    public TimeSpan Duration { get; }

    public string Export { get; }

    public string Status { get; }

    public string DataFolder(string name) => folder.At(name);

    public string[] Arguments(string data, params string[] arguments) => [.. arguments, "--config", configuration, "--data", folder.At(data)];

    public Process Start(string data, params string[] arguments) => BuiltProgram.Start(new Dictionary<string, string>(), Arguments(data, arguments));

    internal ProgramOutcome Run(string data, params string[] arguments) => BuiltProgram.Run(Arguments(data, arguments));

    public string ExportOf(string data) => Run(data, "export", "landings").Output;

    /// <summary>What status says, but for the moments of the pass.</summary>
    public string StatusOf(string data)
    {
        var answer = JsonNode.Parse(Run(data, "status", BusyCommunity.Query, "--json").Output)!.AsObject();
        answer.Remove("as_of");
        answer.Remove("coverage");
        return answer.ToJsonString();
    }

    /// <summary>A sync finishes what is in a data folder, and everything is as if nothing had happened to it.</summary>
    public void ShouldBeFinishedBySync(string data)
    {
        Run(data, "sync", "--quiet").Should().Be(new ProgramOutcome(0, "", ""));
        ExportOf(data).Should().Be(Export);
        StatusOf(data).Should().Be(Status);
    }

    public void Dispose() => folder.Dispose();
}
