using Microsoft.Playwright;

namespace AiTrader.Browser.Tests;

/// <summary>The reference page of the service: it asks nobody for anything, and can be read on any screen.</summary>
internal sealed class ReferencePageTests : BoardFixture
{
    protected override Task<Served> ServeAsync() => Served.StartAsync(Folder, "reference.db");

    [Test]
    public async Task Nothing_is_asked_elsewhere_and_nothing_is_complained_about()
    {
        var page = await OpenAsync(Board.Address + "/reference");

        await page.Locator("h1", new() { HasText = "AiTrader" }).WaitForAsync();

        Assert.That(await page.Locator("h3 b").CountAsync(), Is.GreaterThan(20));
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Nothing_serious_is_found_on_any_screen(
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme,
        [Values(1440, 390)] int width
    )
    {
        var page = await OpenAsync(Board.Address + "/reference", scheme, width, checker: true);
        await ScreenshotAsync(page, $"reference-{scheme}-{width}");

        Assert.That(await SeriousAsync(page), Is.Empty);
        Assert.That(
            await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
            Is.True
        );
    }
}
