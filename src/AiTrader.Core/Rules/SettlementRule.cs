namespace AiTrader.Rules;

/// <summary>
/// On a T+1 market, units bought on a calendar day can be sold from the next day: <c>sellable = held − bought
/// today</c>, less what open orders have reserved. Source: the T+1 rule of the Shanghai and Shenzhen exchanges for A
/// shares.
/// </summary>
internal sealed class SettlementRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        if (proposal.IsBuy || proposal.Market.Settlement == Settlement.SameDay)
        {
            return null;
        }

        var position = proposal.Portfolio.Find(proposal.Order.Symbol);
        var sellable = position?.SellableOn(proposal.Context.Date, proposal.Market.Settlement) ?? Quantity.Zero;
        var reserved = proposal.Account.OpenOrders.GetReservedQuantity(proposal.Order.Symbol);
        string others = reserved == Quantity.Zero ? "" : $", of which open orders reserve {reserved}";
        return proposal.Order.Quantity <= sellable.Value - reserved.Value
            ? null
            : new Denial(
                DenialCodes.TPlusOne,
                $"The order sells {PlainDecimal.Format(proposal.Order.Quantity)} {proposal.Order.Symbol} and "
                    + $"{sellable} can be sold today{others}; what was bought today can be sold tomorrow."
            );
    }
}
