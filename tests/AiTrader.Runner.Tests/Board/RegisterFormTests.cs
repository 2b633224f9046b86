using System.Net;
using AiTrader.Runner.Tests.Service.Http;

namespace AiTrader.Runner.Tests.Board;

/// <summary>The form that registers a trader.</summary>
internal sealed class RegisterFormTests : BoardFixture
{
    [Test]
    public async Task A_trader_that_is_entered_is_what_the_interface_registers()
    {
        var ada = await SignInAsync("ada");

        using var answer = await PostAsync(
            ada,
            "/register",
            ("token", ada.FormToken),
            ("signature", " ada-1 "),
            ("modelId", "scripted/demo"),
            ("cash", "5000.50"),
            ("prompt", "Buy low.\r\nSell high."),
            ("memory", "yes"),
            ("budget.turns", "3"),
            ("budget.money", ""),
            ("mandate.universe", "SYN01, SYN02,"),
            ("mandate.positionLimit", "0.2"),
            ("mandate.until", "2024-12-31")
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await answer.Content.ReadAsStringAsync());
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/traders/ada-1"));
        var (_, registered) = await ServedHttp.SendAsync(await KeyOfAsync("ada"), HttpMethod.Get, "/v1/traders/ada-1");
        Assert.That(
            registered!.ToJsonString(),
            Is.EqualTo(
                """{"signature":"ada-1","owner":"ada","modelId":"scripted/demo","cash":5000.50,"memory":true, """.Trim()
                    + """ "prompt":"Buy low.\nSell high.","budget":{"turns":3}, """.Trim()
                    + """ "mandate":{"universe":["SYN01","SYN02"],"positionLimit":0.2,"until":"2024-12-31"}}""".Trim()
            )
        );
    }

    [Test]
    public async Task Every_value_that_is_refused_is_named_at_its_field_and_what_was_entered_stays()
    {
        var ada = await SignInAsync("ada");

        using var answer = await PostAsync(
            ada,
            "/register",
            ("token", ada.FormToken),
            ("signature", "a <b>"),
            ("modelId", "scripted/demo"),
            ("cash", "-5"),
            ("prompt", "</textarea><script>"),
            ("budget.turns", "many"),
            ("mandate.universe", "SYN01, no symbol!"),
            ("mandate.until", "2024-02-30")
        );

        string page = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("Nothing was registered").And.Not.Contain("<script>"));
            foreach (
                var (field, value, says) in ((string, string, string)[])
                    [
                        ("signature", "a &lt;b&gt;", "1-64 ASCII letters"),
                        ("cash", "-5", "0 or more"),
                        ("budget-turns", "many", "a whole number"),
                        ("mandate-universe", "SYN01, no symbol!", "a symbol, written as in the prices"),
                        ("mandate-until", "2024-02-30", "a day, for example"),
                    ]
            )
            {
                Assert.That(page, Does.Match($"<input value=\"{value}\"[^>]* id=\"{field}\"[^>]* aria-invalid"), field);
                Assert.That(page, Does.Match($"id=\"{field}-hint\"><p class=\"wrong\">[^<]*{says}"), field);
            }
        });
        Assert.That(await Store.Documents.ListAsync("trader").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_signature_that_is_taken_is_told_at_its_field()
    {
        await ServedHttp.RegisterAsync(Bob, "hers");
        var ada = await SignInAsync("ada");

        using var answer = await PostAsync(
            ada,
            "/register",
            ("token", ada.FormToken),
            ("signature", "hers"),
            ("modelId", "scripted/demo")
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(
            await answer.Content.ReadAsStringAsync(),
            Does.Match("id=\"signature-hint\"><p class=\"wrong\">[^<]*is taken")
        );
    }

    [TestCase("ada", HttpStatusCode.OK)]
    [TestCase("root", HttpStatusCode.OK)]
    [TestCase("eve", HttpStatusCode.Forbidden)]
    public async Task Who_may_register_traders_finds_the_form(string user, HttpStatusCode status)
    {
        var token = await SignInAsync(user);

        using var overview = await OpenAsync(token, "/");
        using var answer = await OpenAsync(token, "/register");

        bool isOffered = (await overview.Content.ReadAsStringAsync()).Contains(
            "href=\"/register\"",
            StringComparison.Ordinal
        );
        Assert.That(isOffered, Is.EqualTo(status == HttpStatusCode.OK));
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
    }

    private async Task<HttpClient> KeyOfAsync(string name) =>
        Service.Client((await Service.Users.RotateAsync(Runner.Service.Users.UserName.Parse(name), default)).Text);
}
