namespace AiTrader.Rules;

/// <summary>On a market with lots, an order is for a multiple of the lot.</summary>
internal sealed class LotSizeRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        decimal lot = proposal.Market.LotSize;
        return lot == 1 || proposal.Order.Quantity % lot == 0
            ? null
            : new Denial(
                DenialCodes.LotSize,
                $"The quantity is {PlainDecimal.Format(proposal.Order.Quantity)}; it must be a multiple of "
                    + $"{PlainDecimal.Format(lot)}."
            );
    }
}
