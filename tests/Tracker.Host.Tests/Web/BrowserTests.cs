using Microsoft.Playwright;

namespace Tracker.Host.Tests.Web;

[Trait("Category", "browser")]
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task ASearchIsMadeFromThePageAndStaysInItsAddress()
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        await browser.LookAsync(tracker, "/", async page =>
        {
            await page.GetByRole(AriaRole.Searchbox, new() { Name = "Has it merged yet?" }).FillAsync("speculative \"page\" faults");
            await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
            (await page.GetByRole(AriaRole.Main).InnerTextAsync()).Should().Contain("Nothing found");
            (await page.GetByRole(AriaRole.Searchbox).InputValueAsync()).Should().Be("speculative \"page\" faults");
            page.Url.Should().EndWith("/?q=speculative+%22page%22+faults");
        });
    }

    [Fact]
    public async Task ThePageFitsAPhone()
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        var phone = new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 320, Height = 640 } };
        await browser.LookAsync(tracker, "/", async page => (await WidthAsync(page)).Should().BeLessThanOrEqualTo(320), phone);
    }

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(252, 252, 250)")]
    [InlineData(ColorScheme.Dark, "rgb(22, 24, 27)")]
    public async Task ThePageIsAsLightOrDarkAsTheReaderLikes(ColorScheme scheme, string background)
    {
        await using var tracker = RunningTracker.WithEmptyDatabase();
        await browser.LookAsync(
            tracker,
            "/",
            async page => (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).Should().Be(background),
            new BrowserNewPageOptions { ColorScheme = scheme });
    }

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");
}
