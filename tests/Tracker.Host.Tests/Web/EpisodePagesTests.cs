using System.Net;
using Microsoft.Playwright;

namespace Tracker.Host.Tests.Web;

[Trait("Category", "browser")]
public sealed class EpisodePagesTests(Browser browser) : IClassFixture<Browser>, IAsyncDisposable
{
    private readonly CoveredWorld covered = new();

    [Fact]
    public async Task FromTheFirstPageOneComesToAnEpisodeItsSeriesAndBack()
    {
        await using var tracker = covered.Serve();
        await browser.LookAsync(tracker, "/", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Episodes" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Leaks and pumps" }).ClickAsync();
            page.Url.Should().EndWith("/episodes/2024-01-10");
            (await page.GetByRole(AriaRole.Main).InnerTextAsync()).Should().Contain("a <b>thing</b>").And.Contain("not in the archives that are read");
            await page.GetByRole(AriaRole.Link, new() { Name = "file: plug a leak" }).ClickAsync();
            (await page.GetByRole(AriaRole.Region, new() { Name = "Covered in" }).InnerTextAsync()).Should().Contain("2024-01-10, aired 2024-01-10, as v1, line 3");
            await page.GetByRole(AriaRole.Link, new() { Name = "2024-01-10" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "What happened since" }).ClickAsync();
            (await page.GetByRole(AriaRole.Region, new() { Name = "Merged" }).GetByRole(AriaRole.Listitem).InnerTextAsync()).Should().Contain("was merged: version 1 came into mainline");
        });
    }

    [Theory]
    [InlineData("/episodes", 320)]
    [InlineData("/episodes/2024-01-10", 320)]
    [InlineData("/news", 320)]
    [InlineData("/news", 1200)]
    public async Task EveryPageFitsTheScreen(string path, int width)
    {
        await using var tracker = covered.Serve();
        await browser.LookAsync(
            tracker,
            path,
            async page => (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width),
            new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 640 } });
    }

    [Fact]
    public async Task PagesNameTheirFeeds()
    {
        await using var tracker = covered.Serve();
        (await tracker.Client.GetStringAsync("/news")).Should().Contain("""<link rel="alternate" type="application/atom+xml" title="News of what is followed" href="/news.atom">""");
        var id = covered.World.Only("plug a leak").Id;
        (await tracker.Client.GetStringAsync($"/series/{id}")).Should().Contain($"href=\"/series/{id}.atom\"");
    }

    [Theory]
    [InlineData("/episodes/pilot", HttpStatusCode.NotFound, "<h1>Not found</h1>")]
    [InlineData("/news?since=%3Cscript%3E", HttpStatusCode.NotFound, "&lt;script&gt;")]
    [InlineData("/news?until=lately", HttpStatusCode.BadRequest, "is no day")]
    [InlineData("/news?since=2024-05-20&until=2024-05-01", HttpStatusCode.BadRequest, "before they begin")]
    public async Task WhatIsNotThereIsAPageThatSaysSo(string path, HttpStatusCode status, string said)
    {
        await using var tracker = covered.Serve();
        using var response = await tracker.Client.GetAsync(path);
        response.StatusCode.Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Contain(said).And.NotContain("<script");
    }

    [Theory]
    [InlineData("/episodes")]
    [InlineData("/news")]
    public async Task BeforeTheFirstSyncThePagesAreThere(string path)
    {
        await using var tracker = RunningTracker.WithoutDatabase();
        (await tracker.Client.GetStringAsync(path)).Should().Contain("tracker ");
    }

    public ValueTask DisposeAsync()
    {
        covered.Dispose();
        return ValueTask.CompletedTask;
    }
}
