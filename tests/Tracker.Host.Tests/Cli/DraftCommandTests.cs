using System.Net;
using System.Text.Json;
using Tracker.Core.Episodes.Drafting;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

public sealed class DraftCommandTests(DemoRun demo) : IClassFixture<DemoRun>, IDisposable
{
    private static readonly string[] Spring = ["episode", "draft", "--since", "2024-03-01", "--until", "2024-05-20"];

    private readonly TempFolder folder = new();

    [Fact]
    public async Task TheSameIsToldOnTheCommandLineAndOverHttp()
    {
        var outcome = demo.Run([.. Spring, "--json", "--top", "4"]);
        outcome.ExitCode.Should().Be(0, outcome.Errors);
        await using var tracker = demo.Serve();
        using var told = JsonDocument.Parse(outcome.Output);
        told.RootElement.GetProperty("development").EnumerateArray().Sum(subsystem => subsystem.GetProperty("series").GetArrayLength()).Should().Be(4);
        using var answered = JsonDocument.Parse(await tracker.Client.GetStringAsync("/api/v1/draft?since=2024-03-01&until=2024-05-20&top=4"));
        foreach (var section in new[] { "since", "until", "as_of", "counts", "merge_windows", "news", "maintainers", "regressions" })
            JsonElement.DeepEquals(answered.RootElement.GetProperty(section), told.RootElement.GetProperty(section)).Should().BeTrue(section);
    }

    [Fact]
    public void TheDraftIsWrittenToANewFileAndNeverOverAnother()
    {
        var file = folder.At("next.md");
        var outcome = demo.Run([.. Spring, "-o", file]);
        (outcome.ExitCode, outcome.Output).Should().Be((0, ""), outcome.Errors);
        File.ReadAllText(file).Should().StartWith("# Draft of the notes for 1 March 2024 to 20 May 2024\n").And.Contain("## Ongoing development");
        Directory.GetFiles(folder.Path).Should().Equal(file);
        File.WriteAllText(file, "my own words");
        demo.Run([.. Spring, "-o", file]).ShouldBeOneLine("is there already");
        File.ReadAllText(file).Should().Be("my own words");
    }

    [Fact]
    public void AFolderThatIsNotThereIsNamed() =>
        demo.Run([.. Spring, "-o", folder.At("nope/next.md")]).ShouldBeOneLine($"There is no folder {folder.At("nope")}. Make it, or name a file in another folder with -o.");

    [Fact]
    public void ATemplateOfOnesOwnIsUsedAndItsMistakeToldWithItsLine()
    {
        var mine = folder.Write("mine.liquid", "{% for s in development %}{{ s.name | md }} {% endfor %}\n");
        demo.Run([.. Spring, "--template", mine]).Output.Should().Contain("power").And.NotContain("#");
        var output = folder.At("next.md");
        demo.Run([.. Spring, "-o", output, "--template", folder.Write("wrong.liquid", "one\n{{ developmint }}\n")]).ShouldBeOneLine("wrong.liquid, line 2: {{ developmint }}: there is no variable 'developmint'");
        File.Exists(output).Should().BeFalse();
        demo.Run([.. Spring, "--template", folder.At("none.liquid")]).ShouldBeOneLine("There is no template");
        File.WriteAllBytes(folder.At("binary.liquid"), [0xff, 0x00, 0xfe]);
        demo.Run([.. Spring, "--template", folder.At("binary.liquid")]).ShouldBeOneLine("is no UTF-8 text");
    }

    [Fact]
    public void TheConfigurationMayNameATemplateBesideIt()
    {
        folder.Write("mine.liquid", "mine\n");
        var configuration = TestConfiguration.WriteWith(folder, "\"Web\": {", "\"Draft\": { \"Template\": \"mine.liquid\" }, \"Web\": {");
        var data = folder.At("data");
        Tracker.Core.Storage.TrackerDatabase.In(data).OpenForWriting().Dispose();
        var outcome = BuiltProgram.Run("episode", "draft", "--since", "2024-03-01", "--until", "2024-03-08", "--config", configuration, "--data", data);
        (outcome.ExitCode, outcome.Output).Should().Be((1, "mine\n"), outcome.Errors);
        BuiltProgram.Run("episode", "draft", "--since", "2024-03-01", "--until", "2024-03-08", "--config", TestConfiguration.WriteWith(folder, "\"Web\": {", "\"Draft\": { \"Templat\": \"x\" }, \"Web\": {"))
            .ShouldBeOneLine("unknown key 'Tracker:Draft:Templat'");
    }

    [Fact]
    public void TheUsualTemplateCanBePrintedAndGivesTheUsualDraft()
    {
        var printed = demo.Run("episode", "draft", "--show-template");
        printed.Output.Should().Be(DraftTemplate.Usual.Text);
        demo.Run([.. Spring, "--template", folder.Write("same.liquid", printed.Output)]).Output.Should().Be(demo.Run(Spring).Output);
    }

    [Fact]
    public void DaysWithoutAnythingGiveADraftThatSaysSoAndNo()
    {
        var outcome = demo.Run("episode", "draft", "--since", "2020-03-01", "--until", "2020-03-08");
        outcome.ExitCode.Should().Be(1, outcome.Errors);
        outcome.Output.Should().Contain("Nothing happened in these days");
    }

    [Theory]
    [InlineData("--since")]
    [InlineData("'yesterday' is no day. Write --since", "--since", "yesterday")]
    [InlineData("Write --until", "--since", "2024-05-01", "--until", "2024-02-30")]
    [InlineData("would end before it begins", "--since", "2024-05-08", "--until", "2024-05-01")]
    [InlineData("more than 186 days", "--since", "2020-05-08", "--until", "2024-05-01")]
    [InlineData("no number that --top takes", "--since", "2024-05-01", "--until", "2024-05-08", "--top", "0")]
    [InlineData("no number that --top takes", "--since", "2024-05-01", "--until", "2024-05-08", "--top", "many")]
    public void AMistakeIsOneLine(string named, params string[] arguments) => demo.Run(["episode", "draft", .. arguments]).ShouldBeOneLine(named);

    [Theory]
    [InlineData("", "since")]
    [InlineData("?since=today", "since")]
    [InlineData("?since=2024-05-08&until=2024-05-01", "since")]
    [InlineData("?since=0001-01-01&until=9999-12-31", "since")]
    [InlineData("?since=2024-05-01&until=May", "until")]
    [InlineData("?since=2024-05-01&until=2024-05-08&top=1000", "top")]
    [InlineData("?since=2024-05-01&until=2024-05-08&top=", "top")]
    public async Task AMistakeOverHttpIsToldAsProblemDetails(string query, string parameter)
    {
        await using var tracker = demo.Serve();
        using var response = await tracker.Client.GetAsync($"/api/v1/draft{query}");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(parameter);
    }

    public void Dispose() => folder.Dispose();
}
