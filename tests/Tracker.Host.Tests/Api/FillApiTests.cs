using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tracker.Host.Tests.Api;

public sealed class FillApiTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private const string Text = "[[wick: burn-time accounting]] has yet to be merged.";

    [Fact]
    public async Task NotesAreFilledAndCheckedInTheCommandLinesWords()
    {
        await using var tracker = demo.Serve();
        using var filled = await PostAsync(tracker, "fill", new { text = Text, style = "inline" });
        filled.RootElement.EnumerateObject().Select(property => property.Name).Should().Equal("as_of", "style", "text", "mentions", "left_alone");
        filled.RootElement.GetProperty("text").GetString().Should().StartWith("[[wick: burn-time accounting]]<!-- tracker 1 --> (merged for v1.1-rc1");
        filled.RootElement.GetProperty("mentions")[0].GetProperty("status").GetString().Should().StartWith("merged for");
        using var removed = await PostAsync(tracker, "fill", new { text = filled.RootElement.GetProperty("text").GetString(), remove = true });
        removed.RootElement.GetProperty("text").GetString().Should().Be(Text);
        using var answered = await PostAsync(tracker, "check", new { text = Text });
        answered.RootElement.GetProperty("contradictions").GetInt32().Should().Be(1);
        answered.RootElement.GetProperty("statements")[0].GetProperty("line").GetInt32().Should().Be(1);
        using var then = await PostAsync(tracker, "check", new { text = Text, as_of = "2024-01-12" });
        then.RootElement.GetProperty("contradictions").GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("fill", """{}""")]
    [InlineData("fill", """{"text":"a","style":"sidenote"}""")]
    [InlineData("fill", """{"text":"a","as_of":"yesterday"}""")]
    [InlineData("fill", """{"text":"a\u0000"}""")]
    [InlineData("check", """{"text":null}""")]
    [InlineData("check", """{"text":"a","aired":"yesterday"}""")]
    [InlineData("check", """{"text":""")]
    public async Task AMistakeIsToldAsProblemDetails(string what, string body)
    {
        await using var tracker = demo.Serve();
        using var response = await SendAsync(tracker, what, body, "application/json");
        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task OnlyJsonIsTaken()
    {
        await using var tracker = demo.Serve();
        using var response = await SendAsync(tracker, "fill", """{"text":"a"}""", "text/plain");
        response.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task PeopleAreFoundOverHttp()
    {
        await using var tracker = demo.Serve();
        using var response = await tracker.Client.GetAsync("/api/v1/people?q=ravi");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        using var people = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        people.RootElement.GetProperty("people")[0].GetProperty("name").GetString().Should().Be("Ravi Chandran");
        using var mistake = await tracker.Client.GetAsync("/api/v1/people?q=");
        mistake.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<JsonDocument> PostAsync(RunningTracker tracker, string what, object body)
    {
        using var response = await SendAsync(tracker, what, JsonSerializer.Serialize(body), "application/json");
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningTracker tracker, string what, string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        return await tracker.Client.PostAsync($"/api/v1/notes/{what}", content);
    }
}
