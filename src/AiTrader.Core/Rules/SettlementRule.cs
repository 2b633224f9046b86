namespace AiTrader.Rules;

/// <summary>
/// On a T+1 market, units bought on a calendar day can be sold from the next day: <c>sellable = held − bought
/// today</c>. Source: the T+1 rule of the Shanghai and Shenzhen exchanges for A shares.
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
        return proposal.Order.Quantity <= sellable.Value
            ? null
            : new Denial(
                DenialCodes.TPlusOne,
                $"The order sells {PlainDecimal.Format(proposal.Order.Quantity)} {proposal.Order.Symbol} and "
                    + $"{sellable} can be sold today; what was bought today can be sold tomorrow."
            );
    }
}
