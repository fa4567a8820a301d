using System.Net;
using System.Text.Json;

namespace Tracker.Host.Tests.Api;

public sealed class DiffApiTests : IAsyncDisposable
{
    private readonly RunningTracker tracker = RunningTracker.WithEmptyDatabase();

    [Theory]
    [InlineData("/api/v1/diff", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/diff?q=%20", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/diff?q=a@example.org&tree=mainline&against=v2", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/diff?q=a@example.org", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/diff?q=a@example.org&against=v2", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/diff?q=a@example.org&tree=mianline", HttpStatusCode.NotFound)]
    public async Task AMistakeIsToldAsProblemDetails(string path, HttpStatusCode status)
    {
        using var response = await tracker.Client.GetAsync(path);
        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("status").GetInt32().Should().Be((int)status);
    }

    [Theory]
    [InlineData("q={0}")]
    [InlineData("q=a@example.org&against={0}")]
    [InlineData("q=a@example.org&tree={0}")]
    public async Task AQueryOfManyKilobytesIsRefused(string query)
    {
        using var response = await tracker.Client.GetAsync($"/api/v1/diff?{string.Format(query, new string('x', 7000))}");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();
}
