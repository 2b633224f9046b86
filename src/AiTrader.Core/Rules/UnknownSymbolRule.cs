namespace AiTrader.Rules;

/// <summary>An order is for a symbol of the market's universe as it is known at the time.</summary>
internal sealed class UnknownSymbolRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        proposal.MarketData.IsListed(proposal.Context, proposal.Order.Symbol)
            ? null
            : new Denial(
                DenialCodes.UnknownSymbol,
                $"{proposal.Order.Symbol} is not traded on the market {proposal.Market}."
            );
}
