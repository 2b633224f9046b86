using AiTrader.Stores;

namespace AiTrader;

/// <summary>Executes orders for the context's signature and records their outcomes.</summary>
/// <remarks>
/// What it answers is in the ledger of the session's store before it answers: it reads the account, creates the next
/// entry (<see cref="Account.CreateFilled"/>, <see cref="Account.CreateDenied"/>, <see cref="Account.CreateHeld"/>) and
/// appends it (<see cref="ILedgerStore.AppendAsync"/>). After a conflict it decides again; a duplicate is answered with
/// what is recorded. A session whose brokerage answered what the ledger does not have is faulted. The sample
/// <c>07-own-brokerage</c> shows it.
/// </remarks>
public interface IBrokerage
{
    /// <summary>
    /// The standard fees, slippage and limits with which it opens accounts. Default: none. An account that was opened
    /// with others is refused; a brokerage without any trades each account by the account's own.
    /// </summary>
    TradingConditions Conditions => TradingConditions.None;

    /// <summary>
    /// Executes or denies an order, and records the outcome. If the id is already recorded for the same order at the
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

    /// <summary>The current cash and positions of the context's signature.</summary>
    /// <exception cref="LedgerException">No account is open, or it belongs to another model.</exception>
    ValueTask<Portfolio> GetPortfolioAsync(TradingContext context, CancellationToken cancellationToken = default);
}
