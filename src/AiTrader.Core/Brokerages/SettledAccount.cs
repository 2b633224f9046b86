using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// Appends what happened to an account until a time. Where somebody else settles it too, each entry is
/// appended once, by one of them.
/// </summary>
/// <param name="context">Whose account, and until when.</param>
/// <param name="models">The account's rules, fees and slippage.</param>
/// <param name="marketData">The market.</param>
/// <param name="ledger">The ledgers.</param>
/// <param name="until">Whether the bar of the time is over.</param>
internal sealed class SettledAccount(
    TradingContext context,
    AccountModels models,
    IMarketData marketData,
    ILedgerStore ledger,
    SettleUntil until
)
{
    private const int MostAtOnce = 64;

    /// <summary>
    /// Whether anything can have happened: not where an act of the session at this time was recorded, after all that.
    /// </summary>
    public static bool NeedsSettling(TradingContext context, Account account, SettleUntil until) =>
        OrderSettlement.Concerns(account)
        && (until == SettleUntil.BarEnd || account.Time < context.Time || !account.IsSessionBegun)
        && account.Time <= context.Time;

    /// <summary>The account after all that happened.</summary>
    /// <exception cref="LedgerException">An id of it is recorded for another act.</exception>
    public async ValueTask<Account> RunAsync(Account account, CancellationToken cancellationToken)
    {
        while (NeedsSettling(context, account, until))
        {
            var settlement = new OrderSettlement(context, account, models, marketData, until);
            long version = account.Version;
            while (account.Version == version && NextOf(settlement, account) is { Count: > 0 } entries)
            {
                var result = await WatchedAppend.RunAsync(ledger, entries, cancellationToken).ConfigureAwait(false);
                account = result switch
                {
                    AppendResult.Appended appended => appended.Account,
                    AppendResult.Conflict conflict => conflict.Account,
                    _ => await ReadAfterAsync(entries[0], account, cancellationToken).ConfigureAwait(false),
                };
                version = result is AppendResult.Appended ? account.Version : version;
            }

            if (account.Version == version)
            {
                break;
            }
        }

        return account;
    }

    // What follows from the account by itself: a store puts it on disk together.
    private static List<LedgerEntry> NextOf(OrderSettlement settlement, Account account)
    {
        var entries = new List<LedgerEntry>();
        while (entries.Count < MostAtOnce && settlement.Next(account) is { } entry)
        {
            entries.Add(entry);
            account = account.Apply(entry);
        }

        return entries;
    }

    // Somebody else has recorded the same; what comes next follows from the account after it.
    private async ValueTask<Account> ReadAfterAsync(
        LedgerEntry entry,
        Account before,
        CancellationToken cancellationToken
    )
    {
        var account = await ledger.FindAccountAsync(before.Signature, cancellationToken).ConfigureAwait(false);
        return account?.Version > before.Version
            ? account
            : throw new LedgerException(before.Signature, $"the id {entry.Id} is that of another act.");
    }
}
