namespace AiTrader.Rules;

/// <summary>An order has the limit and the stop of its type, each more than zero, and no other.</summary>
internal sealed class InvalidPriceRule : ITradingRule
{
    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal)
    {
        var terms = proposal.Order.Terms;
        return terms.HasValidPrices
            ? null
            : new Denial(
                DenialCodes.InvalidPrice,
                $"The limit is {Text(terms.LimitPrice)} and the stop is {Text(terms.StopPrice)}; {Allowed(terms.Type)}."
            );
    }

    private static string Text(decimal? price) => price is { } value ? PlainDecimal.Format(value) : "not given";

    private static string Allowed(OrderType type) =>
        type switch
        {
            OrderType.Market => "a market order has neither",
            OrderType.Limit => "a limit order has a limit of more than zero and no stop",
            OrderType.Stop => "a stop order has a stop of more than zero and no limit",
            OrderType.StopLimit or _ => "a stop-limit order has both, each more than zero",
        };
}
