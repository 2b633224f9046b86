using AiTrader.Stores;

namespace AiTrader;

/// <summary>Executes orders for the context's signature and records what became of them.</summary>
public interface IBrokerage
{
    /// <summary>
    /// Executes an order or denies it, and records either. An order whose id is recorded already, for the same order at
    /// the same
    /// time, is not executed again: its recorded outcome is returned.
    /// </summary>
    /// <exception cref="ClientOrderIdReusedException">The id is recorded for another act.</exception>
    /// <exception cref="LedgerException">No account is open, or the context's time is before the ledger's.</exception>
    ValueTask<TradeOutcome> SubmitAsync(
        TradingContext context,
        Order order,
        CancellationToken cancellationToken = default
    );

    /// <summary>Records that the decision maker holds, and why.</summary>
    /// <exception cref="ClientOrderIdReusedException">The id is recorded for another act.</exception>
    /// <exception cref="LedgerException">No account is open, or the context's time is before the ledger's.</exception>
    ValueTask HoldAsync(
        TradingContext context,
        ClientOrderId id,
        string reason,
        CancellationToken cancellationToken = default
    );

    /// <summary>Cash and positions of the context's signature, now.</summary>
    /// <exception cref="LedgerException">No account is open.</exception>
    ValueTask<Portfolio> GetPortfolioAsync(TradingContext context, CancellationToken cancellationToken = default);
}
