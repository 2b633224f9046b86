using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Http.Traders;

/// <summary>Approves orders, for the interface and for the board.</summary>
/// <param name="access">The accounts.</param>
/// <param name="store">The store.</param>
internal sealed class OrderRequests(TraderAccess access, IStore store)
{
    /// <summary>Approves an order that waits for it, as the owner of the account.</summary>
    /// <param name="trader">The trader.</param>
    /// <param name="id">The id in the address.</param>
    /// <param name="cancellationToken">Cancels the approval.</param>
    /// <returns>The order; null if it has ended since.</returns>
    /// <exception cref="ProblemException">No such order rests.</exception>
    /// <exception cref="LedgerException">It does not wait for an approval.</exception>
    public async Task<OpenOrder?> ApproveAsync(SeenTrader trader, string id, CancellationToken cancellationToken)
    {
        var account = await access.ReadAccountAsync(trader, cancellationToken);
        if (!OrderAddress.TryParse(id, out var order) || account.OpenOrders.Find(order) is null)
        {
            throw new ProblemException(
                new Problem(
                    ProblemKinds.NotFound,
                    $"No order with the id {MessageText.Quote(id)} rests; '#' is '~' or '%23' in an address."
                )
            );
        }

        // Whoever drives the trader now sees the new version of the ledger, and continues with it.
        account = await store.Ledgers.ApproveOrderAsync(trader.Signature, order, cancellationToken);
        return account.OpenOrders.Find(order);
    }
}
