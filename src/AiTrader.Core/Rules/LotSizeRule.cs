namespace AiTrader.Rules;

/// <summary>
/// On a market with lots, an order is for a multiple of the lot. With odd lots, a sell of the whole holding can be for
/// any number of units: what is reserved and what was bought today is part of the holding.
/// </summary>
/// <param name="oddLots">Whether the account can sell a whole holding that is not a multiple of the lot.</param>
internal sealed class LotSizeRule(bool oddLots = false) : ITradingRule
{
    /// <summary>Whether the account can sell a whole holding that is not a multiple of the lot.</summary>
    public bool OddLots => oddLots;

    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        decimal lot = proposal.Market.LotSize;
        return lot == 1 || proposal.Order.Quantity % lot == 0 || (oddLots && IsWholeHolding(proposal))
            ? null
            : new Denial(
                DenialCodes.LotSize,
                $"The quantity is {PlainDecimal.Format(proposal.Order.Quantity)}; it must be a multiple of "
                    + $"{PlainDecimal.Format(lot)}."
            );
    }

    private static bool IsWholeHolding(in OrderProposal proposal) =>
        !proposal.IsBuy && proposal.Order.Quantity == proposal.Portfolio.GetQuantity(proposal.Order.Symbol).Value;
}
