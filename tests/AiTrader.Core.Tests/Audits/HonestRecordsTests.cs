using AiTrader.Audits;
using AiTrader.Stores;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Audits;

/// <summary>
/// Whatever a correct system trades, its records are clean; and changing any one amount in them is one defect or more.
/// </summary>
public sealed class HonestRecordsTests
{
    [TestCase("us")]
    [TestCase("cn")]
    [TestCase("crypto")]
    public void Whatever_is_traded_correctly_is_clean(string market) =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed => Audit(Find(market), Trade(Find(market), seed)).Count == 0));

    [TestCase("us")]
    [TestCase("cn")]
    [TestCase("crypto")]
    public void Any_cash_that_is_changed_is_found_in_its_line(string market) =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, PositiveInt>(
                (seed, which) =>
                {
                    var states = Trade(Find(market), seed);
                    int changed = 1 + (which.Get % (states.Count - 1));
                    states[changed] = states[changed] with { Cash = states[changed].Cash + 777 };
                    return Audit(Find(market), states).Any(defect => defect.Line == states[changed].Line);
                }
            )
        );

    private static Market Find(string name) => Market.Known.Single(market => market.Name == name);

    private static IReadOnlyList<AuditDefect> Audit(Market market, IReadOnlyList<RecordedState> states) =>
        new StateAudit(market, TestMarket.UsWeek().Series)
            .Run(new RecordedStates("memory", HasIds: true, states, []))
            .Defects;

    private static List<RecordedState> Trade(Market market, int seed)
    {
        var random = new Random(seed);
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var brokerage = new SimulatedBrokerage(new AsOfMarketData(market, TestMarket.UsWeek().Series), ledger);
        ledger
            .OpenAccountAsync(Contexts.Alice("2025-10-05"), market, new Money(20_000), CancellationToken.None)
            .AsTask()
            .GetAwaiter()
            .GetResult();
        var states = new List<RecordedState>
        {
            new(1, 0, TradingTime.Parse("2025-10-05"), null, 20_000, new Dictionary<string, decimal>()),
        };
        for (int i = 0; i < 40; i++)
        {
            var context = Contexts.Alice($"2025-10-{6 + (i / 8):00}");
            decimal quantity = market.AllowsFractions
                ? Math.Round((decimal)random.NextDouble() * 20, 7)
                : random.Next(1, 9) * market.LotSize;
            var order = new Order(
                ClientOrderId.Parse($"a#{i}"),
                random.Next(2) == 0 ? OrderSide.Buy : OrderSide.Sell,
                Symbol.Parse(random.Next(2) == 0 ? "AAA" : "BBB"),
                quantity
            );
            var outcome = brokerage
                .SubmitAsync(context, order, CancellationToken.None)
                .AsTask()
                .GetAwaiter()
                .GetResult();
            var portfolio = brokerage
                .GetPortfolioAsync(context, CancellationToken.None)
                .AsTask()
                .GetAwaiter()
                .GetResult();
            var act =
                outcome is TradeOutcome.Filled
                    ? new RecordedAct(
                        order.Side == OrderSide.Buy ? RecordedAction.Buy : RecordedAction.Sell,
                        order.Symbol.Value,
                        quantity
                    )
                    : RecordedAct.Hold;
            states.Add(
                new RecordedState(
                    i + 2,
                    i + 1,
                    context.Time,
                    act,
                    portfolio.Cash.Value,
                    portfolio.Positions.ToDictionary(
                        position => position.Symbol.Value,
                        position => position.Quantity.Value
                    )
                )
            );
        }

        return states;
    }
}
