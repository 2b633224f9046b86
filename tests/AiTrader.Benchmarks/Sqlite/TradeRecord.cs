using AiTrader.Stores;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>The entries of an account that buys one unit after another.</summary>
internal static class TradeRecord
{
    public static readonly Money Cash = new(1_000_000_000);

    private static readonly Symbol[] Symbols =
    [
        .. Enumerable.Range(1, 10).Select(number => Symbol.Parse($"SYM{number:00}")),
    ];

    public static TradingContext ContextOf(string signature) =>
        TradingContext.For(signature).Using("benchmark/sqlite").At("2025-10-01");

    /// <summary>The entry that buys next.</summary>
    public static LedgerEntry NextOf(TradingContext context, Account account) =>
        NextOf(context, account, ClientOrderId.Create(context, (int)account.Version));

    /// <summary>The entry that buys next, with an id.</summary>
    public static LedgerEntry NextOf(TradingContext context, Account account, ClientOrderId id)
    {
        var order = Order.Buy(id, Symbols[account.Version % Symbols.Length], 1);
        return account.CreateFilled(context, new Fill(order, new Price(187.25m), new Quantity(1), Money.Zero));
    }

    /// <summary>So many entries, the opening of the account the first of them.</summary>
    public static async Task<List<LedgerEntry>> MakeAsync(TradingContext context, int count)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var account = await ledger.OpenAccountAsync(context, Market.Us, Cash, CancellationToken.None);
        while (
            account.Version < count
            && await ledger.AppendAsync(NextOf(context, account), CancellationToken.None)
                is AppendResult.Appended appended
        )
        {
            account = appended.Account;
        }

        return await ledger.ReadEntriesAsync(context.Signature, 0, CancellationToken.None).ToListAsync();
    }
}
