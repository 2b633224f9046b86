using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>A week of AAA and BBB with splits and dividends of AAA, and what Alice does in it.</summary>
internal static class ActionFloor
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    // AAA opens at 10 on the 6th and the 7th, and at a price from the 8th on; BBB at 5.
    public static TestMarket Week(decimal later)
    {
        var week = new TestMarket(Market.Us);
        foreach (int day in Enumerable.Range(6, 5))
        {
            week.Add("AAA", $"2025-10-{day:00}", day < 8 ? 10 : later).Add("BBB", $"2025-10-{day:00}", 5);
        }

        return week;
    }

    public static CorporateAction Split(string ex, decimal ratio) =>
        CorporateAction.CreateSplit(DateOnly.Parse(ex, System.Globalization.CultureInfo.InvariantCulture), Aaa, ratio);

    public static CorporateAction Dividend(string ex, decimal amount, string? pay) =>
        CorporateAction.CreateDividend(
            DateOnly.Parse(ex, System.Globalization.CultureInfo.InvariantCulture),
            Aaa,
            amount,
            pay is null ? null : DateOnly.Parse(pay, System.Globalization.CultureInfo.InvariantCulture)
        );

    public static TradingFloor FloorOf(TestMarket market, params CorporateAction[] actions)
    {
        var series = market.Series.With(CorporateActions.Create(actions));
        return new TradingFloor(
            new AsOfMarketData(market.Market, series),
            series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
    }

    public static AccountTerms TermsOf(Market market, decimal cash) =>
        AccountTerms.Create(market, new Money(cash)) with
        {
            Conditions = new TradingConditions { CorporateActions = true },
        };

    public static async Task BuyAsync(TradingFloor floor, string time, string symbol, int units, bool isOpen = false)
    {
        var context = Contexts.Alice(time);
        if (!isOpen)
        {
            await floor.Ledger.OpenAccountAsync(context, TermsOf(floor.MarketData.Market, 10_000));
        }

        var order = Order.Buy(ClientOrderId.Create(context, 1), Symbol.Parse(symbol), units);
        Assert.That(await floor.Brokerage.SubmitAsync(context, order), Is.TypeOf<TradeOutcome.Filled>());
    }

    public static async Task<Account> AccountAsync(
        TradingFloor floor,
        string time,
        SettleUntil until = SettleUntil.Session
    )
    {
        await floor.Brokerage.SettleAsync(Contexts.Alice(time), until);
        return (await floor.Ledger.FindAccountAsync(Signature.Parse("alice")))!;
    }

    public static async Task<Portfolio> PortfolioAsync(TradingFloor floor, string time) =>
        (await AccountAsync(floor, time)).Portfolio;

    public static async Task<List<LedgerEntry>> EntriesAsync(TradingFloor floor, string time)
    {
        await AccountAsync(floor, time);
        return await floor.EntriesAsync("alice");
    }

    public static ScriptedDecisions Holding() =>
        new(async (context, desk) => await desk.HoldAsync(context, "That is all."));
}
