namespace AiTrader.Stores;

/// <content>What the owner of an account allows, and the orders that wait for an approval.</content>
public sealed partial class Account
{
    /// <summary>Creates the next entry, with which the owner changes what the model may do.</summary>
    /// <param name="mandate">What it may do from now on.</param>
    /// <exception cref="LedgerException">
    /// The entries are by more than one model; the owner names its model first.
    /// </exception>
    public LedgerEntry.MandateChanged CreateMandateChanged(Mandate mandate)
    {
        ArgumentNullException.ThrowIfNull(mandate);
        return new(Version + 1, ContextOfOwner(), mandate);
    }

    /// <summary>Creates the next entry, with which the owner approves an order that waits for it.</summary>
    /// <param name="order">The order as it rests.</param>
    /// <exception cref="LedgerException">
    /// The entries are by more than one model; the owner names its model first.
    /// </exception>
    public LedgerEntry.Approved CreateApproved(OpenOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new(Version + 1, ContextOfOwner(), order.Order, order.Number);
    }

    /// <summary>How many orders the session of a time has that were not denied.</summary>
    internal long CountOrders(TradingTime time) =>
        time == Time ? _now.OrderCount - _basis.Before.Position.OrderCount : 0;

    private Account Apply(LedgerEntry.MandateChanged changed) =>
        AfterOwner(
            _basis.Holder with
            {
                Terms = Terms with { Mandate = changed.Mandate },
            },
            _now with
            {
                Version = changed.Sequence,
            }
        );

    // The bar of the account's time is over for it: the next open asks it.
    private Account Apply(LedgerEntry.Approved approved) =>
        AfterOwner(
            _basis.Holder,
            _now with
            {
                Version = approved.Sequence,
                Standing = _now.Standing.With(
                    OpenOrders.Find(approved.OrderNumber)! with
                    {
                        AwaitsApproval = false,
                        WasApproved = true,
                        LastBar = Time,
                    }
                ),
            }
        );

    private Account AfterOwner(AccountHolder holder, LedgerPosition now) => new(_basis with { Holder = holder }, now);

    private string? WhyNot(LedgerEntry.MandateChanged changed) =>
        WhyNotOwner(changed) ?? (changed.Mandate == Terms.Mandate ? "the mandate is that already" : null);

    private string? WhyNot(LedgerEntry.Approved approved) =>
        WhyNotOwner(approved)
        ?? WhyNotOpen(approved.OrderNumber, approved.Order)
        ?? (
            OpenOrders.Find(approved.OrderNumber)!.AwaitsApproval
                ? null
                : $"the order '{approved.Order}' does not wait for an approval"
        );

    private string? WhyNotOwner(LedgerEntry entry) =>
        entry.Context.Time != Time ? $"its time {entry.Context.Time} is not {Time}, the time of the account"
        : entry.Context.ModelId != ModelId ? $"it names {entry.Context.ModelId}; the model is {ModelId}"
        : null;

    private TradingContext ContextOfOwner() =>
        ModelId is { } model
            ? new TradingContext(Signature, model, Time)
            : throw new LedgerException(
                Signature,
                "its entries are by more than one model; name its model first ('aitrader ledger set-model')."
            );
}
