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
