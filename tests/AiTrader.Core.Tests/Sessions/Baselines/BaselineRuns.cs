using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>What a baseline does with a thousand over every session of a market, in words.</summary>
internal static class BaselineRuns
{
    public static Bar BarOf(string day, decimal open, decimal high, decimal low, decimal close) =>
        new(TradingTime.Parse(day), new Price(open), new Price(high), new Price(low), new Price(close), 1_000);

    public static async Task<List<string>> RunAsync(
        IDecisionMaker maker,
        TestMarket market,
        string signature = "alice",
        Mandate? mandate = null
    )
    {
        var floor = new TradingFloor(market);
        var trader = new Trader(Signature.Parse(signature), ModelId.Parse("baseline"), maker)
        {
            Cash = new Money(1000),
            Mandate = mandate,
        };
        await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);
        return [.. (await floor.EntriesAsync(signature)).Select(TextOf).OfType<string>()];
    }

    private static string? TextOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled { IsEvent: true } later => $"later {later.Fill}",
            LedgerEntry.Filled filled => filled.Order.ToString(),
            LedgerEntry.Accepted accepted => $"rests: {accepted.Order}",
            LedgerEntry.Cancelled canceled => $"cancel {canceled.Order}",
            LedgerEntry.Denied denied => $"{denied.Order}: {denied.Denial.Code}",
            LedgerEntry.Held => "hold",
            _ => null,
        };
}
