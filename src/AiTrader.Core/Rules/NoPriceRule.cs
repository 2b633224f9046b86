namespace AiTrader.Rules;

/// <summary>A market order is executed at a price of its own time, or not at all; others wait for one.</summary>
internal sealed class NoPriceRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        proposal.Fill is not null
        || !proposal.Order.IsMarket
        || proposal.MarketData.GetQuote(proposal.Context, proposal.Order.Symbol) is not null
            ? null
            : new Denial(
                DenialCodes.NoPrice,
                $"{proposal.Order.Symbol} has no tradable price at {proposal.Context.Time}."
            );
}
