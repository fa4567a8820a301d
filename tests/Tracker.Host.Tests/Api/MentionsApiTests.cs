using System.Net;
using System.Text;
using System.Text.Json;

namespace Tracker.Host.Tests.Api;

public sealed class MentionsApiTests : IAsyncDisposable
{
    private readonly RunningTracker tracker = RunningTracker.WithEmptyDatabase();

    [Fact]
    public async Task MentionsAreAnsweredInTheCommandLinesWords()
    {
        using var json = await PostAsync("""{"text": "Ann Lee posted version 5 of \"Faster lanterns\".", "aired": "2024-01-31"}""", HttpStatusCode.OK, "application/json");

        var mention = json.RootElement.GetProperty("mentions")[0];
        mention.EnumerateObject().Select(property => property.Name).Should().StartWith(
            ["line", "column", "length", "kind", "person", "title", "version", "parts", "quote", "series", "score", "candidates"]);
        (mention.GetProperty("line").GetInt32(), mention.GetProperty("version").GetInt32(), mention.GetProperty("title").GetString()).Should().Be((1, 5, "Faster lanterns"));
        mention.GetProperty("note").GetString().Should().Be("not in the archives that are read");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"text": ""}""")]
    [InlineData("""{"text": "x", "aired": "yesterday"}""")]
    public async Task AMistakeIsToldAsProblemDetails(string body)
    {
        using var json = await PostAsync(body, HttpStatusCode.BadRequest, "application/problem+json");
        json.RootElement.GetProperty("status").GetInt32().Should().Be(400);
    }

    [Fact]
    public async Task AForeignPageCannotSendAForm()
    {
        using var response = await tracker.Client.PostAsync("/api/v1/notes/mentions", new StringContent("text=x", Encoding.UTF8, "text/plain"));
        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    public ValueTask DisposeAsync() => tracker.DisposeAsync();

    private async Task<JsonDocument> PostAsync(string body, HttpStatusCode status, string type)
    {
        using var response = await tracker.Client.PostAsync("/api/v1/notes/mentions", new StringContent(body, Encoding.UTF8, "application/json"));
        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be(type);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }
}
