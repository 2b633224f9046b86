using Microsoft.Playwright;

namespace AiTrader.Browser.Tests;

/// <summary>Tests of the board of a service that runs.</summary>
internal abstract class BoardFixture : BrowserFixture
{
    private Served? _served;

    /// <summary>The service.</summary>
    protected Served Board => _served ?? throw new InvalidOperationException("Nothing is served.");

    protected override async Task PrepareAsync() => _served = await ServeAsync();

    /// <summary>Starts the service.</summary>
    protected abstract Task<Served> ServeAsync();

    [OneTimeTearDown]
    public async Task EndAsync() => await (_served?.DisposeAsync() ?? ValueTask.CompletedTask);

    /// <summary>Opens a page of the board as its admin, or as who has another key.</summary>
    protected async Task<IPage> SignInAsync(
        string path,
        ColorScheme scheme = ColorScheme.Light,
        int width = 1440,
        bool checker = false,
        string? key = null
    )
    {
        var page = await OpenAsync($"{Board.Address}/sign-in?return={path}", scheme, width, checker);
        await page.Locator("input[name=key]").FillAsync(key ?? Board.AdminKey);
        await page.Locator("button.primary").ClickAsync();
        await ArriveAsync(page, Board.Address + path);
        return page;
    }

    /// <summary>
    /// Waits until a page is shown and loaded. The page is asked for that: the driver waits for an event, which it can
    /// have missed on a machine that is busy.
    /// </summary>
    protected static async Task ArriveAsync(IPage page, string address) =>
        await page.WaitForFunctionAsync(
            "address => location.href.endsWith(address) && document.readyState === 'complete'",
            address
        );

    /// <summary>Takes a picture of a page, to be looked at.</summary>
    protected static async Task ScreenshotAsync(IPage page, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "aitrader-screenshots")).FullName;
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"board-{name}.png") });
    }
}
