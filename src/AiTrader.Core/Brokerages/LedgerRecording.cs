using AiTrader.Stores;

namespace AiTrader;

/// <summary>How a brokerage records what it answers.</summary>
public static class LedgerRecording
{
    /// <summary>
    /// Records an act: decides on the current account, appends the entry, and decides again if another writer was
    /// faster. An act whose id is recorded already is not recorded again.
    /// </summary>
    /// <param name="ledgers">The ledgers of the session's store.</param>
    /// <param name="context">The trading context of the act.</param>
    /// <param name="decide">
    /// Creates the next entry of the account, as <see cref="Account.CreateFilled(TradingContext, Fill)"/> does. It can
    /// be called more than once.
    /// </param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The entry, or the one that is recorded under its id, which can belong to another act.</returns>
    /// <exception cref="LedgerException">
    /// No account is open, it belongs to another model, or the entry cannot come next.
    /// </exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async ValueTask<LedgerEntry> RecordAsync(
        this ILedgerStore ledgers,
        TradingContext context,
        Func<Account, LedgerEntry> decide,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(decide);
        var account =
            await ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
            ?? throw new LedgerException(context.Signature, "no account is open; open it first.");
        while (true)
        {
            var entry = decide(account);
            switch (await WatchedAppend.RunAsync(ledgers, entry, cancellationToken).ConfigureAwait(false))
            {
                case AppendResult.Appended:
                    return entry;
                case AppendResult.Duplicate duplicate:
                    return duplicate.Entry;
                case AppendResult.Conflict conflict:
                    account = conflict.Account;
                    break;
            }
        }
    }
}
