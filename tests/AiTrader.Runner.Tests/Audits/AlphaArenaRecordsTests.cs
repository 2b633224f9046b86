using System.Text.Json.Nodes;
using static AiTrader.Runner.Tests.Audits.JudgedRecords;

namespace AiTrader.Runner.Tests.Audits;

/// <summary>
/// Records as Alpha Arena publishes them, by hand: some cannot be true, and the others are not named.
/// </summary>
internal sealed class AlphaArenaRecordsTests : IDisposable
{
    private readonly JudgedRecords _records = new();

    public void Dispose() => _records.Dispose();

    [Test]
    public async Task Each_trade_that_cannot_be_true_is_named_with_its_line()
    {
        string file = _records.File(
            "trades.json",
            """{ "trades": [""",
            Long("a") + ",",
            Short("b") + ",",
            // Executed in parts: the true profit is 183.1, and the prices have five digits.
            Long(
                "c",
                ("quantity", 1818),
                ("realized_gross_pnl", 181.8),
                ("exit_closed_pnl", 182.06),
                ("realized_net_pnl", 181.06)
            ) + ",",
            // It gained 100.
            Long("d", ("realized_gross_pnl", -100)) + ",",
            // 97.96 was left of it.
            Long("e", ("realized_net_pnl", 500)) + ",",
            // It was closed a day before it was opened.
            Long("f", ("entry_time", 1761390000.0), ("entry_human_time", "2025-10-25 11:00:00.000000")) + ",",
            // An id of another trade.
            Short("a") + ",",
            // The bar has prices from 2.48 to 2.52.
            Long(
                "g",
                ("entry_price", 3.1),
                ("realized_gross_pnl", -500),
                ("exit_closed_pnl", -501.04),
                ("realized_net_pnl", -502.04)
            ) + ",",
            // The quantity of a long position is positive.
            Long("h", ("quantity", -1000)) + ",",
            // The parts are 1 and 1.04, and 97.96 was left.
            Long("i", ("total_commission_dollars", 20.4)) + ",",
            // More was closed than was executed.
            Long("j", ("exit_sz", 10)) + ",",
            // Another hour than the number says.
            Long("k", ("exit_human_time", "2025-10-24 19:10:00.000000")) + ",",
            // Nothing was traded.
            Long(
                "l",
                ("quantity", 0),
                ("realized_gross_pnl", 0),
                ("exit_closed_pnl", -1.04),
                ("realized_net_pnl", -2.04)
            ) + ",",
            Long("m", ("symbol", null)) + ",",
            // A short position gains where the price falls.
            Short("n", ("realized_gross_pnl", -50)) + ",",
            // Still open.
            Long("o", ("exit_price", null), ("exit_time", null), ("realized_net_pnl", null)),
            "] }"
        );

        var result = await RunAsync(file, Market.Crypto, Coins);

        Assert.That(
            Messages(result),
            Is.EqualTo(
                (string[])
                    [
                        "5 The realized_gross_pnl is -100; 100 follows from quantity x (exit_price - entry_price).",
                        "6 The realized_net_pnl is 500; 97.96 follows from entry_closed_pnl + exit_closed_pnl.",
                        "6 The realized_net_pnl is 500; 97.96 follows from the prices, the quantity and "
                            + "total_commission_dollars.",
                        "7 Its exit at 2025-10-24 11:10:00 is before its entry at 2025-10-25 11:00:00.",
                        "7 XRP has no bar at 2025-10-25 11:00:00.",
                        "8 The id 'a' is also that of line 2 (record 1).",
                        "9 XRP was executed at 3.1; its bar at 2025-10-24 10:00:29 has prices from 2.48 to 2.52.",
                        "10 The side is 'long'; 'short' follows from the negative quantity.",
                        "11 The total_commission_dollars is 20.4; 2.04 follows from entry_commission_dollars + "
                            + "exit_commission_dollars.",
                        "11 The realized_net_pnl is 97.96; 79.6 follows from the prices, the quantity and "
                            + "total_commission_dollars.",
                        "12 The exit_sz is 10; 1000 or more follows from the quantity.",
                        "13 The exit_human_time is '2025-10-24 19:10:00'; '2025-10-24 11:10:00' follows from "
                            + "exit_time.",
                        "14 The quantity is 0.",
                        "15 trades[13]: The symbol is missing or not text.",
                        "16 The realized_gross_pnl is -50; 50 follows from quantity x (entry_price - exit_price).",
                    ]
            )
        );
        Assert.That(result.Notes, Has.One.Contains("leverage").And.One.Contains("Funding"));
    }

    [Test]
    public async Task Each_account_that_cannot_be_true_is_named_with_its_line()
    {
        string file = _records.File(
            "account-totals.json",
            """{ "accountTotals": [""",
            """{"id":"m_0","model_id":"m","dollar_equity":10304.98,"cum_pnl_pct":3.05,"positions":{"XRP":"""
                + """{"symbol":"XRP","quantity":-7716,"entry_price":2.34,"current_price":2.317,"""
                + """ "leverage":12,"margin":1670.6}}},""",
            // 18,000 at a leverage of 12 needs 1,490.
            """{"id":"m_1","model_id":"m","dollar_equity":10404.98,"cum_pnl_pct":4.05,"positions":{"XRP":"""
                + """{"symbol":"XRP","quantity":-7716,"entry_price":2.34,"current_price":2.317,"""
                + """ "leverage":12,"margin":100}}},""",
            // Half of the capital is lost.
            """{"id":"m_2","model_id":"m","dollar_equity":5000,"cum_pnl_pct":4.05,"positions":{}},""",
            """{"id":"n_0","model_id":"n","dollar_equity":500,"cum_pnl_pct":-95,"positions":{"BTC":"""
                + """{"symbol":"ETH","quantity":1,"entry_price":1,"leverage":0.5}}}""",
            "] }"
        );

        var result = await RunAsync(file, Market.Crypto, null);

        Assert.That(
            Messages(result),
            Is.EqualTo(
                (string[])
                    [
                        "3 The margin of XRP is 100; 1415.33945 or more follows from quantity x price / "
                            + "leverage, less 5 %.",
                        "4 The cum_pnl_pct is 4.05; -49.9999029595 follows from dollar_equity and the "
                            + "capital of line 2.",
                        "5 The symbol of BTC is 'ETH'; 'BTC' follows from its name.",
                        "5 The leverage of BTC is 0.5; 1 or more follows from a position without debt.",
                    ]
            )
        );
    }

    [Test]
    public async Task Without_prices_a_note_says_that_they_are_not_judged()
    {
        string file = _records.File("trades.json", $$"""{"trades":[{{Long("a")}}]}""");

        var none = await RunAsync(file, Market.Crypto, null);
        var others = await RunAsync(file, Market.Crypto, Hourly);

        Assert.That((none.IsClean, others.IsClean), Is.EqualTo((true, true)));
        Assert.That(none.Notes, Has.One.EqualTo(AiTrader.Audits.StateAudit.NoPrices));
        Assert.That(others.Notes, Has.One.Contains("There are no prices of 'XRP'"));
    }

    private static string Long(string id, params (string Name, JsonNode? Value)[] changes) =>
        With(
            $$"""
            {"id":"{{id}}","model_id":"m","symbol":"XRP","side":"long","quantity":1000,"leverage":10,"entry_price":2.5,
            "entry_time":1761300029.249,"entry_human_time":"2025-10-24 10:00:29.249000","exit_price":2.6,
            "exit_time":1761304200.0,"exit_human_time":"2025-10-24 11:10:00.000000","entry_sz":2000,"exit_sz":2000,
            "entry_commission_dollars":1.0,"exit_commission_dollars":1.04,"total_commission_dollars":2.04,
            "entry_closed_pnl":-1.0,"exit_closed_pnl":98.96,"realized_gross_pnl":100.0,"realized_net_pnl":97.96}
            """,
            changes
        );

    private static string Short(string id, params (string Name, JsonNode? Value)[] changes) =>
        With(
            $$"""
            {"id":"{{id}}","model_id":"m","symbol":"BTC","side":"short","quantity":-0.1,"leverage":20,
            "entry_price":111000,"entry_time":1761305400.5,"exit_price":110500,"exit_time":1761309000.5,
            "entry_commission_dollars":4.995,"exit_commission_dollars":4.9725,"total_commission_dollars":9.9675,
            "entry_closed_pnl":-4.995,"exit_closed_pnl":45.0275,"realized_gross_pnl":50.0,"realized_net_pnl":40.0325}
            """,
            changes
        );

    private static string With(string trade, (string Name, JsonNode? Value)[] changes)
    {
        var json = JsonNode.Parse(trade)!.AsObject();
        foreach (var (name, value) in changes)
        {
            json[name] = value;
        }

        return json.ToJsonString();
    }
}
