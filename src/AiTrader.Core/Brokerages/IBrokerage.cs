using AiTrader.Stores;

namespace AiTrader;

/// <summary>Executes orders for the context's signature and records their outcomes.</summary>
/// <remarks>
/// What it answers is in the ledger of the session's store before it answers: it reads the account, creates the next
/// entry (<see cref="Account.CreateFilled(TradingContext, Fill)"/>, <see cref="Account.CreateDenied"/>,
/// <see cref="Account.CreateHeld"/>) and appends it (<see cref="ILedgerStore.AppendAsync"/>). After a conflict it
/// decides again; a duplicate is answered with what is recorded. <see cref="LedgerRecording.RecordAsync"/> does all of
/// this for one act. A session whose brokerage answered what the ledger does not have is faulted. The sample
/// <c>12-own-brokerage</c> shows it.
/// </remarks>
public interface IBrokerage
{
    /// <summary>
    /// The standard fees, slippage and limits with which it opens accounts. Default: none. An account that was opened
    /// with others is refused; a brokerage without any trades each account by the account's own.
    /// </summary>
    TradingConditions Conditions => TradingConditions.None;

    /// <summary>
    /// The mandate with which it opens accounts. Default: none. An account with another one is refused; a brokerage
    /// without one trades each account by the account's own.
    /// </summary>
    Mandate Mandate => Mandate.None;

    /// <summary>
    /// Executes an order, lets it rest, or denies it, and records the outcome. A brokerage at which no order rests
    /// denies what is not a market order. If the id is already recorded for the same order at the
    /// same time, the order is not executed again, and the recorded outcome is returned.
    /// </summary>
    /// <exception cref="ClientOrderIdReusedException">The id is recorded for another act.</exception>
    /// <exception cref="LedgerException">
    /// No account is open, it belongs to another model, or the context's time is before the ledger's.
    /// </exception>
    ValueTask<TradeOutcome> SubmitAsync(
        TradingContext context,
        Order order,
        CancellationToken cancellationToken = default
    );

    /// <summary>Records that the decision maker holds, with the reason.</summary>
    /// <exception cref="ClientOrderIdReusedException">The id is recorded for another act.</exception>
    /// <exception cref="LedgerException">
    /// No account is open, it belongs to another model, or the context's time is before the ledger's.
    /// </exception>
    ValueTask HoldAsync(
        TradingContext context,
        ClientOrderId id,
        string reason,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Cancels what is open of an order, and records it. An order that is not open is denied as
    /// <see cref="DenialCodes.UnknownOrder"/>. If the id is already recorded for the same cancellation, the recorded
    /// outcome is returned.
    /// </summary>
    /// <param name="context">The trading context.</param>
    /// <param name="id">The id of the cancellation.</param>
    /// <param name="target">The id of the order.</param>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <exception cref="ClientOrderIdReusedException">The id is recorded for another act.</exception>
    /// <exception cref="LedgerException">
    /// No account is open, it belongs to another model, or the context's time is before the ledger's.
    /// </exception>
    ValueTask<CancelOutcome> CancelAsync(
        TradingContext context,
        ClientOrderId id,
        ClientOrderId target,
        CancellationToken cancellationToken = default
    );

    /// <summary>The current cash and positions of the context's signature.</summary>
    /// <exception cref="LedgerException">No account is open, or it belongs to another model.</exception>
    ValueTask<Portfolio> GetPortfolioAsync(TradingContext context, CancellationToken cancellationToken = default);

    /// <summary>The orders of the context's signature that rest, and what they reserve.</summary>
    /// <exception cref="LedgerException">No account is open, or it belongs to another model.</exception>
    ValueTask<OpenOrders> GetOpenOrdersAsync(TradingContext context, CancellationToken cancellationToken = default);

    /// <summary>
    /// Records what happened to the orders that rest since the last entry of the account: what bars executed, and what
    /// expired. It is called before each session and at the end of a run, and can be called at any time by anybody:
    /// each entry is recorded once. A brokerage at which no order rests does nothing.
    /// </summary>
    /// <param name="context">Whose account, and until when.</param>
    /// <param name="until">Whether the bar of the context's time is over.</param>
    /// <param name="cancellationToken">Ends it between two entries; call it again to continue.</param>
    /// <exception cref="LedgerException">No account is open, or it belongs to another model.</exception>
    ValueTask SettleAsync(TradingContext context, SettleUntil until, CancellationToken cancellationToken = default);
}
