using Microsoft.Playwright;

namespace Tracker.Host.Tests.Web;

/// <summary>One headless Chromium for a class of tests, the system's own; leaves a picture of a page that disappoints.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
            ],
        });
    }

    /// <summary>Opens a page of the tracker and looks at it; the page must load everything that it names and complain about nothing.</summary>
    public async Task LookAsync(RunningTracker tracker, string path, Func<IPage, Task> look, BrowserNewPageOptions? options = null)
    {
        var page = await chromium!.NewPageAsync(options ?? new BrowserNewPageOptions());
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        try
        {
            await page.GotoAsync(new Uri(tracker.Address, path).AbsoluteUri);
            await look(page);
            complaints.Should().BeEmpty();
        }
        catch
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", $"{Guid.NewGuid():N}.png"), FullPage = true });
            throw;
        }
        finally
        {
            await page.CloseAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await (chromium?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
    }
}
