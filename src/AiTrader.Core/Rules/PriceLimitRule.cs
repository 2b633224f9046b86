namespace AiTrader.Rules;

/// <summary>
/// Opt-in: a market order buys nothing at an open at or above the upper price limit, and sells nothing at or below the
/// lower one. Other orders wait for another price. Source: the price limits of the Shanghai and Shenzhen exchanges for
/// A shares.
/// </summary>
internal sealed class PriceLimitRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        var (context, symbol) = (proposal.Context, proposal.Order.Symbol);
        if (
            !proposal.Order.IsMarket
            || proposal.Market.PriceLimits is not { } limits
            || proposal.MarketData.GetQuote(context, symbol)?.Price is not { } open
            || proposal.MarketData.GetPreviousClose(context, symbol) is not { } close
        )
        {
            return null;
        }

        return proposal.IsBuy && limits.IsUpper(symbol, open.Value, close)
                ? Denied(
                    $"{symbol} opens at {open}; nothing can be bought at its upper",
                    limits.GetUpper(symbol, close)
                )
            : !proposal.IsBuy && limits.IsLower(symbol, open.Value, close)
                ? Denied($"{symbol} opens at {open}; nothing can be sold at its lower", limits.GetLower(symbol, close))
            : null;
    }

    private static Denial Denied(string what, decimal limit) =>
        new(DenialCodes.PriceLimit, $"{what} price limit of {PlainDecimal.Format(limit)}.");
}
