using System.Text.Json;

namespace Tracker.Host.Tests.Cli;

public sealed class DiffCommandTests(DemoRun demo) : IClassFixture<DemoRun>
{
    [Fact]
    public async Task TheSameIsToldOnTheCommandLineAndOverHttp()
    {
        var mail = Landed();
        var outcome = demo.Run("diff", mail, "--json");
        outcome.ExitCode.Should().Be(0, outcome.Errors);
        await using var tracker = demo.Serve();
        using var response = await tracker.Client.GetAsync($"/api/v1/diff?q={Uri.EscapeDataString(mail)}");
        using var told = JsonDocument.Parse(outcome.Output);
        using var answered = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Part(told).GetProperty("after").GetProperty("tree").GetString().Should().Be("mainline");
        Properties(answered).Should().Equal(Properties(told));
        JsonElement.DeepEquals(Part(answered).GetProperty("after"), Part(told).GetProperty("after")).Should().BeTrue();
    }

    [Fact]
    public void TheTextSaysWhetherItLandedAsItWasPosted()
    {
        var outcome = demo.Run("diff", Landed());
        outcome.ExitCode.Should().Be(0, outcome.Errors);
        outcome.Output.Should().MatchRegex("as posted and as\\s+landed\n").And.MatchRegex("unchanged|changed");
        outcome.Output.Split('\n').Should().OnlyContain(line => line.Length <= PrintedText.Width);
    }

    [Theory]
    [InlineData("No mail 'nobody@example.org'", "nobody@example.org")]
    [InlineData("Name one thing to compare with", "a@example.org", "b@example.org", "--against", "v2")]
    [InlineData("Name one thing to compare with", "a@example.org", "--tree", "mainline", "--against", "v2")]
    [InlineData("mianline", "a@example.org", "--tree", "mianline")]
    public void WhatCannotBeComparedIsOneLine(string named, params string[] arguments) =>
        demo.Run(["diff", .. arguments]).ShouldBeOneLine(named);

    private static JsonElement Part(JsonDocument answer) => answer.RootElement.GetProperty("parts")[0];

    private static IEnumerable<string> Properties(JsonDocument answer) => Part(answer).EnumerateObject().Select(property => property.Name);

    private string Landed() => demo.Run("export", "landings", "--tree", "mainline").Output.Split('\n')[1].Split('\t')[5];
}
