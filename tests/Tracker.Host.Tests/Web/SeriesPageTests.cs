using System.Text.Json;
using Microsoft.Playwright;

namespace Tracker.Host.Tests.Web;

[Trait("Category", "browser")]
public sealed class SeriesPageTests(DemoRun demo, Browser browser) : IClassFixture<DemoRun>, IClassFixture<Browser>
{
    [Fact]
    public async Task CommandLineApiAndPageGiveTheSameAnswer()
    {
        var told = demo.Ask("burn-time accounting").GetProperty("series")[0];
        var id = told.GetProperty("id").GetInt64();
        await using var tracker = demo.Serve();
        using var api = JsonDocument.Parse(await tracker.Client.GetStringAsync($"/api/v1/series/{id}"));
        JsonElement.DeepEquals(api.RootElement, told).Should().BeTrue();
        await browser.LookAsync(tracker, $"/series/{id}", async page =>
            (await page.GetByRole(AriaRole.Status).InnerTextAsync()).Should().Contain(told.GetProperty("sentence").GetString()));
    }

    [Fact]
    public async Task ASearchLeadsToTheSeriesItsTreesAndItsArchive()
    {
        await using var tracker = demo.Serve();
        await browser.LookAsync(tracker, "/", async page =>
        {
            await page.GetByRole(AriaRole.Searchbox).FillAsync("burn-time");
            await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "wick: burn-time accounting" }).First.ClickAsync();
            (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).Should().Be("wick: burn-time accounting");
            (await page.GetByRole(AriaRole.Row, new() { Name = "mainline" }).InnerTextAsync()).Should().Contain("v1.1-rc1");
            await page.GetByRole(AriaRole.Link, new() { Name = "This answer as JSON" }).ClickAsync();
            page.Url.Should().Contain("/api/v1/series/");
        });
    }

    [Fact]
    public async Task ThePageTellsTheWayOfASeriesAndOfAnEarlierDay()
    {
        var id = demo.Ask("cache directory lookups").GetProperty("series")[0].GetProperty("id").GetInt64();
        await using var tracker = demo.Serve();
        await browser.LookAsync(tracker, $"/series/{id}", async page =>
        {
            (await page.Locator(".path").InnerTextAsync()).Should().EndWith("merged for v1.1-rc1 on 26 January, reverted for v1.1-rc2 on 16 February");
            (await page.GetByRole(AriaRole.Region, new() { Name = "Timeline" }).GetByRole(AriaRole.Listitem).AllInnerTextsAsync())
                .Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
                .Should().Equal("2024-01-16 v1 posted, 2 patches", "2024-01-26 merged for v1.1-rc1", "2024-02-16 reverted in mainline for v1.1-rc2");
        });
        await browser.LookAsync(tracker, $"/series/{id}?asOf=2024-02-10", async page =>
        {
            (await page.GetByRole(AriaRole.Status).InnerTextAsync()).Should().Contain("Merged:").And.Contain("As of 10 February 2024");
            (await page.GetByRole(AriaRole.Link, new() { Name = "This answer as JSON" }).GetAttributeAsync("href")).Should().EndWith("?asOf=2024-02-10");
        });
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1200)]
    public async Task EverySeriesFitsTheScreen(int width)
    {
        await using var tracker = demo.Serve();
        using var api = JsonDocument.Parse(await tracker.Client.GetStringAsync("/api/v1/series?limit=3"));
        foreach (var series in api.RootElement.GetProperty("series").EnumerateArray())
        {
            await browser.LookAsync(
                tracker,
                $"/series/{series.GetProperty("id").GetInt64()}",
                async page => (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width),
                new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 640 } });
        }
    }
}
