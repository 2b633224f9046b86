using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Daily and intraday trading are one path; the schedule alone differs.</summary>
public sealed class DailyAndIntradayTests
{
    private static readonly Dictionary<string, IDecisionMaker> Makers = new()
    {
        ["equal weight"] = new EqualWeightBuyAndHold(),
        ["momentum"] = new Momentum(2, 1),
        ["mean reversion"] = new MeanReversion(2, 1),
        ["cash"] = new AllCash(),
        ["own code"] = new ScriptedDecisions(
            async (context, desk) =>
            {
                var cash = (await desk.GetPortfolioAsync(context, CancellationToken.None)).Cash;
                await desk.BuyAsync(context, "AAA", Math.Floor(cash.Value / 50));
                await desk.SellAsync(context, "AAA", desk.MarketData.GetBars(context, Symbol.Parse("AAA"), 10).Count);
            }
        ),
    };

    [Test]
    public async Task The_same_trader_decides_the_same_on_days_and_on_hours_of_the_same_prices(
        [ValueSource(nameof(Names))] string name
    )
    {
        var daily = await RunAsync(TestMarket.UsWeek(), Makers[name]);
        var hourly = await RunAsync(TestMarket.UsHours(), Makers[name]);

        Assert.That(daily, Has.Count.GreaterThan(5));
        Assert.That(hourly, Is.EqualTo(daily));
    }

    private static IEnumerable<string> Names => Makers.Keys;

    private static async Task<List<string>> RunAsync(TestMarket market, IDecisionMaker maker)
    {
        var floor = new TradingFloor(market);
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("test/model"), maker)
        {
            Cash = new Money(10_000),
        };
        await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);
        return [.. (await floor.EntriesAsync("alice")).Select(TextOf)];
    }

    private static string TextOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled =>
                $"{filled.Order} at {filled.Fill.Price}, then {filled.Cash} and {filled.Holding}",
            LedgerEntry.Denied denied => $"{denied.Order}: {denied.Denial.Code}",
            LedgerEntry.Held held => held.Reason,
            LedgerEntry.SessionCompleted completed => completed.Outcome.ToString(),
            _ => "opened",
        };
}
