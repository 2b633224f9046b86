using System.Text.Json;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using ModelContextProtocol;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>A model on a host that has no prompt of ours, day after day.</summary>
public sealed class HostWalkTests
{
    private const string BuyTen = """{"symbol":"AAA","quantity":10}""";

    private static readonly SessionSchedule Days = new([
        TradingTime.Parse("2025-10-06"),
        TradingTime.Parse("2025-10-07"),
        TradingTime.Parse("2025-10-08"),
    ]);

    [Test]
    public async Task The_instructions_name_the_market_its_currency_and_rules_the_date_and_the_cash()
    {
        await using var server = await PipedServer.WalkAsync(new TradingFloor(TestMarket.UsWeek()), Days);

        string? instructions = (await server.ConnectAsync()).ServerInstructions;

        Assert.That(
            instructions,
            Does.Contain("The market is us, in USD. It is 2025-10-06 on its clock (America/New_York).")
                .And.Contain("whole units only")
                .And.Contain("Your cash: 1000 USD.")
                .And.Contain("Sessions left: 3, this one included.")
                .And.Contain("end_session")
        );
    }

    [Test]
    public async Task A_hold_or_an_end_concludes_the_session_and_the_next_call_is_in_the_next_one()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await using var server = await PipedServer.WalkAsync(floor, Days);
        var client = await server.ConnectAsync();

        await client.CallAsync("buy", BuyTen);
        var traded = await client.CallAsync("end_session", "{}");
        var held = await client.CallAsync("hold", """{"reason":"Dear."}""");
        var undecided = await client.CallAsync("end_session", "{}");

        Assert.Multiple(() =>
        {
            Assert.That(
                traded.Text(),
                Is.EqualTo(
                    "The session of 2025-10-06 has ended: traded. It is 2025-10-07 now; sessions left: 2, this one "
                        + "included."
                )
            );
            Assert.That(
                held.Text(),
                Is.EqualTo(
                    "The hold is recorded. The session of 2025-10-07 has ended: held. It is 2025-10-08 now, the last "
                        + "session."
                )
            );
            Assert.That(undecided.Text(), Does.EndWith("It was the last session; nothing more can be traded."));
        });
        Assert.That(
            (await floor.EntriesAsync("alice"))
                .OfType<LedgerEntry.SessionCompleted>()
                .Select(entry => (entry.Context.Time.ToString(), entry.Outcome)),
            Is.EqualTo(
                new[]
                {
                    ("2025-10-06", SessionOutcome.Traded),
                    ("2025-10-07", SessionOutcome.Held),
                    ("2025-10-08", SessionOutcome.Undecided),
                }
            )
        );
    }

    [Test]
    public async Task After_the_last_session_nothing_is_traded_and_everything_can_be_read()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await using var server = await PipedServer.WalkAsync(floor, new SessionSchedule([Days[0]]));
        var client = await server.ConnectAsync();
        await client.CallAsync("hold", """{"reason":"Dear."}""");
        int before = (await floor.EntriesAsync("alice")).Count;

        var bought = await client.CallAsync("buy", BuyTen);
        var held = await client.CallAsync("hold", """{"reason":"Dear."}""");
        var market = await client.CallAsync("market", "{}");

        Assert.Multiple(() =>
        {
            Assert.That((bought.IsError, bought.Result()), Is.EqualTo((true, "refused")));
            Assert.That(bought.Text(), Does.Contain("the session of 2025-10-06 has ended"));
            Assert.That(held.Result(), Is.EqualTo("refused"));
            Assert.That(market.Text(), Does.EndWith("All sessions have ended."));
        });
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task A_call_that_is_repeated_with_its_id_is_answered_from_its_own_session_and_trades_no_more_there()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await using var server = await PipedServer.WalkAsync(floor, Days);
        var client = await server.ConnectAsync();
        var first = await client.CallAsync("buy", BuyTen, (CallMeta.Id, "2025-10-06#1.1"));
        await client.CallAsync("hold", """{"reason":"Dear."}""", (CallMeta.Id, "2025-10-06#2.1"));
        int before = (await floor.EntriesAsync("alice")).Count;

        var again = await client.CallAsync("buy", BuyTen, (CallMeta.Id, "2025-10-06#1.1"));
        var heldAgain = await client.CallAsync("hold", """{"reason":"Dear."}""", (CallMeta.Id, "2025-10-06#2.1"));
        var late = await client.CallAsync("buy", BuyTen, (CallMeta.Id, "2025-10-06#3.1"));
        var early = await client.CallAsync("buy", BuyTen, (CallMeta.Id, "2025-10-08#1.1"));

        Assert.Multiple(() =>
        {
            Assert.That(again.Text(), Is.EqualTo(first.Text()));
            Assert.That(
                heldAgain.Text(),
                Does.Contain("The session of 2025-10-06 has ended: traded. It is 2025-10-07")
            );
            Assert.That(late.Text(), Does.Contain("the session of 2025-10-06 has ended"));
            Assert.That(early.Text(), Does.StartWith("The id '2025-10-08#1.1' in 'aitrader/id' is not the id"));
        });
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Two_calls_that_end_one_session_end_one_session()
    {
        await using var server = await PipedServer.WalkAsync(new TradingFloor(TestMarket.UsWeek()), Days);
        var client = await server.ConnectAsync();

        await Task.WhenAll(
            Enumerable
                .Range(1, 4)
                .Select(number => client.CallAsync("end_session", "{}", (CallMeta.Id, $"2025-10-06#1.{number}")))
        );

        Assert.That((await client.CallAsync("market", "{}")).Text(), Does.Contain("It is 2025-10-07 on its clock"));
    }

    [Test]
    public async Task The_symbols_are_shown_in_pages_and_several_prices_at_once()
    {
        await using var server = await PipedServer.WalkAsync(new TradingFloor(TestMarket.UsWeek()), Days);
        var client = await server.ConnectAsync();

        var second = await client.CallAsync("symbols", """{"page":2,"size":2}""");
        var quotes = await client.CallAsync("quote", """{"symbols":["BBB","AAA"]}""");

        Assert.Multiple(() =>
        {
            Assert.That(second.Text(), Is.EqualTo("3 symbols at 2025-10-06, page 2 of 2; prices in USD:\nCCC 50"));
            Assert.That(
                quotes.Text(),
                Is.EqualTo("BBB trades at 100 USD at 2025-10-06.\nAAA trades at 10 USD at 2025-10-06.")
            );
        });
    }

    [TestCase("""{"symbols":"[\"AAA\"]"}""", "AAA trades at 10 USD at 2025-10-06.")]
    [TestCase("""{"symbols":"AAA"}""", "The argument 'symbols' is \"AAA\". Give a list such as [\"A\", \"B\"].")]
    [TestCase("""{"symbols":[null,"AAA"]}""", "AAA trades at 10 USD at 2025-10-06.")]
    [TestCase("{}", "quote needs a symbol. Give one in 'symbol', or several in 'symbols', such as [\"AAA\", \"BBB\"].")]
    public async Task A_list_as_text_is_read_or_refused_as_a_list(string arguments, string answer)
    {
        await using var server = await PipedServer.WalkAsync(new TradingFloor(TestMarket.UsWeek()), Days);

        Assert.That((await (await server.ConnectAsync()).CallAsync("quote", arguments)).Text(), Is.EqualTo(answer));
    }

    [Test]
    public async Task Resources_and_the_prompt_show_the_session_under_way()
    {
        await using var server = await PipedServer.WalkAsync(new TradingFloor(TestMarket.UsWeek()), Days);
        var client = await server.ConnectAsync();
        await client.CallAsync("buy", BuyTen);
        await client.CallAsync("end_session", "{}");

        var read = new Dictionary<string, string>();
        foreach (var resource in await client.ListResourcesAsync())
        {
            read[resource.Uri] = JsonSerializer.Serialize(await resource.ReadAsync(), McpJsonUtilities.DefaultOptions);
        }

        string prompt = JsonSerializer.Serialize(
            await client.GetPromptAsync("trading_day"),
            McpJsonUtilities.DefaultOptions
        );

        Assert.Multiple(() =>
        {
            Assert.That(read["aitrader://rules"], Does.Contain("It is 2025-10-07 on its clock"));
            Assert.That(read["aitrader://portfolio"], Does.Contain("2025-10-07").And.Contain("AAA").And.Contain("900"));
            Assert.That(read["aitrader://prices"], Does.Contain("11").And.Contain("CCC"));
            Assert.That(read["aitrader://ledger"], Does.Contain("completed").And.Contain("mcp").Or.Contain("test-1.1"));
            Assert.That(prompt, Does.Contain("2025-10-07").And.Contain("AAA 11").And.Contain("end_session"));
        });
    }

    [Test]
    public async Task A_second_walk_begins_where_the_first_one_stopped()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await using (var first = await PipedServer.WalkAsync(floor, Days))
        {
            await (await first.ConnectAsync()).CallAsync("end_session", "{}");
        }

        await using var second = await PipedServer.WalkAsync(floor, Days, "test-2");

        Assert.That(
            (await (await second.ConnectAsync()).CallAsync("market", "{}")).Text(),
            Does.Contain("It is 2025-10-07 on its clock").And.Contain("Sessions left: 2")
        );
    }

    [Test]
    public async Task A_failure_is_recorded_ends_no_session_and_is_told_as_none_to_decide_upon()
    {
        var week = TestMarket.UsWeek();
        bool isDown = false;
        var floor = new TradingFloor(
            new FaultyMarketData(week.MarketData, _ => isDown),
            week.Series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        await using var server = await PipedServer.WalkAsync(floor, Days);
        var client = await server.ConnectAsync();

        isDown = true;
        var failed = await client.CallAsync("quote", """{"symbol":"AAA"}""");
        isDown = false;
        var bought = await client.CallAsync("buy", BuyTen);
        var faults = await floor.Faults.ReadAsync(Contexts.Alice("2025-10-06").Signature);

        Assert.Multiple(() =>
        {
            Assert.That((failed.IsError, failed.Result()), Is.EqualTo((true, "faulted")));
            Assert.That(failed.Text(), Does.Contain("it ends no session").And.Not.Contain("run it again"));
            Assert.That(bought.Text(), Does.StartWith("Filled"));
            Assert.That(faults.Single().Context.Time, Is.EqualTo(Days[0]));
        });
    }
}
