using Microsoft.Playwright;

namespace AiTrader.Browser.Tests;

/// <summary>
/// The board as those who read it meet it: in light and dark, on a desk and a phone, by keyboard, and with the forms of
/// those who may change something. Its orders wait for an approval.
/// </summary>
internal sealed class BoardPageTests : BoardFixture
{
    private const int Desk = 1440;
    private const int Phone = 390;
    private const string Trader = "/traders/momentum-daily";

    protected override async Task<Served> ServeAsync()
    {
        await File.WriteAllTextAsync(Folder.File("prices.csv"), Reports.Prices());
        var served = await Served.StartAsync(
            Folder,
            "pages.db",
            "--prices",
            "prices.csv",
            "--traders",
            "scripted,momentum,cash,equal-weight",
            "--start",
            "--approval-above",
            "100"
        );
        return served;
    }

    [Test]
    public async Task Nothing_serious_is_found_and_nothing_is_asked_elsewhere(
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme,
        [Values(Desk, Phone)] int width
    )
    {
        var page = await SignInAsync("/", scheme, width, checker: true);
        await WaitForEndAsync(page);
        foreach (
            string path in (string[])
                ["/", "/register", "/traders/scripted-daily", "/traders/scripted-daily/sessions/2025-06-20"]
        )
        {
            await page.GotoAsync(Board.Address + path);
            await page.Locator("#theme", new() { HasText = "theme" }).WaitForAsync();
            await page.EvaluateAsync(
                "document.querySelectorAll('details').forEach(details => { details.open = true; })"
            );
            await ScreenshotAsync(page, $"{path.Split('/').Length}-{scheme}-{width}");
            Assert.That(await SeriousAsync(page), Is.Empty, path);
            Assert.That(
                await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
                Is.True,
                path
            );
        }

        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task Who_is_not_signed_in_is_led_to_the_sign_in_and_back()
    {
        var page = await OpenAsync(Board.Address + Trader, checker: true);
        Assert.That(page.Url, Does.Contain("/sign-in?return=%2Ftraders%2Fmomentum-daily"));
        Assert.That(await SeriousAsync(page), Is.Empty);

        await page.Locator("input[name=key]").FillAsync("ait_admin_" + new string('0', 64));
        await page.Locator("button.primary").ClickAsync();
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.Locator("input[name=key]").FillAsync(Board.AdminKey);
        await page.Locator("button.primary").ClickAsync();
        await ArriveAsync(page, Board.Address + Trader);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ArriveAsync(page, "/sign-in");
        await page.GotoAsync(Board.Address + Trader);
        Assert.That(page.Url, Does.Contain("/sign-in"));
    }

    [Test]
    public async Task An_order_is_approved_and_a_trader_is_halted_and_resumed()
    {
        // While a run goes on, an order can end between the page that offers it and the click.
        var page = await SignInAsync("/");
        await WaitForEndAsync(page);
        await page.GotoAsync(Board.Address + "/traders/equal-weight-daily");
        var approve = page.GetByRole(AriaRole.Button, new() { Name = "Approve" });
        await approve.First.WaitForAsync();
        int waiting = await approve.CountAsync();
        await approve.First.ClickAsync();
        await page.WaitForFunctionAsync(
            """
            count => [...document.querySelectorAll("#runs button")]
                .filter(button => button.textContent === "Approve").length === count - 1
            """,
            waiting
        );

        await page.Locator("input[name=reason]").FillAsync("<b>looks wrong</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Halt this trader" }).ClickAsync();
        Assert.That(
            await page.Locator("#runs .refusal").InnerTextAsync(),
            Is.EqualTo("Halted by admin: <b>looks wrong</b>")
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Halt this trader" }).WaitForAsync();
        Assert.That(await page.Locator("#runs .refusal").CountAsync(), Is.Zero);
        Assert.That(Complaints, Is.Empty);
    }

    [Test]
    public async Task A_trader_is_registered_and_a_refused_form_names_what_is_refused_and_leads_back()
    {
        var page = await SignInAsync("/", width: Phone, checker: true);
        await page.GetByRole(AriaRole.Link, new() { Name = "Register a trader" }).ClickAsync();
        await page.Locator("#signature").FillAsync("by-hand");
        await page.Locator("#modelId").SelectOptionAsync("baseline/momentum");
        await page.Locator("#cash").FillAsync("a lot");
        await page.Locator("#prompt").FillAsync("Buy low.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        Assert.That(await page.Locator("#cash-hint").InnerTextAsync(), Does.Contain("allowed: a number"));
        Assert.That(await page.Locator("#prompt-hint").InnerTextAsync(), Does.Contain("is a baseline"));
        Assert.That(await page.Locator("#signature").InputValueAsync(), Is.EqualTo("by-hand"));
        Assert.That(await SeriousAsync(page), Is.Empty);
        await page.Locator("#cash").FillAsync("1000");
        await page.Locator("#prompt").FillAsync("");
        await page.Locator("#prompt").PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();

        await ArriveAsync(page, "/traders/by-hand");
        await page.Locator("input[name=from]").FillAsync("yesterday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start a run" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Nothing was changed" }).WaitForAsync();
        Assert.That(await page.Locator("main").InnerTextAsync(), Does.Contain("from: ").And.Contain("'yesterday'"));
        Assert.That(await SeriousAsync(page), Is.Empty);
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the form" }).ClickAsync();
        await ArriveAsync(page, "/traders/by-hand");
    }

    [Test]
    public async Task A_reader_has_no_forms_and_another_user_has_no_page()
    {
        string reader = await Board.AddUserAsync("rita", "reader");
        string other = await Board.AddUserAsync("oleg", "trader");

        var page = await SignInAsync(Trader, key: reader);
        await page.Locator("#trader").WaitForAsync();
        Assert.That(await page.Locator("main form").CountAsync(), Is.Zero);

        page = await SignInAsync("/", key: other);
        Assert.That(await page.Locator("#leaderboard").InnerTextAsync(), Does.Contain("No trader has an account yet"));
        Assert.That(await page.Locator("main").InnerTextAsync(), Does.Not.Contain("momentum"));
        var answer = await page.GotoAsync(Board.Address + Trader);
        Assert.That(answer!.Status, Is.EqualTo(404));
        Assert.That(await page.Locator("h1").InnerTextAsync(), Is.EqualTo("There is no such page"));
    }

    [Test]
    public async Task A_form_without_the_token_of_the_sign_in_changes_nothing()
    {
        var page = await SignInAsync(Trader);
        await page.EvaluateAsync("document.querySelectorAll('[name=token]').forEach(token => { token.value = 'x'; })");
        await page.Locator("input[name=reason]").FillAsync("forged");
        await page.GetByRole(AriaRole.Button, new() { Name = "Halt this trader" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nothing was changed" }).WaitForAsync();

        await page.GotoAsync(Board.Address + Trader);
        Assert.That(await page.Locator("#runs .refusal").CountAsync(), Is.Zero);
    }

    private static Task<IJSHandle> WaitForEndAsync(IPage page) =>
        page.WaitForFunctionAsync(
            "() => document.querySelector('#runs').innerText.includes('Nothing is running')",
            null,
            new() { Timeout = 60_000 }
        );
}
