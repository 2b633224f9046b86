using AiTrader.Testing;

namespace AiTrader.Browser.Tests;

/// <summary>Hostile names, reasons and conversations on the board: text, and nothing else.</summary>
internal sealed class BoardHostilityTests : BoardFixture
{
    protected override async Task<Served> ServeAsync()
    {
        await HostileStore.WriteAsync(Folder.File("hostile.db"));
        await File.WriteAllTextAsync(Folder.File("hostile.csv"), HostileStore.Prices);
        return await Served.StartAsync(Folder, "hostile.db", "--prices", "hostile.csv", "--traders", "cash");
    }

    [Test]
    public async Task Hostile_texts_are_shown_on_every_page_and_do_nothing()
    {
        var page = await SignInAsync("/");
        string trader = await page.Locator(".board th a").First.GetAttributeAsync("href") ?? "";
        foreach (string path in (string[])["/", trader, $"{trader}/sessions/2025-10-01"])
        {
            await page.GotoAsync(Board.Address + path);
            await page.WaitForTimeoutAsync(300);
            Assert.That(await page.EvaluateAsync<bool>("'pwned' in window"), Is.False, path);
            Assert.That(await page.Locator(":is(img, iframe, object, embed)").CountAsync(), Is.Zero, path);
            Assert.That(
                await page.Locator("body").InnerTextAsync(),
                Does.Not.Contain("\u202e").And.Not.Contain("\u001b"),
                path
            );
        }

        Assert.That(await page.Locator("main").InnerTextAsync(), Does.Contain("<script>window.pwned=1</script>"));
        Assert.That(Complaints, Is.Empty);
    }
}
