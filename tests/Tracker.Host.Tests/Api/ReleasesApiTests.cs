using System.Net;
using System.Text.Json;

namespace Tracker.Host.Tests.Api;

public sealed class ReleasesApiTests : IAsyncDisposable
{
    private readonly RunningTracker tracker = RunningTracker.WithEmptyDatabase();

    [Fact]
    public async Task PullsAndReleasesAreAnsweredInTheCommandLinesWords()
    {
        using var pulls = await GetAsync("/api/v1/pulls", HttpStatusCode.OK, "application/json");
        pulls.RootElement.EnumerateObject().Select(property => property.Name).Should().Equal("window", "from", "until", "as_of", "pulls", "sentence");
        using var releases = await GetAsync("/api/v1/releases?since=2024-01-31", HttpStatusCode.OK, "application/json");
        releases.RootElement.GetProperty("since").GetString().Should().Be("2024-01-31T00:00:00Z");
        releases.RootElement.GetProperty("releases").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("/api/v1/pulls?window=v9.9", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/releases?since=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/releases?since=2024-02-30", HttpStatusCode.BadRequest)]
    public async Task AMistakeIsToldAsProblemDetails(string path, HttpStatusCode status)
    {
        using var json = await GetAsync(path, status, "application/problem+json");
        json.RootElement.GetProperty("status").GetInt32().Should().Be((int)status);
    }

    [Fact]
    public async Task AWindowOfAHundredKilobytesIsRefused()
    {
        using var response = await tracker.Client.GetAsync($"/api/v1/pulls?window={new string('x', 7000)}");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/api/v1/releases?since=0001-01-01")]
    [InlineData("/api/v1/releases?since=9999-12-31")]
    [InlineData("/api/v1/releases?since=")]
    [InlineData("/api/v1/pulls?window=")]
    public async Task AnyDayIsADay(string path)
    {
        using var json = await GetAsync(path, HttpStatusCode.OK, "application/json");
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
