using System.Net;
using System.Text.Json;

namespace Tracker.Host.Tests.Api;

public sealed class SeriesApiTests : IAsyncDisposable
{
    private readonly RunningTracker tracker = RunningTracker.WithEmptyDatabase();

    [Fact]
    public async Task AQueryIsAnsweredInTheCommandLinesWords()
    {
        using var json = await GetAsync("/api/v1/series?q=wicks", HttpStatusCode.OK, "application/json");
        json.RootElement.EnumerateObject().Select(property => property.Name).Should().Equal("query", "as_of", "coverage", "series", "note");
        json.RootElement.GetProperty("query").GetString().Should().Be("wicks");
    }

    [Fact]
    public async Task AnAnswerAsOfADaySaysThatDay()
    {
        using var json = await GetAsync("/api/v1/series?q=wicks&asOf=2024-01-31", HttpStatusCode.OK, "application/json");
        json.RootElement.GetProperty("as_of").GetString().Should().Be("2024-01-31T23:59:59Z");
    }

    [Theory]
    [InlineData("/api/v1/series?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/series?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/series?asOf=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/series?q=wicks&asOf=2999-01-01", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/series/1?asOf=2999-01-01", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/series/1?asOf=2024-01-01", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/series/4711", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    public async Task AMistakeIsToldAsProblemDetails(string path, HttpStatusCode status)
    {
        using var json = await GetAsync(path, status, "application/problem+json");
        json.RootElement.GetProperty("status").GetInt32().Should().Be((int)status);
    }

    [Fact]
    public async Task AQueryOfAHundredKilobytesIsRefused()
    {
        using var response = await tracker.Client.GetAsync($"/api/v1/series?q={new string('x', 7000)}");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task LandingsAreAnArrayAndHealthCounts()
    {
        using var landings = await GetAsync("/api/v1/landings", HttpStatusCode.OK, "application/json");
        landings.RootElement.GetArrayLength().Should().Be(0);
        using var health = await GetAsync("/api/v1/health", HttpStatusCode.OK, "application/json");
        health.RootElement.GetProperty("mails").GetInt64().Should().Be(0);
        health.RootElement.GetProperty("last_passes").ValueKind.Should().Be(JsonValueKind.Array);
    }

    [Fact]
    public async Task CorrectionsAreListedAndNotTaken()
    {
        using var corrections = await GetAsync("/api/v1/corrections", HttpStatusCode.OK, "application/json");
        corrections.RootElement.GetArrayLength().Should().Be(0);
        using var posted = await tracker.Client.PostAsync("/api/v1/corrections", new StringContent("{}"));
        posted.StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task TheDocumentDescribesEveryEndpoint()
    {
        using var json = await GetAsync("/openapi/v1.json", HttpStatusCode.OK, "application/json");
        json.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name)
            .Should().BeEquivalentTo("/api/v1/series", "/api/v1/series/{id}", "/api/v1/landings", "/api/v1/health", "/api/v1/pulls", "/api/v1/releases", "/api/v1/diff", "/api/v1/corrections", "/api/v1/match",
                "/api/v1/notes/fill", "/api/v1/notes/check", "/api/v1/people");
        json.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("SeriesAnswer").GetProperty("properties")
            .EnumerateObject().Select(property => property.Name).Should().Contain(["landed_version", "path", "timeline", "not_known"]);
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    private async Task<JsonDocument> GetAsync(string path, HttpStatusCode status, string type)
    {
        using var response = await tracker.Client.GetAsync(path);
        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be(type);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }
}
