using System.Net;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Tests.Service.Http;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Board;

/// <summary>Which pages the board has for whom.</summary>
internal sealed class BoardPageTests : BoardFixture
{
    [Test]
    public async Task A_user_s_pages_say_nothing_of_the_traders_of_others()
    {
        await RunAsync(Ada, "of-ada", "2024-01-03");
        await RunAsync(Bob, "of-bob", "2024-01-03");
        var (ada, root) = (await SignInAsync("ada"), await SignInAsync("root"));
        await UntilAsync(root, text => text.Contains("of-bob", StringComparison.Ordinal));

        string page = await TextAsync(ada, "/");
        Assert.That(page, Does.Contain("of-ada").And.Not.Contain("of-bob"));
        foreach (string path in (string[])["/traders/of-bob", "/traders/of-bob/sessions/2024-01-02", "/traders/nobody"])
        {
            using var answer = await OpenAsync(ada, path);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("There is no such page"), path);
        }
    }

    [Test]
    public async Task A_slower_trader_misses_nothing_while_a_faster_one_is_ahead()
    {
        await RunAsync(Ada, "fast", "2024-01-05");
        await RunAsync(Ada, "slow", "2024-01-01");
        var ada = await SignInAsync("ada");

        string page = await UntilAsync(ada, text => text.Contains(">slow<", StringComparison.Ordinal));

        Assert.That(page, Does.Contain(">1/1<").And.Contain(">5/5<").And.Not.Contain("incomplete"));
    }

    [Test]
    public async Task A_trader_that_began_later_than_others_has_a_page_and_its_own_benchmark()
    {
        await RunAsync(Ada, "early", "2024-01-10");
        await ServedHttp.RegisterAsync(Ada, "late", "baseline/momentum");
        await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            "/v1/traders/late/runs",
            """{"modelId":"baseline/momentum","from":"2024-01-08","to":"2024-01-10"}"""
        );
        await ServedHttp.FinishedAsync(Ada, "/v1/traders/late/runs/2024-01-08..2024-01-10");
        var ada = await SignInAsync("ada");
        await UntilAsync(ada, text => text.Contains(">3/3<", StringComparison.Ordinal));

        string page = await TextAsync(ada, "/traders/late");

        Assert.That(page, Does.Contain("[\"2024-01-08\",\"2024-01-09\",\"2024-01-10\"]"));
        Assert.That(page, Does.Contain("Return of late and of the benchmark"));
    }

    [Test]
    public async Task A_trader_that_misses_sessions_and_began_later_than_others_has_a_page()
    {
        await RunAsync(Ada, "early", "2024-01-10");
        await ServedHttp.RegisterAsync(Ada, "late", "baseline/momentum");
        foreach (string time in (string[])["2024-01-08", "2024-01-10"])
        {
            await ServedHttp.SendAsync(
                Ada,
                HttpMethod.Post,
                "/v1/traders/late/sessions",
                $$"""{"modelId":"baseline/momentum","time":"{{time}}"}"""
            );
            await ServedHttp.FinishedAsync(Ada, $"/v1/traders/late/runs/{time}");
        }

        var ada = await SignInAsync("ada");
        await UntilAsync(ada, text => text.Contains(">2/3<", StringComparison.Ordinal));

        string page = await TextAsync(ada, "/traders/late");

        Assert.That(page, Does.Contain("Return of late and of the benchmark").And.Contain("2024-01-09"));
    }

    [Test]
    public async Task Who_owns_a_trader_reads_that_all_trading_is_halted_and_why()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        await ServedHttp.SendAsync(Root, HttpMethod.Put, "/v1/halt", """{"reason":"<b>all</b> stop"}""");
        var ada = await SignInAsync("ada");

        foreach (string path in (string[])["/", "/traders/mine"])
        {
            string page = await TextAsync(ada, path);
            Assert.That(page, Does.Contain("All trading is halted by root: &lt;b&gt;all&lt;/b&gt; stop"), path);
            Assert.That(page, Does.Not.Contain("action=\"/resume\""), path);
        }
    }

    [Test]
    public async Task A_ledger_of_other_prices_is_left_out_and_the_others_are_shown()
    {
        await RunAsync(Ada, "mine", "2024-01-02");
        var strange = TradingContext
            .For(Signature.Parse("strange"))
            .Using(ModelId.Parse("m/x"))
            .At(new TradingTime(new(2024, 1, 1)));
        var account = await Store.Ledgers.OpenAccountAsync(strange, Market.Us, new Money(1_000), default);
        var order = Order.Buy(ClientOrderId.Create(strange, 1), Symbol.Parse("ELSEWHERE"), 1);
        var filled = account.CreateFilled(strange, new Fill(order, new Price(10), new Quantity(1), Money.Zero));
        await Store.Ledgers.AppendAsync(filled, default);
        Service.Served.Relay.Tell(filled);
        var root = await SignInAsync("root");

        string page = await UntilAsync(root, text => text.Contains("mine", StringComparison.Ordinal));

        Assert.That(page, Does.Contain("strange is left out").And.Contain(">2/2<"));
    }

    [Test]
    public async Task Every_page_has_a_policy_that_lets_only_its_own_files_run()
    {
        await RunAsync(Ada, "mine", "2024-01-02");
        var ada = await SignInAsync("ada");
        await UntilAsync(ada, text => text.Contains("mine", StringComparison.Ordinal));
        foreach (
            string path in (string[])
                ["/", "/traders/mine", "/traders/mine/sessions/2024-01-01", "/traders/none", "/sign-in"]
        )
        {
            using var answer = await OpenAsync(path == "/sign-in" ? null : ada, path);
            string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            string page = await answer.Content.ReadAsStringAsync();

            Assert.That(policy, Does.StartWith("default-src 'none'; script-src 'self'; style-src 'self';"), path);
            Assert.That(policy, Does.Contain("frame-ancestors 'none'").And.Contain("form-action 'self'"), path);
            Assert.That(
                page,
                Does.Not.Match("<script(?![^>]* (src|type=\"application/json\"))").And.Not.Contain("<style")
            );
            Assert.That(page, Does.Not.Match(" on[a-z]+=").And.Not.Match("(src|href)=\"(https?:)?//"), path);
        }
    }

    [Test]
    public async Task Content_that_has_not_changed_is_not_sent_again()
    {
        await RunAsync(Ada, "mine", "2024-01-02");
        var ada = await SignInAsync("ada");
        await UntilAsync(ada, text => text.Contains("mine", StringComparison.Ordinal));
        using var first = await OpenAsync(ada, "/?part=live");
        string tag = first.Headers.GetValues("ETag").Single();

        using var second = await OpenAsync(ada, "/?part=live", ("If-None-Match", tag));

        Assert.That(await first.Content.ReadAsStringAsync(), Does.StartWith("<div id=\"summary\" data-live"));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task A_user_without_a_trader_reads_that_there_is_none()
    {
        string page = await TextAsync(await SignInAsync("eve"), "/");

        Assert.That(page, Does.Contain("No trader has an account yet").And.Contain("Nothing is running"));
    }

    private async Task<string> TextAsync(SignInToken token, string path)
    {
        using var answer = await OpenAsync(token, path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return await answer.Content.ReadAsStringAsync();
    }

    // The report of the store is a moment old.
    private async Task<string> UntilAsync(SignInToken token, Func<string, bool> isThere)
    {
        string page = await TextAsync(token, "/?part=live");
        while (!isThere(page))
        {
            await Task.Delay(100);
            page = await TextAsync(token, "/?part=live");
        }

        return page;
    }
}
