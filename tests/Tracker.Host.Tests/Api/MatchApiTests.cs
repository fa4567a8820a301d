using System.Net;
using System.Text.Json;
using Tracker.Testing;

namespace Tracker.Host.Tests.Api;

public sealed class MatchApiTests
{
    [Fact]
    public async Task AMatchIsToldInTheCommandLinesWords()
    {
        using var world = new SmallWorld();
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Post(patch);
        var commit = world.Mainline.Apply(patch.ToMbox());
        world.Sync();
        await using var tracker = RunningTracker.On(world.DataFolder);

        using var json = JsonDocument.Parse(await tracker.Client.GetStringAsync($"/api/v1/match?q={commit}"));
        var told = json.RootElement.GetProperty("commits")[0];
        told.GetProperty("verdict").GetString().Should().Be("matched");
        told.GetProperty("candidates")[0].GetProperty("for")[0].GetProperty("kind").GetString().Should().Be("date");
        told.GetProperty("candidates")[0].GetProperty("posting").GetProperty("message_id").GetString().Should().Be("leak@example.org");

        using var ofMail = JsonDocument.Parse(await tracker.Client.GetStringAsync("/api/v1/match?q=leak@example.org"));
        ofMail.RootElement.GetProperty("mails")[0].GetProperty("commits")[0].GetProperty("is_match").GetBoolean().Should().BeTrue();
    }

    [Theory]
    [InlineData("/api/v1/match", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/match?q=", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/match?q=0123456789abcdef", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/match?q=nobody@example.org", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/match?q=%00%E2%80%AE'--", HttpStatusCode.NotFound)]
    public async Task AMistakeIsToldAsProblemDetails(string path, HttpStatusCode status)
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        using var response = await tracker.Client.GetAsync(path);
        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task AQueryOfManyKilobytesIsRefused()
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        using var response = await tracker.Client.GetAsync($"/api/v1/match?q={new string('x', 7000)}");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }
}
