using System.Diagnostics;
using System.Text.Json;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Host.Cli;
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
        var whole = Run("whole", "sync");
        whole.ExitCode.Should().Be(0, "{0}", whole.Errors);
        Duration = Stopwatch.GetElapsedTime(started);
        Export = Run("whole", "export", "landings").Output;
        Status = StatusOf("whole");
    }

    public TimeSpan Duration { get; }

    public string Export { get; }

    public string Status { get; }

    public string DataFolder(string name) => folder.At(name);

    public string[] Arguments(string data, params string[] arguments) => [.. arguments, "--config", configuration, "--data", folder.At(data)];

    public Process Start(string data, params string[] arguments) => BuiltProgram.Start(new Dictionary<string, string>(), Arguments(data, arguments));

    internal ProgramOutcome Run(string data, params string[] arguments) => BuiltProgram.Run(Arguments(data, arguments));

    /// <summary>What <c>export landings</c> writes; asked in this process, which saves one.</summary>
    public string ExportOf(string data)
    {
        using var text = new StringWriter();
        LandingsText.WriteTsv(text, AnswersOf(data).Landings(tree: null));
        return text.ToString();
    }

    /// <summary>What <c>status --json</c> writes, but for the moments of the pass.</summary>
    public string StatusOf(string data) => JsonSerializer.Serialize(
        AnswersOf(data).Status(BusyCommunity.Query, 50) with { AsOf = null, Coverage = [] }, TrackerJson.Answers.StatusAnswer);

    /// <summary>A sync finishes what is in a data folder, and everything is as if nothing had happened to it.</summary>
    public void ShouldBeFinishedBySync(string data)
    {
        Run(data, "sync", "--quiet").Should().Be(new ProgramOutcome(0, "", ""));
        ExportOf(data).Should().Be(Export);
        StatusOf(data).Should().Be(Status);
    }

    private Answers AnswersOf(string data) => new(TrackerDatabase.In(folder.At(data)));

    public void Dispose() => folder.Dispose();
}
