using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Core.Storage;

namespace Tracker.Host.Tests.Api;

public sealed class EpisodesApiTests : IAsyncDisposable
{
    private readonly CoveredWorld covered = new();
    private readonly RunningTracker tracker;

    public EpisodesApiTests() => tracker = covered.Serve();

    [Fact]
    public async Task AnEpisodeIsAddedReplacedReadAndRemoved()
    {
        using var created = await PostAsync("/api/v1/episodes", new { name = "Week five", aired = "2024-02-01", text = CoveredWorld.Notes });
        created.StatusCode.Should().Be(HttpStatusCode.Created);
        created.Headers.Location!.OriginalString.Should().Be("/api/v1/episodes/Week%20five");
        using var again = await PostAsync("/api/v1/episodes", new { name = "Week five", aired = "2024-02-02", text = CoveredWorld.Notes });
        again.StatusCode.Should().Be(HttpStatusCode.OK);

        (await GetAsync("/api/v1/episodes")).EnumerateArray().Select(episode => episode.GetProperty("name").GetString()).Should().Equal("Week five", "2024-01-10");
        var one = await GetAsync("/api/v1/episodes/Week%20five");
        one.GetProperty("episode").GetProperty("aired").GetString().Should().Be("2024-02-02");
        one.GetProperty("mentions")[0].GetProperty("series").GetProperty("verdict").GetString().Should().Be("merged");

        using var removed = await tracker.Client.DeleteAsync("/api/v1/episodes/Week%20five");
        removed.StatusCode.Should().Be(HttpStatusCode.OK);
        using var gone = await tracker.Client.DeleteAsync("/api/v1/episodes/Week%20five");
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ASeriesIsFollowedAndFollowedNoLonger()
    {
        using var added = await PostAsync("/api/v1/follows", new { query = "pump@example.org" });
        added.StatusCode.Should().Be(HttpStatusCode.OK);
        (await GetAsync("/api/v1/follows")).GetProperty("follows")[0].GetProperty("message_id").GetString().Should().Be("pump@example.org");
        using var removed = await tracker.Client.DeleteAsync("/api/v1/follows/1");
        removed.StatusCode.Should().Be(HttpStatusCode.OK);
        using var gone = await tracker.Client.DeleteAsync("/api/v1/follows/1");
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WhatMayBeSeveralIsUnprocessableAndNamesThem()
    {
        covered.World.Post(CoveredWorld.Other("other@example.org", "[PATCH] pump: keep it dry and warm", "Ben <ben@example.org>")).Sync();
        using var response = await PostAsync("/api/v1/follows", new { query = "keep dry" });
        response.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("candidates").EnumerateArray().Select(candidate => candidate.GetProperty("message_id").GetString())
            .Should().BeEquivalentTo("pump@example.org", "other@example.org");
    }

    [Fact]
    public async Task NewsAreAsOnTheCommandLine()
    {
        var news = await GetAsync("/api/v1/news?since=2024-01-10&until=2024-06-01&quietMonths=2");
        news.GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("kind").GetString()).Should().Equal("merged", "quiet");
        news.GetProperty("groups")[0].GetProperty("items")[0].GetProperty("covered_in")[0].GetString().Should().Be("2024-01-10");
    }

    [Theory]
    [InlineData("/api/v1/episodes/pilot", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/news?since=pilot", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/news?until=lately", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/news?until=9999-12-31&since=0001-01-01", HttpStatusCode.OK)]
    [InlineData("/api/v1/news?quietMonths=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/news?quietMonths=x", HttpStatusCode.BadRequest)]
    public async Task AMistakeIsToldAsProblemDetails(string path, HttpStatusCode status)
    {
        using var response = await tracker.Client.GetAsync(path);
        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be(status == HttpStatusCode.OK ? "application/json" : "application/problem+json");
    }

    [Theory]
    [InlineData("GET", "/api/v1/news?quietMonths=x", null, null, 400, "quietMonths")]
    [InlineData("GET", "/api/v1/news?quietMonths=0", null, null, 400, "quietMonths: Write the months as a number")]
    [InlineData("GET", "/api/v1/news?since=2024-05-20&until=2024-05-01", null, null, 400, "end on 2024-05-01, before they begin on 2024-05-20")]
    [InlineData("GET", "/api/v1/news?since=2024-01-10&until=2024-01-09", null, null, 400, "before they begin")]
    [InlineData("POST", "/api/v1/episodes", "{bad", "application/json", 400, "not the JSON that is asked for: it cannot be read at $, line 1, byte 2")]
    [InlineData("POST", "/api/v1/follows", "[]", "application/json", 400, "not the JSON that is asked for")]
    [InlineData("POST", "/api/v1/follows", "query=x", "application/x-www-form-urlencoded", 415, "Content-Type: application/json")]
    [InlineData("DELETE", "/api/v1/follows/abc", null, null, 404, "/openapi/v1.json")]
    [InlineData("PUT", "/api/v1/follows", null, null, 405, "does not take PUT")]
    public async Task EveryProblemSaysWhatToDo(string method, string path, string? body, string? type, int status, string said)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type!);
        using var response = await tracker.Client.SendAsync(request);
        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("status").GetInt32().Should().Be(status);
        problem.RootElement.GetProperty("detail").GetString().Should().Contain(said);
    }

    [Theory]
    [InlineData("""{ "aired": "lately", "text": "Words." }""", "2024-01-31")]
    [InlineData("""{ "aired": "2024-02-01" }""", "notes")]
    [InlineData("""{ "aired": "2024-02-01", "text": "Words.", "name": "a/b" }""", "slash")]
    [InlineData("""{ "aired": "2024-02-01", "text": "Words.", "nmae": "x" }""", "400")]
    [InlineData("""{ "aired": """, "400")]
    [InlineData("null", "400")]
    public async Task WhatCannotBeAnEpisodeIsABadRequest(string body, string named)
    {
        using var response = await tracker.Client.PostAsync("/api/v1/episodes", new StringContent(body, Encoding.UTF8, "application/json"));
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await response.Content.ReadAsStringAsync()).Should().Contain(named);
        (await GetAsync("/api/v1/episodes")).GetArrayLength().Should().Be(1);
    }

    [Theory]
    [InlineData("/api/v1/episodes", "application/x-www-form-urlencoded")]
    [InlineData("/api/v1/episodes", "text/plain")]
    [InlineData("/api/v1/follows", "text/plain")]
    public async Task WhatAForeignPageCouldSendIsNotTaken(string path, string type)
    {
        using var response = await tracker.Client.PostAsync(
            path, new StringContent("""{ "aired": "2024-02-01", "text": "Words.", "query": "pump@example.org" }""", Encoding.UTF8, type));
        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await GetAsync("/api/v1/episodes")).GetArrayLength().Should().Be(1);
        (await GetAsync("/api/v1/follows")).GetProperty("follows").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task WhileAPassHoldsTheLockItIsAConflict()
    {
        using var held = DataLock.Take(covered.World.DataFolder, covered.World.Clock);
        using var add = await PostAsync("/api/v1/episodes", new { aired = "2024-02-01", text = "Words." });
        using var follow = await PostAsync("/api/v1/follows", new { query = "pump@example.org" });
        using var remove = await tracker.Client.DeleteAsync("/api/v1/episodes/2024-01-10");
        foreach (var response in (HttpResponseMessage[])[add, follow, remove])
        {
            response.StatusCode.Should().Be(HttpStatusCode.Conflict);
            response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
            (await response.Content.ReadAsStringAsync()).Should().Contain("Another pass is writing");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await tracker.DisposeAsync();
        covered.Dispose();
    }

    private Task<HttpResponseMessage> PostAsync(string path, object body) => tracker.Client.PostAsJsonAsync(path, body);

    private async Task<JsonElement> GetAsync(string path)
    {
        using var json = JsonDocument.Parse(await tracker.Client.GetStringAsync(path));
        return json.RootElement.Clone();
    }
}
