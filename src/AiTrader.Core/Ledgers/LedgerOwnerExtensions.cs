namespace AiTrader.Stores;

/// <summary>
/// What the owner of an account can do, and no model: each is an entry of the ledger. Do it while nobody drives the
/// trader.
/// </summary>
public static class LedgerOwnerExtensions
{
    /// <summary>
    /// Gives an account to a model: only that model decides from now on. An account whose entries are by more than one
    /// model acts again after it. Nothing is appended if the account belongs to the model already.
    /// </summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="signature">The signature of the account.</param>
    /// <param name="modelId">The model, or the baseline.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The account after it.</returns>
    /// <exception cref="LedgerException">No account is open.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static ValueTask<Account> ChangeModelAsync(
        this ILedgerStore ledgers,
        Signature signature,
        ModelId modelId,
        CancellationToken cancellationToken = default
    ) => ledgers.ChangeModelAsync(signature, modelId, knowledgeCutoff: null, cancellationToken);

    /// <summary>
    /// The same with the date before which the model may know what happened. It can also be stated later, for the model
    /// that the account belongs to already.
    /// </summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="signature">The signature of the account.</param>
    /// <param name="modelId">The model, or the baseline.</param>
    /// <param name="knowledgeCutoff">The date; null if it is not known, or stays as it is.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The account after it.</returns>
    /// <exception cref="LedgerException">No account is open.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async ValueTask<Account> ChangeModelAsync(
        this ILedgerStore ledgers,
        Signature signature,
        ModelId modelId,
        DateOnly? knowledgeCutoff,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(modelId);
        var account = await ReadAsync(ledgers, signature, cancellationToken).ConfigureAwait(false);
        while (
            account.ModelId != modelId
            || (knowledgeCutoff is not null && account.Terms.KnowledgeCutoff != knowledgeCutoff)
        )
        {
            account = await AppendAsync(
                    ledgers,
                    account.CreateModelChanged(modelId, knowledgeCutoff),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        return account;
    }

    /// <summary>
    /// Changes what the model of an account may do. Orders that rest and no longer fit are canceled when a bar next
    /// asks them. Nothing is appended if the mandate is the same already.
    /// </summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="signature">The signature of the account.</param>
    /// <param name="change">Changes the mandate: <c>mandate => mandate with { Until = day }</c>.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The account after it.</returns>
    /// <exception cref="LedgerException">
    /// No account is open, or its entries are by more than one model.
    /// </exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async ValueTask<Account> ChangeMandateAsync(
        this ILedgerStore ledgers,
        Signature signature,
        Func<Mandate, Mandate> change,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(change);
        var account = await ReadAsync(ledgers, signature, cancellationToken).ConfigureAwait(false);
        while (change(account.Terms.Mandate) is var mandate && mandate != account.Terms.Mandate)
        {
            account = await AppendAsync(ledgers, account.CreateMandateChanged(mandate), cancellationToken)
                .ConfigureAwait(false);
        }

        return account;
    }

    /// <summary>
    /// Approves an order that waits for it; the next open asks it. Nothing is appended if it is approved already.
    /// </summary>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="signature">The signature of the account.</param>
    /// <param name="id">The id of the order.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The account after it.</returns>
    /// <exception cref="LedgerException">No account is open, or the order is not open or does not wait.</exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async ValueTask<Account> ApproveOrderAsync(
        this ILedgerStore ledgers,
        Signature signature,
        ClientOrderId id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(id);
        var account = await ReadAsync(ledgers, signature, cancellationToken).ConfigureAwait(false);
        while (account.OpenOrders.Find(id) is not { WasApproved: true })
        {
            var order = account.OpenOrders.Find(id);
            account = order is { AwaitsApproval: true }
                ? await AppendAsync(ledgers, account.CreateApproved(order), cancellationToken).ConfigureAwait(false)
                : throw new LedgerException(
                    signature,
                    order is null
                        ? $"there is no open order with the id {id}."
                        : $"the order {id} does not wait for an approval."
                );
        }

        return account;
    }

    /// <summary>
    /// Withdraws the last session of an account, which was a mistake: a mistyped year, for example, after which every
    /// right session would be too early. Its fills stand, what it bought counts as bought on the day of the session
    /// before it, and the account continues there. The orders that it left open are canceled with it. Nothing is
    /// appended if the session is withdrawn already.
    /// </summary>
    /// <remarks>
    /// What bars did to orders that rest stands: the account continues at the time of the last of it, which can be that
    /// of the session. Where a bar after the session did something, the session cannot be withdrawn.
    /// </remarks>
    /// <param name="ledgers">The ledgers.</param>
    /// <param name="signature">The signature of the account.</param>
    /// <param name="time">The time of the session.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The account after it.</returns>
    /// <exception cref="LedgerException">
    /// No account is open, or this is not its last session, or nothing is before it, or a bar did something after it.
    /// </exception>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public static async ValueTask<Account> WithdrawSessionAsync(
        this ILedgerStore ledgers,
        Signature signature,
        TradingTime time,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(ledgers);
        ArgumentNullException.ThrowIfNull(signature);
        var account = await ReadAsync(ledgers, signature, cancellationToken).ConfigureAwait(false);
        while (!account.IsWithdrawn(time))
        {
            var entries = await ledgers
                .ReadEntriesAsync(signature, 0, cancellationToken)
                .TakeWhile(entry => entry.Sequence <= account.Version)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
            if (WhyNotLast(time, account, entries) is { } reason)
            {
                throw new LedgerException(signature, $"the session of {time} cannot be withdrawn; {reason}.");
            }

            account = await AppendAsync(ledgers, WithdrawalOf(account, entries), cancellationToken)
                .ConfigureAwait(false);
        }

        return account;
    }

    // Why a session is not the last thing that happened to an account, except for bars at its own time.
    private static string? WhyNotLast(TradingTime time, Account account, List<LedgerEntry> entries)
    {
        if (account.Time == time && account.IsSessionBegun)
        {
            return null;
        }

        var act = entries.FindLast(entry =>
            !entry.IsEvent
            && !entry.IsOfOwner
            && entry is not LedgerEntry.AccountOpened
            && !account.IsWithdrawn(entry.Context.Time)
        );
        if (act is null)
        {
            return entries[0].Context.Time is var opened && opened == time
                ? "the account was opened at that time"
                : $"the account was opened at {opened} and has no session";
        }

        var later = entries.Find(entry => entry.Sequence > act.Sequence && entry.IsEvent && entry.Context.Time > time);
        return act.Context.Time != time || later is null
            ? $"the last one is that of {act.Context.Time}"
            : $"the bar of {later.Context.Time} has done something since ({later.Id}), and what bars did stands";
    }

    private static LedgerEntry.SessionWithdrawn WithdrawalOf(Account account, List<LedgerEntry> entries)
    {
        var (resumed, outcome) =
            ResumedSession.Find(entries)
            ?? throw new LedgerException(
                account.Signature,
                $"the session of {account.Time} cannot be withdrawn; the account was opened at that time."
            );
        var modelId = account.ModelId ?? entries[^1].Context.ModelId;
        return new LedgerEntry.SessionWithdrawn(
            account.Version + 1,
            new TradingContext(account.Signature, modelId, account.Time),
            resumed,
            outcome
        );
    }

    private static async ValueTask<Account> ReadAsync(
        ILedgerStore ledgers,
        Signature signature,
        CancellationToken cancellationToken
    ) =>
        await ledgers.FindAccountAsync(signature, cancellationToken).ConfigureAwait(false)
        ?? throw new LedgerException(signature, "no account is open; open it first.");

    // Where another writer was faster, the caller looks at the account again.
    private static async ValueTask<Account> AppendAsync(
        ILedgerStore ledgers,
        LedgerEntry entry,
        CancellationToken cancellationToken
    ) =>
        await ledgers.AppendAsync(entry, cancellationToken).ConfigureAwait(false) switch
        {
            AppendResult.Appended appended => appended.Account,
            AppendResult.Conflict conflict => conflict.Account,
            AppendResult.Duplicate duplicate when duplicate.Entry.GetType() != entry.GetType() =>
                throw new LedgerException(entry.Context.Signature, $"the id {entry.Id} is that of another act."),
            _ => await ReadAsync(ledgers, entry.Context.Signature, cancellationToken).ConfigureAwait(false),
        };
}
