using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Runner.Audits;
using AiTrader.Runner.Input;
using AiTrader.Testing;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Records of other systems: read and judged.</summary>
internal static class RecordTargets
{
    private const string Position = """
        {"date":"2025-10-06","id":0,"positions":{"CASH":1000.0}}
        {"date":"2025-10-06","id":1,"this_action":{"action":"buy","symbol":"AAA","amount":10},"positions":{"AAA":10,"CASH":900.0}}
        {"date":"2025-10-07","id":2,"this_action":{"action":"sell","symbol":"AAA","amount":4,"price":11.0},"positions":{"AAA":6,"CASH":944.0}}

        """;

    private const string States = """
        {"date":"2025-10-06","sequence":0,"cash":1000.0,"holdings":{}}
        {"date":"2025-10-06","sequence":1,"cash":900.0,"holdings":{"AAA":10}}

        """;

    private const string Orders = """
        {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":10}
        {"date":"2025-10-06","sequence":2,"action":"buy","symbol":"BBB","quantity":1,"type":"limit","limit":99,"time_in_force":"day"}
        {"date":"2025-10-07","sequence":3,"action":"hold"}

        """;

    private const string Audit = """
        {"date":"2025-10-06","id":1,"order":{"id":1,"timestamp":"2025-10-06","action":"buy","symbol":"AAA","amount":2,"price":10.0,"market":"us"},"agent_position_view":{"CASH":1000.0},"ledger_position_before":{"CASH":1000.0},"ledger_position_after":{"AAA":2,"CASH":980.0},"agent_vs_ledger_delta":{}}

        """;

    private const string Trades = """
        {"timestamp":"2025-10-06T00:00:00","symbol":"AAA","side":"buy","qty":1.5,"exec_price":10.02,"exec_ref_price":10.0,"commission_bps":1.0,"trade_value":15.0,"commission":0.0015,"net_cost":15.0015,"cash_before":1000.0,"cash_after":984.9985,"position_before":0.0,"position_after":1.5,"total_equity_before":1000.0,"total_position_value_before":0.0,"realized_pnl":0.0}
        {"timestamp":"2025-10-07T00:00:00","symbol":"AAA","side":"sell","qty":1.5,"exec_price":11.02,"exec_ref_price":11.0,"commission_bps":1.0,"trade_value":16.5,"commission":0.00165,"net_cost":-16.49835,"cash_before":984.9985,"cash_after":1001.49685,"position_before":1.5,"position_after":0.0,"avg_price_before":10.02,"realized_pnl":-1.5}

        """;

    private const string Snapshots = """
        {"date":"2025-10-06","cash":849.985,"total_equity":999.985,"total_position_value":150.0,"unrealized_pnl":-0.03,"nav":0.999985,"positions":{"AAA":{"shares":1.5,"avg_price":100.02,"mark_price":100.0,"position_value":150.0,"unrealized_pnl":-0.03}}}

        """;

    private const string Arena = """
        {"trades":[
        {"id":"m_1","model_id":"m","symbol":"XRP","side":"short","quantity":-100,"leverage":10,"entry_price":2.6,"entry_time":1761300029.2,"entry_human_time":"2025-10-24 10:00:29.2","exit_price":2.5,"exit_time":1761300929.2,"entry_sz":100,"exit_sz":100,"entry_commission_dollars":1,"exit_commission_dollars":1,"total_commission_dollars":2,"entry_closed_pnl":-1,"exit_closed_pnl":9,"realized_gross_pnl":10.0,"realized_net_pnl":8}],
        "accountTotals":[{"id":"m_0","model_id":"m","dollar_equity":10100.0,"cum_pnl_pct":1.0,"positions":{"XRP":{"symbol":"XRP","quantity":-100,"entry_price":2.6,"current_price":2.5,"leverage":10,"margin":26.0}}}]}
        """;

    private static readonly PriceSeries Week = TestMarket.UsWeek().Series;

    /// <summary>Creates the targets.</summary>
    public static IEnumerable<FuzzTarget> Create() =>
        [
            new(
                "orders",
                Seed.Of(Orders),
                input => Task.FromResult(RecordedOrderFile.Read(input.File("orders.jsonl"))),
                typeof(DataFileException)
            ),
            Foreign("records-position", "position.jsonl", Position, States),
            Foreign("records-tradetrap", "audit.jsonl", Audit),
            Foreign("records-stockbench", "detailed_trades.jsonl", Trades),
            Foreign("records-snapshots", "detailed_portfolio_snapshots.jsonl", Snapshots),
            Foreign("records-arena", "trades.json", Arena),
        ];

    private static FuzzTarget Foreign(string name, string file, params string[] seeds) =>
        new(
            name,
            Seed.Of(seeds),
            async input =>
            {
                string path = input.File(file);
                foreach (var market in Market.Known)
                {
                    var judged = await RecordsAudit.RunAsync(market, Week, path, orders: null);
                    var again = await RecordsAudit.RunAsync(market, Week, path, orders: null);
                    Seed.RequireEqual(judged, again, "The result");
                    _ = string.Join('\n', AuditReport.Lines([judged]));
                    _ = AuditReport.Json([judged]);
                }

                _ = await RecordsAudit.RunAsync(Market.Us, series: null, path, orders: null);
            },
            typeof(DataFileException),
            typeof(InputException)
        );
}
