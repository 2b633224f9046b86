using System.Net;
using AiTrader.Runner.Tests.Service.Http;

namespace AiTrader.Runner.Tests.Board;

/// <summary>What a person reads whose request is refused: a page, with what is allowed and a way back.</summary>
internal sealed class RefusalPageTests : BoardFixture
{
    [SetUp]
    public Task RegisterAsync() => ServedHttp.RegisterAsync(Ada, "mine");

    [TestCase("eve", "/halt", HttpStatusCode.Forbidden, "eve is a reader")]
    [TestCase("ada", "/halt", HttpStatusCode.Forbidden, "admins halt all trading")]
    [TestCase("eve", "/register", HttpStatusCode.Forbidden, "eve is a reader")]
    [TestCase("eve", "/traders/mine/halt", HttpStatusCode.Forbidden, "eve is a reader")]
    [TestCase("bob", "/traders/mine/halt", HttpStatusCode.NotFound, "There is nothing at this address")]
    [TestCase("ada", "/traders/mine/halt", HttpStatusCode.BadRequest, "1-200 characters")]
    [TestCase("ada", "/traders/mine/runs", HttpStatusCode.BadRequest, "modelId: model (absent) is refused; allowed")]
    [TestCase("ada", "/traders/mine/sessions", HttpStatusCode.BadRequest, "or &#39;next&#39;")]
    [TestCase("ada", "/traders/mine/runs/none/cancel", HttpStatusCode.NotFound, "Nobody has asked for this run")]
    [TestCase("ada", "/traders/mine/orders/none/approval", HttpStatusCode.NotFound, "no account yet")]
    public async Task A_form_that_is_refused_answers_with_a_page(
        string user,
        string form,
        HttpStatusCode status,
        string says
    )
    {
        var token = await SignInAsync(user);

        using var answer = await PostAsync(token, form, ("token", token.FormToken));

        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(status), page);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        Assert.That(page, Does.Contain("<h1>Nothing was changed</h1>").And.Contain(WebUtility.HtmlDecode(says)));
        Assert.That(page, Does.Contain("href=\"/\"").And.Contain(user));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("style-src 'self'"));
    }

    [TestCase("http://{0}/traders/mine?x=1", "href=\"/traders/mine?x=1\"")]
    [TestCase("https://evil.example/traders/mine", null)]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("", null)]
    public async Task A_refusal_leads_back_to_a_page_of_this_service_only(string from, string? link)
    {
        var ada = await SignInAsync("ada");
        using var client = Service.Client();
        using var request = ServedHttp.RequestOf(
            HttpMethod.Post,
            "/traders/mine/halt",
            null,
            ("Cookie", $"aitrader={ada.Text}"),
            ("Referer", string.Format(null, from, Service.Served.Address.Authority))
        );
        request.Content = new FormUrlEncodedContent([new("token", ada.FormToken)]);

        using var answer = await client.SendAsync(request);

        string page = await answer.Content.ReadAsStringAsync();
        Assert.That(page, link is null ? Does.Not.Contain("Back to the form") : Does.Contain(link));
        Assert.That(page, Does.Not.Contain("evil").And.Not.Contain("javascript"));
    }

    [Test]
    public async Task A_form_of_a_sign_in_that_has_ended_leads_to_the_sign_in_which_says_so()
    {
        var ada = await SignInAsync("ada");
        await SignInAsync("ada");

        using var answer = await PostAsync(ada, "/traders/mine/halt", ("token", ada.FormToken), ("reason", "x"));
        using var page = await OpenAsync(ada, answer.Headers.Location!.ToString());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/sign-in?return=%2F"));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("The sign-in has ended"));
        Assert.That(await Store.Documents.ListAsync("halt").CountAsync(), Is.Zero);
    }

    [TestCase("/nothing", HttpStatusCode.NotFound, "There is no such page")]
    [TestCase("/traders/of-nobody", HttpStatusCode.NotFound, "There is no such page")]
    [TestCase("/halt", HttpStatusCode.MethodNotAllowed, "Allowed: POST")]
    public async Task An_address_that_is_not_a_page_is_told_as_one(string path, HttpStatusCode status, string says)
    {
        using var answer = await OpenAsync(await SignInAsync("ada"), path);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(says).And.Contain("To the leaderboard"));
    }

    [Test]
    public async Task The_interface_answers_with_json_whatever_is_accepted()
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Get, "/v1/traders/none", null, ("Accept", "text/html"));

        using var answer = await Ada.SendAsync(request);

        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }
}
