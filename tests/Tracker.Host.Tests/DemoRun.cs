using System.Text.Json;
using Tracker.Host.Tests.Cli;
using Tracker.Testing;

namespace Tracker.Host.Tests;

/// <summary>The demo, run once as a newcomer runs it; its data folder is then asked in every way.</summary>
public sealed class DemoRun : IDisposable
{
    private readonly TempFolder folder = new();

    public DemoRun() => Outcome = BuiltProgram.Run("demo", "--data", folder.At("demo"));

    internal ProgramOutcome Outcome { get; }

    internal ProgramOutcome Run(params string[] arguments) =>
        BuiltProgram.Run([.. arguments, "--config", Repository.At("data", "sample", "sample.json"), "--data", folder.At("demo")]);

    public JsonElement Ask(string query)
    {
        using var json = JsonDocument.Parse(Run("status", query, "--json").Output);
        return json.RootElement.Clone();
    }

    public RunningTracker Serve() => RunningTracker.On(folder.At("demo"));

    public void Dispose() => folder.Dispose();
}
