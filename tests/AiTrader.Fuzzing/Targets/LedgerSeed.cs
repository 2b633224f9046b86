using System.Text;
using System.Text.Json;
using AiTrader.Runner.Bundles;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Fuzzing.Targets;

/// <summary>Entries of a small ledger.</summary>
internal static class LedgerSeed
{
    private static readonly Lazy<IReadOnlyList<LedgerEntry>> Entries = new(() =>
        CreateAsync().GetAwaiter().GetResult()
    );

    /// <summary>Their lines.</summary>
    public static byte[][] Lines() => [.. Entries.Value.Select(LedgerEntryJson.Write)];

    /// <summary>Their lines as an export has them.</summary>
    public static byte[][] Exported()
    {
        var chain = new HashChain();
        return [.. Entries.Value.Select(entry => LedgerLine.Write(entry, chain.Add(entry)))];
    }

    /// <summary>Their JSON.</summary>
    public static byte[][] Json() =>
        [.. Entries.Value.Select(entry => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entry)))];

    private static async Task<IReadOnlyList<LedgerEntry>> CreateAsync()
    {
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(market);
        var context = Contexts.Alice("2025-10-06");
        await floor.OpenAsync(context, 1_000);
        foreach (
            var order in (Order[])
                [
                    Order.Buy(ClientOrderId.Create(context, 1, 1), Symbol.Parse("AAA"), 10),
                    Order.Sell(ClientOrderId.Create(context, 1, 2), Symbol.Parse("AAA"), 4),
                    Order.Buy(ClientOrderId.Create(context, 1, 3), Symbol.Parse("BBB"), 1_000),
                ]
        )
        {
            await floor.Brokerage.SubmitAsync(context, order, CancellationToken.None);
        }

        return await floor.EntriesAsync("alice");
    }
}
