using AiTrader.Prices;
using static AiTrader.Runner.Tests.Audits.JudgedRecords;

namespace AiTrader.Runner.Tests.Audits;

/// <summary>Records as StockBench writes them, by hand: some cannot be true, and the others are not named.</summary>
internal sealed class StockBenchRecordsTests : IDisposable
{
    private readonly JudgedRecords _records = new();

    public void Dispose() => _records.Dispose();

    [Test]
    public async Task Each_trade_that_cannot_be_true_is_named_with_its_line()
    {
        string file = _records.File(
            "detailed_trades.jsonl",
            Trade("03-03", "buy", "AAPL", "10.5", "100.0", (1050.0m, 0.105m), (100000m, 98949.895m), (0, 10.5m))
                .Replace(
                    "\"note\":0",
                    """
                    "total_equity_before":100000.0,"total_position_value_before":0.0,"total_equity_after":99999.895,
                    "total_position_value_after":1050.0,"realized_pnl":0.0
                    """.ReplaceLineEndings(""),
                    StringComparison.Ordinal
                ),
            // A profit as StockBench writes it: with the sign of the sold quantity.
            Trade("03-04", "sell", "AAPL", "4.0", "101.0", (404, 0.0404m), (98949.895m, 99353.8546m), (10.5m, 6.5m))
                .Replace(
                    "\"note\":0",
                    "\"exec_price\":100.98,\"avg_price_before\":100.02,\"realized_pnl\":-3.84",
                    StringComparison.Ordinal
                ),
            Trade("03-04", "buy", "MSFT", "1.0", "200.0", (200, 0.02m), (99353.8546m, 99153.8346m), (0, 1)),
            // 6.5 are held.
            Trade("03-05", "sell", "AAPL", "20", "102", (2040, 0.204m), (99153.8346m, 101193.6306m), (6.5m, -13.5m)),
            Trade("03-05", "buy", "AAPL", "13.5", "102", (1377, 0.1377m), (101193.6306m, 99816.4929m), (-13.5m, 0)),
            // The bar has prices from 101 to 104.
            Trade("03-05", "buy", "AAPL", "10", "110", (1100, 0.11m), (99816.4929m, 98716.3829m), (0, 10)),
            // The market was closed.
            Trade("03-06", "buy", "AAPL", "1", "103", (103, 0.0103m), (98716.3829m, 98613.3726m), (10, 11)),
            // A day back.
            Trade("03-05", "buy", "AAPL", "1", "102", (102, 0.0102m), (98613.3726m, 98511.3624m), (11, 12)),
            // StockBench rounds quantities to hundredths.
            Trade(
                "03-05",
                "sell",
                "AAPL",
                "0.005",
                "102",
                (0.51m, 0.000051m),
                (98511.3624m, 98511.872349m),
                (12, 11.995m)
            ),
            // The commission is 0.020298.
            Trade(
                    "03-05",
                    "sell",
                    "AAPL",
                    "1.99",
                    "102",
                    (202.98m, 0.020298m),
                    (98511.872349m, 98714.832051m),
                    (11.995m, 10.005m)
                )
                .Replace("\"commission\":0.020298", "\"commission\":5.0", StringComparison.Ordinal),
            // 500 where 10.005 are.
            Trade("03-05", "sell", "AAPL", "100", "102", (10200, 1.02m), (98714.832051m, 108913.812051m), (500, 400)),
            // 149,709.732051 follows.
            Trade("03-05", "sell", "AAPL", "400", "102", (40800, 4.08m), (108913.812051m, 200000m), (400, 0)),
            // A profit of 9.92.
            Trade("03-05", "sell", "MSFT", "1", "210", (210, 0.021m), (200000m, 200209.979m), (1, 0))
                .Replace(
                    "\"note\":0",
                    "\"exec_price\":209.96,\"avg_price_before\":200.04,\"realized_pnl\":-99",
                    StringComparison.Ordinal
                ),
            Trade("03-05", "short", "MSFT", "1", "210", (210, 0.021m), (200000m, 200209.979m), (1, 0)),
            Trade("03-05", "buy", "MSFT", "2", "210", (420, 0.042m), (200209.979m, 199789.937m), (0, 2))
        );

        var result = await RunAsync(file, Market.Us, Daily);

        Assert.That(
            Messages(result),
            Is.EqualTo(
                (string[])
                    [
                        "4 'sell 20 AAPL' was done. The order sells 20 AAPL and 6.5 is held.",
                        "6 AAPL was executed at 110; its bar at 2025-03-05 has prices from 101 to 104.",
                        "7 AAPL has no bar at 2025-03-06.",
                        "8 Its date 2025-03-05 is before 2025-03-06 in line 7.",
                        "9 'sell 0.005 AAPL' was done. The quantity is 0.005; it must be a multiple of 0.01.",
                        "10 The commission is 5; 0.020298 follows from qty x exec_ref_price x commission_bps / 10000.",
                        "11 It begins with 500 AAPL, where 10.005 follow from line 10.",
                        "12 The cash is 200000; 149709.732051 follows from the account before the act, as if AAPL were "
                            + "filled at 227.71547.",
                        "13 The realized_pnl without its sign is 99; 9.92 follows from qty x (exec_price - "
                            + "avg_price_before).",
                        "14 The side 'short' is not one of buy, sell.",
                    ]
            )
        );
    }

    [Test]
    public async Task A_split_or_a_dividend_that_can_be_the_reason_is_a_note_and_is_judged_where_it_is_known()
    {
        string file = _records.File(
            "detailed_trades.jsonl",
            Trade("03-03", "buy", "AAPL", "10", "100", (1000, 0.1m), (100000m, 98999.9m), (0, 10)),
            Trade("03-05", "sell", "AAPL", "5", "102", (510, 0.051m), (99004.9m, 99514.849m), (20, 15))
        );
        var split = CorporateAction.CreateSplit(new DateOnly(2025, 3, 5), Symbol.Parse("AAPL"), 2);
        var dividend = CorporateAction.CreateDividend(new DateOnly(2025, 3, 4), Symbol.Parse("AAPL"), 0.5m, null);

        var unknown = await RunAsync(file, Market.Us, Daily);
        var known = await RunAsync(file, Market.Us, Daily.With(CorporateActions.Create([split, dividend])));
        var other = await RunAsync(file, Market.Us, Daily.With(CorporateActions.Create([dividend])));

        Assert.Multiple(() =>
        {
            Assert.That(Places(unknown), Is.Empty);
            Assert.That(unknown.Notes, Has.One.Contains("a split can be the reason"));
            Assert.That(unknown.Notes, Has.One.Contains("with 5 more cash"));
            Assert.That(Places(known), Is.Empty);
            Assert.That(known.Notes, Has.Count.EqualTo(1));
            Assert.That(
                Messages(other),
                Is.EqualTo((string[])["2 It begins with 20 AAPL, where 10 follow from line 1."])
            );
        });
    }

    [Test]
    public async Task Neither_shares_nor_cash_come_from_nothing_over_night()
    {
        string file = _records.File(
            "detailed_trades.jsonl",
            Trade("03-03", "buy", "AAPL", "10", "100", (1000, 0.1m), (100000m, 98999.9m), (0, 10)),
            Trade("03-04", "sell", "AAPL", "10", "101", (1010, 0.101m), (90000m, 91009.899m), (10, 0)),
            Trade("03-05", "sell", "MSFT", "5", "210", (1050, 0.105m), (95000m, 96049.895m), (5, 0))
        );

        var result = await RunAsync(file, Market.Us, Daily);

        Assert.That(
            Messages(result),
            Is.EqualTo(
                (string[])
                    [
                        "2 It begins with cash 90000, where 98999.9 follows from line 1.",
                        "3 It begins with 5 MSFT, where 0 follow from line 2.",
                        "3 It begins with cash 95000, where 91009.899 follows from line 2.",
                    ]
            )
        );
    }

    [Test]
    public async Task Each_snapshot_that_cannot_be_true_is_named_with_its_line()
    {
        string file = _records.File(
            "detailed_portfolio_snapshots.jsonl",
            Snapshot("03-03", 98949.895m, 100010.395m, 1060.5m, 10.29m, 1.00010395m, 10.5m),
            // The whole is less than its parts.
            Snapshot("03-04", 98949.895m, 90000m, 1060.5m, 10.29m, 0.9m, 10.5m),
            // The net asset value is 1.00010395.
            Snapshot("03-05", 98949.895m, 100010.395m, 1060.5m, 10.29m, 1.2m, 10.5m),
            // Eleven shares are worth 1111, and their profit is 10.78.
            Snapshot("03-06", 98949.895m, 100010.395m, 1060.5m, 10.29m, 1.00010395m, 11m),
            // The day of the line before.
            Snapshot("03-06", 98949.895m, 100010.395m, 1060.5m, 10.29m, 1.00010395m, 10.5m),
            // A day back.
            Snapshot("03-02", 98949.895m, 100010.395m, 1060.5m, 10.29m, 1.00010395m, 10.5m)
        );

        var result = await RunAsync(file, Market.Us, Daily);

        Assert.That(
            Places(result),
            Is.EqualTo(
                (string[])
                    [
                        "2 amount_not_of_record",
                        "3 amount_not_of_record",
                        "4 amount_not_of_record",
                        "4 amount_not_of_record",
                        "5 id_used_twice",
                        "6 time_out_of_order",
                    ]
            )
        );
    }

    private static string Trade(
        string day,
        string side,
        string symbol,
        string quantity,
        string price,
        (decimal Value, decimal Commission) cost,
        (decimal Before, decimal After) cash,
        (decimal Before, decimal After) position
    )
    {
        decimal net = side == "buy" ? cost.Value + cost.Commission : cost.Commission - cost.Value;
        return FormattableString
            .Invariant(
                $$"""
                {"timestamp":"2025-{{day}}T00:00:00","symbol":"{{symbol}}","side":"{{side}}",\
                "qty":{{quantity}},"exec_ref_price":{{price}},"commission_bps":1.0,"fill_ratio":1.0,\
                "trade_value":{{cost.Value}},"commission":{{cost.Commission}},"net_cost":{{net}},\
                "cash_before":{{cash.Before}},"cash_after":{{cash.After}},\
                "position_before":{{position.Before}},"position_after":{{position.After}},"note":0}
                """
            )
            .Unwrap();
    }

    private static string Snapshot(
        string day,
        decimal cash,
        decimal equity,
        decimal value,
        decimal profit,
        decimal nav,
        decimal shares
    ) =>
        FormattableString
            .Invariant(
                $$$$"""
                {"date":"2025-{{{{day}}}}","cash":{{{{cash}}}},"total_equity":{{{{equity}}}},\
                "total_position_value":{{{{value}}}},"unrealized_pnl":{{{{profit}}}},\
                "nav":{{{{nav}}}},"positions":{"AAPL":{"shares":{{{{shares}}}},\
                "avg_price":100.02,"mark_price":101.0,"position_value":1060.5,"unrealized_pnl":10.29}}}
                """
            )
            .Unwrap();
}
