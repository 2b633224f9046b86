using System.Net;
using AiTrader.Runner.Board.Pages;
using AiTrader.Runner.Service.Halts;
using AiTrader.Runner.Tests.Service.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Board;

/// <summary>The forms of the board: whose they are, and that nobody else can send them.</summary>
internal sealed class BoardFormTests : BoardFixture
{
    private const string Reason = "looks wrong";

    [Test]
    public async Task Every_form_needs_the_token_of_its_own_sign_in()
    {
        await ServedHttp.RegisterAsync(Root, "mine");
        var (root, other) = (await SignInAsync("root"), await SignInAsync("ada"));
        string[] forms = [.. Forms()];

        Assert.That(forms, Has.Length.GreaterThanOrEqualTo(9));
        foreach (string form in forms)
        {
            foreach (var token in (string?[])[null, "", "x", other.FormToken])
            {
                (string, string)[] fields = token is null ? [] : [("token", token), ("reason", Reason)];
                using var answer = await PostAsync(root, form, fields);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), $"{form} {token}");
            }
        }

        Assert.That(await Store.Documents.ListAsync("halt").CountAsync(), Is.Zero);
        using var page = await OpenAsync(root, "/");
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK), "nobody was signed out");
    }

    [Test]
    public async Task A_form_does_what_it_says_and_leads_back()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        var ada = await SignInAsync("ada");

        using var answer = await PostAsync(ada, "/traders/mine/halt", ("token", ada.FormToken), ("reason", Reason));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/traders/mine"));
        var halt = await Service.Services.GetRequiredService<HaltBook>().FindAsync(Signature.Parse("mine"), default);
        Assert.That(halt, Is.EqualTo(new Halt(Reason, "ada")));
    }

    [Test]
    public async Task A_reader_and_another_user_change_nothing_with_tokens_of_their_own()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        foreach (
            var (user, status) in ((string, HttpStatusCode)[])
                [("eve", HttpStatusCode.Forbidden), ("bob", HttpStatusCode.NotFound)]
        )
        {
            var token = await SignInAsync(user);
            foreach (string form in Forms().Where(form => form.StartsWith("/traders/", StringComparison.Ordinal)))
            {
                using var answer = await PostAsync(token, form, ("token", token.FormToken), ("reason", Reason));
                Assert.That(answer.StatusCode, Is.EqualTo(status), $"{user} {form}");
            }

            using var all = await PostAsync(token, "/halt", ("token", token.FormToken), ("reason", Reason));
            Assert.That(all.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), user);
        }

        Assert.That(await Store.Documents.ListAsync("halt").CountAsync(), Is.Zero);
        Assert.That(await Store.Documents.ListAsync("queue").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_key_signs_in_and_leads_to_the_page_that_was_wanted()
    {
        string key = (await Service.Users.RotateAsync(Runner.Service.Users.UserName.Parse("ada"), default)).Text;

        using var wrong = await PostAsync(null, "/sign-in", ("key", key[..^1] + "g"), ("return", "/traders/mine"));
        using var right = await PostAsync(null, "/sign-in", ("key", $" {key}\n"), ("return", "/traders/mine"));

        Assert.That(wrong.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(
            await wrong.Content.ReadAsStringAsync(),
            Does.Contain("The key is not valid").And.Not.Contain(key[..^1])
        );
        Assert.That(wrong.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(right.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(right.Headers.Location!.ToString(), Is.EqualTo("/traders/mine"));
        Assert.That(right.Headers.GetValues("Set-Cookie").Single(), Does.StartWith("aitrader=ada."));
    }

    [TestCase("/traders/mine?x=1", "/traders/mine?x=1")]
    [TestCase("/", "/")]
    [TestCase(null, "/")]
    [TestCase("", "/")]
    [TestCase("//evil.example", "/")]
    [TestCase("/\\evil.example", "/")]
    [TestCase("https://evil.example", "/")]
    [TestCase("javascript:alert(1)", "/")]
    [TestCase("/\t/evil.example", "/")]
    [TestCase("/\r\nX: y", "/")]
    public void A_sign_in_leads_nowhere_else(string? wanted, string address) =>
        Assert.That(SignInPage.Local(wanted), Is.EqualTo(address));

    // Each address of a form, of the trader 'mine'.
    private IEnumerable<string> Forms() =>
        Service
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true
            )
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
            .Where(route => !route.StartsWith("/v1", StringComparison.Ordinal) && route != "/sign-in")
            .Select(route =>
                route
                    .Replace("{signature}", "mine", StringComparison.Ordinal)
                    .Replace("{id}", "2024-01-01", StringComparison.Ordinal)
            );
}
