namespace AiTrader.Rules;

/// <summary>
/// A sell is for at most what is held and no open order has reserved: there is no selling short.
/// </summary>
internal sealed class InsufficientHoldingRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        if (proposal.IsBuy)
        {
            return null;
        }

        var held = proposal.Portfolio.GetQuantity(proposal.Order.Symbol);
        var reserved = proposal.Account.OpenOrders.GetReservedQuantity(proposal.Order.Symbol);
        string others = reserved == Quantity.Zero ? "" : $", of which open orders reserve {reserved}";
        return proposal.Order.Quantity <= held.Value - reserved.Value
            ? null
            : new Denial(
                DenialCodes.InsufficientHolding,
                $"The order sells {PlainDecimal.Format(proposal.Order.Quantity)} {proposal.Order.Symbol} and "
                    + $"{held} is held{others}."
            );
    }
}
