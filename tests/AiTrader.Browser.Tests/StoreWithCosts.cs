using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Browser.Tests;

/// <summary>
/// A store of two models that cost something, of which one may know the first days, and of a baseline.
/// </summary>
internal static class StoreWithCosts
{
    /// <summary>Makes it.</summary>
    /// <param name="path">Where the store is.</param>
    /// <param name="prices">The file of the prices.</param>
    public static async Task WriteAsync(string path, string prices)
    {
        var series = PriceFile.CreateSource(prices).Read();
        var days = new SessionSchedule(series.Times.Take(10));
        await using var store = new SqliteStore(path, TimeProvider.System);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);
        var known = TraderOf(
            "a-signature-of-the-longest-kind-that-people-give-to-a-trader",
            "some-provider/some-model"
        ) with
        {
            KnowledgeCutoff = days[4].Date,
        };
        await floor.Arena.RunAsync([known, TraderOf("other", "other/model"), TraderOf("cash", "baseline/cash")], days);
        foreach (var time in days)
        {
            await store.Requests.AppendAsync(
                RequestOf(known.CreateContext(time)) with
                {
                    Outcome = RequestOutcome.Retried,
                    Reason = "status 429",
                }
            );
            await store.Requests.AppendAsync(
                RequestOf(known.CreateContext(time)) with
                {
                    Tokens = new TokenUsage(1_234_567, 12_345) { CacheRead = 1_000_000, CacheWritten = 0 },
                    Cost = 12.345678m,
                }
            );
        }
    }

    private static Trader TraderOf(string name, string model) =>
        new(Signature.Parse(name), ModelId.Parse(model), new EqualWeightBuyAndHold()) { Cash = new Money(1_234_567) };

    private static SessionRequest RequestOf(TradingContext context) =>
        new()
        {
            Context = context,
            RecordedAt = DateTimeOffset.UnixEpoch,
            Outcome = RequestOutcome.Replied,
        };
}
