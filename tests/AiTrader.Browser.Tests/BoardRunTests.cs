using Microsoft.Playwright;

namespace AiTrader.Browser.Tests;

/// <summary>A run of the scripted model, watched from the first session to the end.</summary>
internal sealed class BoardRunTests : BoardFixture
{
    private const int Sessions = 60;

    protected override async Task<Served> ServeAsync()
    {
        await File.WriteAllTextAsync(Folder.File("prices.csv"), Reports.Prices());
        return await Served.StartAsync(
            Folder,
            "run.db",
            "--prices",
            "prices.csv",
            "--traders",
            "scripted,momentum",
            "--pace",
            "150"
        );
    }

    [Test]
    public async Task A_run_is_started_and_watched_from_the_first_session_to_the_end()
    {
        var page = await SignInAsync("/traders/scripted-daily");
        await page.GetByText("The trader has no account yet").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a run" }).ClickAsync();

        await page.Locator("#runs progress").WaitForAsync();
        int early = await DoneAsync(page);
        var told = page.Locator("#log li");
        await told.Filter(new() { HasText = "session started" }).First.WaitForAsync();
        await page.Locator("#trader .cards").WaitForAsync();
        await ScreenshotAsync(page, "running");
        await told.Filter(new() { HasText = "tool called" }).First.WaitForAsync();
        await told.Filter(new() { HasText = "run ended" }).WaitForAsync(new() { Timeout = 60_000 });
        await page.WaitForFunctionAsync(
            "sessions => document.querySelector('#runs progress').value === sessions",
            Sessions
        );

        Assert.That(early, Is.LessThan(Sessions));
        Assert.That(await page.Locator("#runs tbody tr").InnerTextAsync(), Does.Contain("completed"));
        await page.WaitForFunctionAsync(
            "text => document.querySelector('#trader .cards').innerText.includes(text)",
            $"{Sessions}/{Sessions}"
        );
        Assert.That(await page.Locator("#sessions .who small").InnerTextAsync(), Does.Not.Contain("missing"));
        Assert.That(Complaints, Is.Empty);
        await page.Locator("#sessions summary").ClickAsync();
        await page.Locator("#sessions table a").First.ClickAsync();
        await page.Locator("#session-body .reply").First.WaitForAsync();
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task The_leaderboard_moves_without_loading_the_page_and_a_pause_holds_the_events()
    {
        var page = await SignInAsync("/");
        await page.EvaluateAsync("() => { window.before = true; }");
        var form = await SignInAsync("/traders/momentum-daily");
        await form.GetByRole(AriaRole.Button, new() { Name = "Start a run" }).ClickAsync();
        await page.Locator(".board tr", new() { HasText = "momentum-daily" }).WaitForAsync();
        Assert.That(await page.EvaluateAsync<bool>("() => window.before"), Is.True);
        await page.Locator("#pause").ClickAsync();
        await form.Locator("input[name=reason]").FillAsync("enough");
        await form.GetByRole(AriaRole.Button, new() { Name = "Halt this trader" }).ClickAsync();
        await form.Locator("#log .halted").WaitForAsync();
        await page.WaitForTimeoutAsync(1_000);

        Assert.That(await page.Locator("#log .halted").CountAsync(), Is.Zero);
        await page.Locator("#pause").ClickAsync();
        await page.Locator("#log .halted", new() { HasText = "enough" }).WaitForAsync();
        Assert.That(Complaints, Is.Empty);
    }

    private static Task<int> DoneAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.querySelector('#runs progress').value");
}
