namespace AiTrader.Rules;

/// <summary>
/// Opt-in: at an open at or above the upper price limit nothing is bought, and at or below the lower one nothing is
/// sold. Source: the price limits of the Shanghai and Shenzhen exchanges for A shares.
/// </summary>
internal sealed class PriceLimitRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        var (context, symbol, side) = (proposal.Context, proposal.Order.Symbol, proposal.Order.Side);
        if (OpenPriceLimit.FindReached(context, symbol, side, proposal.MarketData) is not { } limit)
        {
            return null;
        }

        var open = proposal.MarketData.GetQuote(context, symbol)?.Price;
        return new Denial(
            DenialCodes.PriceLimit,
            proposal.IsBuy
                ? $"{symbol} opens at {open}; nothing can be bought at its upper price limit of "
                    + $"{PlainDecimal.Format(limit)}."
                : $"{symbol} opens at {open}; nothing can be sold at its lower price limit of "
                    + $"{PlainDecimal.Format(limit)}."
        );
    }
}
