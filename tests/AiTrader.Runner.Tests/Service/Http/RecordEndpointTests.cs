using System.Net;
using System.Text.Json;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>The ledger of a trader, and what follows from it.</summary>
internal sealed class RecordEndpointTests : HttpFixture
{
    private const string Trader = "/v1/traders/mine";

    private static readonly Signature Mine = Signature.Parse("mine");

    [SetUp]
    public async Task RunAsync()
    {
        await ServedHttp.RegisterAsync(Ada, "mine", "baseline/equal-weight");
        await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            $"{Trader}/runs",
            """{"modelId":"baseline/equal-weight","from":"2024-01-02","to":"2024-01-31"}"""
        );
        await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/2024-01-02..2024-01-31");
    }

    [Test]
    public async Task The_ledger_is_read_in_pages_as_it_is_recorded()
    {
        var lines = new List<string>();
        string? next = "0";
        while (next is not null)
        {
            var page = await ServedHttp.GetAsync(Ada, $"{Trader}/ledger?count=7&after={next}");
            lines.AddRange(page["items"]!.AsArray().Select(item => item!.ToJsonString()));
            next = page["next"]?.GetValue<string>();
        }

        var entries = await Store.Ledgers.ReadEntriesAsync(Mine).ToListAsync();
        Assert.That(entries, Has.Count.GreaterThan(30));
        Assert.That(lines.Select(line => JsonSerializer.Deserialize<LedgerEntry>(line)), Is.EqualTo(entries));
    }

    [Test]
    public async Task The_portfolio_and_the_orders_are_the_account_s()
    {
        var account = (await Store.Ledgers.FindAccountAsync(Mine))!;

        var portfolio = await ServedHttp.GetAsync(Ada, $"{Trader}/portfolio");
        var orders = await ServedHttp.GetAsync(Ada, $"{Trader}/orders");

        Assert.That(portfolio.Deserialize<Portfolio>(), Is.EqualTo(account.Portfolio));
        Assert.That(account.Portfolio.Positions, Is.Not.Empty);
        Assert.That(orders["orders"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task The_equity_ends_at_the_last_session_and_the_leaderboard_agrees()
    {
        var equity = await ServedHttp.GetAsync(Ada, $"{Trader}/equity?count=1000");
        var board = await ServedHttp.GetAsync(Ada, "/v1/leaderboard");

        var last = equity["items"]!.AsArray()[^1]!;
        var row = board["items"]!.AsArray().Single()!;
        Assert.That(last["time"]!.GetValue<string>(), Is.EqualTo("2024-01-31"));
        Assert.That(row["equity"]!.GetValue<string>(), Is.EqualTo(last["equity"]!.GetValue<string>()));
        Assert.That(row["rank"]!.GetValue<int>(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_leaderboard_ranks_only_what_its_user_may_see()
    {
        await ServedHttp.RegisterAsync(Bob, "hers", "baseline/cash");
        await ServedHttp.SendAsync(
            Bob,
            HttpMethod.Post,
            "/v1/traders/hers/runs",
            """{"modelId":"baseline/cash","from":"2024-01-02","to":"2024-01-31"}"""
        );
        await ServedHttp.FinishedAsync(Bob, "/v1/traders/hers/runs/2024-01-02..2024-01-31");

        Assert.Multiple(async () =>
        {
            Assert.That(await NamesAsync(Ada), Is.EqualTo("mine"));
            Assert.That(await NamesAsync(Bob), Is.EqualTo("hers"));
            Assert.That((await NamesAsync(Eve)).Split(','), Is.EquivalentTo((string[])["mine", "hers"]));
            Assert.That((await NamesAsync(Root)).Split(','), Is.EquivalentTo((string[])["mine", "hers"]));
        });
    }

    [Test]
    public async Task The_faults_of_a_trader_are_listed()
    {
        var context = TradingContext.For("mine").Using("baseline/equal-weight").At("2024-02-01");
        await Store.Faults.AppendAsync(
            SessionFault.Create(context, new TimeoutException("Too late."), DateTimeOffset.UnixEpoch)
        );

        var faults = await ServedHttp.GetAsync(Ada, $"{Trader}/faults");

        var fault = faults["items"]!.AsArray().Single()!;
        Assert.That(fault["message"]!.GetValue<string>(), Is.EqualTo("Too late."));
        Assert.That(fault["time"]!.GetValue<string>(), Is.EqualTo("2024-02-01"));
    }

    [Test]
    public async Task A_trader_without_an_account_has_no_portfolio_yet()
    {
        await ServedHttp.RegisterAsync(Ada, "fresh");

        foreach (string what in (string[])["portfolio", "orders"])
        {
            Assert.That(
                (await ServedHttp.SendAsync(Ada, HttpMethod.Get, $"/v1/traders/fresh/{what}")).Status,
                Is.EqualTo(HttpStatusCode.NotFound)
            );
        }

        foreach (string what in (string[])["ledger", "equity", "faults", "runs"])
        {
            Assert.That((await ServedHttp.GetAsync(Ada, $"/v1/traders/fresh/{what}"))["items"]!.AsArray(), Is.Empty);
        }
    }

    private static async Task<string> NamesAsync(HttpClient client)
    {
        // The standings are as of about a second ago.
        string names = "";
        for (int i = 0; i < 100 && names.Length == 0; i++)
        {
            var board = await ServedHttp.GetAsync(client, "/v1/leaderboard");
            names = string.Join(',', board["items"]!.AsArray().Select(row => row!["signature"]!.GetValue<string>()));
            await Task.Delay(50);
        }

        return names;
    }
}
