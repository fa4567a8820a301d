using System.Net;

namespace Tracker.Host.Tests.Web;

public sealed class PagesTests
{
    [Fact]
    public async Task BeforeTheFirstSyncThePageSaysSo()
    {
        await using var tracker = RunningTracker.WithoutDatabase();
        (await tracker.Client.GetStringAsync("/")).Should().Contain("No sync yet").And.Contain("tracker sync");
    }

    [Fact]
    public async Task BeforeTheFirstSyncTheApiSaysSo()
    {
        await using var tracker = RunningTracker.WithoutDatabase();
        using var response = await tracker.Client.GetAsync("/api/v1/series/1");
        ((int)response.StatusCode).Should().BeOneOf(404, 503);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/series/4711")]
    [InlineData("/series/x")]
    public async Task WhatIsNotThereIsAPageThatSaysSo(string path)
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        using var response = await tracker.Client.GetAsync(path);
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().Contain("<h1>Not found</h1>");
    }

    [Fact]
    public async Task WhatOneSearchesForComesBackEncoded()
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        var page = await tracker.Client.GetStringAsync("/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        page.Should().NotContain("<script").And.Contain("&lt;script&gt;");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/tracker.css")]
    [InlineData("/api/v1/health")]
    public async Task NothingMayRunOnAnyPage(string path)
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        using var response = await tracker.Client.GetAsync(path);
        response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none'").And.NotContain("script");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.Contains("Server").Should().BeFalse();
    }

    [Fact]
    public async Task TheStyleSheetIsThere()
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        (await tracker.Client.GetStringAsync("/tracker.css")).Should().Contain("--page");
    }
}
