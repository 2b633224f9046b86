using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Runner.Audits;
using AiTrader.Runner.Input;
using AiTrader.Testing;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Records of other systems: read and judged.</summary>
internal static class RecordTargets
{
    private static readonly string Position = Seed.Read("position.jsonl");
    private static readonly string States = Seed.Read("states.jsonl");
    private static readonly string Orders = Seed.Read("orders.jsonl");
    private static readonly string Audit = Seed.Read("audit.jsonl");
    private static readonly string Trades = Seed.Read("detailed_trades.jsonl");
    private static readonly string Snapshots = Seed.Read("snapshots.jsonl");
    private static readonly string Arena = Seed.Read("arena.json");

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
