using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The limit on the cost of a session's replies, and the prices of tokens, in the currency of the endpoint's bill.
/// </summary>
public sealed record CostLimit
{
    /// <summary>Creates a limit.</summary>
    /// <param name="limit">The maximum cost of a session; positive.</param>
    /// <param name="prices">The prices of tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is zero or negative.</exception>
    public CostLimit(decimal limit, TokenPrices prices)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        (Limit, Prices) = (limit, prices);
    }

    /// <summary>Creates a limit; tokens of a cache cost what other input costs.</summary>
    /// <param name="limit">The maximum cost of a session; positive.</param>
    /// <param name="inputPricePerMillionTokens">The price of a million input tokens; zero or more.</param>
    /// <param name="outputPricePerMillionTokens">The price of a million output tokens; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public CostLimit(decimal limit, decimal inputPricePerMillionTokens, decimal outputPricePerMillionTokens)
        : this(limit, new TokenPrices { Input = inputPricePerMillionTokens, Output = outputPricePerMillionTokens }) { }

    /// <summary>The maximum cost of a session; the reply that reaches it is the last one.</summary>
    public decimal Limit { get; }

    /// <summary>The prices of tokens.</summary>
    public TokenPrices Prices { get; }

    /// <summary>The cost of a reply; zero if the endpoint reports no tokens.</summary>
    public decimal GetCost(UsageDetails? usage) => Prices.GetCost(TokenCounts.Read(usage)) ?? 0;
}
