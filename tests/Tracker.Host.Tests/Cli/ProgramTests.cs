using System.Text.Json;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

public sealed class ProgramTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void HelpNamesEveryCommand()
    {
        var outcome = BuiltProgram.Run("--help");
        outcome.ExitCode.Should().Be(0);
        outcome.Errors.Should().BeEmpty();
        outcome.Output.Should().ContainAll("sync", "status", "pulls", "releases", "match", "evaluate", "export", "serve", "doctor", "demo", "link", "unlink", "same", "corrections", "--config", "--json");
    }

    [Theory]
    [InlineData("'frobnicate'", "frobnicate")]
    [InlineData("'--frob'", "sync", "--frob")]
    [InlineData("xml", "export", "landings", "--format", "xml")]
    [InlineData("Required command", new string[0])]
    [InlineData("'tracker status --help'", "status")]
    public void AMistakeOnTheCommandLineIsOneLine(string named, params string[] arguments) => ShouldBeOneLine(BuiltProgram.Run(arguments), named);

    [Fact]
    public void AMistakeInTheConfigurationIsOneLine() =>
        ShouldBeOneLine(BuiltProgram.Run("status", "x", "--config", TestConfiguration.WriteWith(folder, "\"Since\"", "\"Sinse\"")), "Sinse");

    [Fact]
    public void TheEnvironmentOverridesTheFile() =>
        ShouldBeOneLine(
            BuiltProgram.RunIn(new Dictionary<string, string> { ["Tracker__Schedule__TimeZone"] = "Mars" }, "status", "x", "--config", TestConfiguration.Write(folder)),
            "Mars");

    [Fact]
    public void BeforeTheFirstSyncStatusSaysSo() => ShouldBeOneLine(Run("status", "x"), "tracker sync");

    [Theory]
    [InlineData("it's \"quoted\"; DROP TABLE mails;--")]
    [InlineData("title:x* AND (NEAR")]
    [InlineData("@example.org")]
    [InlineData("[PATCH v3 1/2] x")]
    public void AStrangeQueryFindsNothingAndBreaksNothing(string query)
    {
        TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        ShouldBeOneLine(Run("status", query), "tracker");
    }

    [Fact]
    public void JsonIsAloneOnStdout()
    {
        TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        var outcome = Run("status", "wicks", "--json");
        outcome.ExitCode.Should().Be(2);
        using var json = JsonDocument.Parse(outcome.Output);
        json.RootElement.GetProperty("query").GetString().Should().Be("wicks");
        json.RootElement.GetProperty("series").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public void AnEmptyExportIsItsHeader()
    {
        TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        var outcome = Run("export", "landings");
        outcome.ExitCode.Should().Be(0);
        outcome.Output.Should().Be("community\ttree\tbranch\trelease\tcommit\tmessage_id\tseries\tversion\tpart\tparts\tevidence\tconfidence\tstate\tcommitted_at\n");
        Run("export", "landings", "--json").Output.Trim().Should().Be("[]");
    }

    [Theory]
    [InlineData("'v6.9'", "pulls", "--window", "v6.9")]
    [InlineData("'tracker sync'", "pulls")]
    [InlineData("--since", "releases")]
    [InlineData("2024-01-31", "releases", "--since", "lately")]
    public void WhereThereIsNothingPullsAndReleasesSaySoInOneLine(string named, params string[] arguments)
    {
        TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        ShouldBeOneLine(Run(arguments), named);
    }

    [Theory]
    [InlineData("No commit 0123456789ab", "match", "0123456789ab")]
    [InlineData("No mail nobody@example.org", "match", "nobody@example.org", "--explain")]
    [InlineData("'/nowhere/truth.tsv' cannot be read", "evaluate", "/nowhere/truth.tsv")]
    [InlineData("--sample", "evaluate", "/dev/null", "--sample", "-1")]
    [InlineData("/dev/null: There is no label", "evaluate", "/dev/null")]
    public void WhereThereIsNothingToMatchOrToMeasureOneLineSaysSo(string named, params string[] arguments)
    {
        TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        ShouldBeOneLine(Run(arguments), named);
    }

    [Fact]
    public void LabelsAreMeasuredInJsonToo()
    {
        TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        var truth = folder.Write("truth.tsv", $"commit\tmsgid\n{new string('1', 40)}\ta@example.org\n");
        using var json = JsonDocument.Parse(Run("evaluate", truth, "--json").Output);
        json.RootElement.GetProperty("messages").GetProperty("not_matched").GetInt32().Should().Be(1);
        json.RootElement.GetProperty("misses")[0].GetProperty("kind").GetString().Should().Be("commit not read");
    }

    [Fact]
    public void ANameThatIsNotConfiguredIsNoSource() => ShouldBeOneLine(Run("sync", "--tree", "mianline"), "no tree 'mianline'");

    [Fact]
    public void DoctorFindsAProblemAndSaysWhatToDo()
    {
        var outcome = Run("doctor", "--json");
        outcome.ExitCode.Should().Be(1);
        using var json = JsonDocument.Parse(outcome.Output);
        json.RootElement.EnumerateArray().Should().Contain(finding => !finding.GetProperty("is_ok").GetBoolean() && finding.GetProperty("text").GetString()!.Contains("tracker sync"));
    }

    [Fact]
    public void TheDemoRemovesNothingThatItDidNotMake()
    {
        var precious = folder.Write("mine/letter.txt", "dear");
        ShouldBeOneLine(BuiltProgram.Run("demo", "--config", TestConfiguration.Write(folder), "--data", folder.At("mine")), "--data");
        File.Exists(precious).Should().BeTrue();
    }

    [Fact]
    public async Task TheServerAnswersAndStopsWhenAsked()
    {
        using var process = BuiltProgram.Start(
            new Dictionary<string, string>(), "serve", "--config", TestConfiguration.WriteWith(folder, "0 30 2 * * ?", "never"));
        var started = await process.StandardError.ReadLineAsync();
        started.Should().MatchRegex("^tracker: serving http://127.0.0.1:[0-9]+; stop with Ctrl-C.$");
        using var client = new HttpClient();
        (await client.GetStringAsync(started!.Split(' ')[2].TrimEnd(';'))).Should().Contain("No sync yet");
        GitCommand.Run(folder.Path, "-c", $"alias.stop=!kill -TERM {process.Id}", "stop");
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0);
    }

    [Fact]
    public void AnAddressThatIsTakenIsOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        ShouldBeOneLine(
            BuiltProgram.RunIn(
                new Dictionary<string, string> { ["Tracker__Web__Urls"] = $"http://{taken.LocalEndpoint}", ["Tracker__Schedule__Sync"] = "never" },
                "serve", "--config", TestConfiguration.Write(folder)),
            "Tracker:Web:Urls");
    }

    public void Dispose() => folder.Dispose();

    private ProgramOutcome Run(params string[] arguments) => BuiltProgram.Run([.. arguments, "--config", TestConfiguration.Write(folder)]);

    private static void ShouldBeOneLine(ProgramOutcome outcome, string named) => outcome.ShouldBeOneLine(named);
}
