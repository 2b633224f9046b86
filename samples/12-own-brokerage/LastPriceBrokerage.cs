using AiTrader;
using AiTrader.Stores;

/// <summary>
/// Fills every order at the last known price. What it answers is in the ledger first: it creates the next entry of the
/// account, and appends it.
/// </summary>
internal sealed class LastPriceBrokerage(IMarketData marketData, ILedgerStore ledgers) : IBrokerage
{
    public async ValueTask<TradeOutcome> SubmitAsync(
        TradingContext context,
        Order order,
        CancellationToken cancellationToken = default
    ) =>
        await RecordAsync(context, account => EntryOf(context, order, account), cancellationToken) switch
        {
            LedgerEntry.Filled filled when filled.Order == order => new TradeOutcome.Filled(filled.Fill),
            LedgerEntry.Denied denied when denied.Order == order => new TradeOutcome.Denied(order, denied.Denial),
            var other => throw new ClientOrderIdReusedException(other, order.ToString()),
        };

    public async ValueTask HoldAsync(
        TradingContext context,
        ClientOrderId id,
        string reason,
        CancellationToken cancellationToken = default
    )
    {
        var entry = await RecordAsync(context, account => account.CreateHeld(context, id, reason), cancellationToken);
        if (entry is not LedgerEntry.Held)
        {
            throw new ClientOrderIdReusedException(entry, "hold");
        }
    }

    // At this brokerage no order rests, so there is none to cancel.
    public async ValueTask<CancelOutcome> CancelAsync(
        TradingContext context,
        ClientOrderId id,
        ClientOrderId target,
        CancellationToken cancellationToken = default
    )
    {
        var denial = new Denial(DenialCodes.UnknownOrder, "No order rests at this brokerage.");
        var entry = await RecordAsync(
            context,
            account => account.CreateCancelDenied(context, id, target, denial),
            cancellationToken
        );
        return entry is LedgerEntry.CancelDenied denied && denied.Target == target
            ? new CancelOutcome.Denied(target, denied.Denial)
            : throw new ClientOrderIdReusedException(entry, $"cancel {target}");
    }

    public ValueTask<OpenOrders> GetOpenOrdersAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(OpenOrders.None);

    public ValueTask SettleAsync(
        TradingContext context,
        SettleUntil until,
        CancellationToken cancellationToken = default
    ) => ValueTask.CompletedTask;

    public async ValueTask<Portfolio> GetPortfolioAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => (await ReadAsync(context, cancellationToken)).Portfolio;

    private LedgerEntry EntryOf(TradingContext context, Order order, Account account)
    {
        var price = marketData.GetLastPrice(context, order.Symbol);
        decimal held = account.Portfolio.GetQuantity(order.Symbol).Value;
        string? problem =
            !order.IsMarket ? "No order rests at this brokerage."
            : price is null ? "There is no price."
            : order.Quantity <= 0 ? "The quantity is not positive."
            : order.Side == OrderSide.Sell && order.Quantity > held ? $"Only {held} are held."
            : order.Side == OrderSide.Buy && price.Value * new Quantity(order.Quantity) > account.Portfolio.Cash
                ? $"The cash is {account.Portfolio.Cash}."
            : null;
        return problem is null
            ? account.CreateFilled(context, new Fill(order, price!.Value, new Quantity(order.Quantity), Money.Zero))
            : account.CreateDenied(context, order, new Denial("own_rule", problem));
    }

    // After a conflict it decides again, on the current account; of a duplicate, the recorded entry counts.
    private async ValueTask<LedgerEntry> RecordAsync(
        TradingContext context,
        Func<Account, LedgerEntry> decide,
        CancellationToken cancellationToken
    )
    {
        var account = await ReadAsync(context, cancellationToken);
        while (true)
        {
            var entry = decide(account);
            switch (await ledgers.AppendAsync(entry, cancellationToken))
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

    private async ValueTask<Account> ReadAsync(TradingContext context, CancellationToken cancellationToken) =>
        await ledgers.FindAccountAsync(context.Signature, cancellationToken)
        ?? throw new LedgerException(context.Signature, "no account is open; open it first.");
}
