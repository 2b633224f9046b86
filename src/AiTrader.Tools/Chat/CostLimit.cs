using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// The limit on the cost of a session's replies, and the prices of tokens, in the currency of the endpoint's bill.
/// </summary>
public sealed record CostLimit
{
    private const decimal Million = 1_000_000m;

    /// <summary>Creates a limit.</summary>
    /// <param name="limit">The maximum cost of a session; positive.</param>
    /// <param name="inputPricePerMillionTokens">The price of a million input tokens; zero or more.</param>
    /// <param name="outputPricePerMillionTokens">The price of a million output tokens; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public CostLimit(decimal limit, decimal inputPricePerMillionTokens, decimal outputPricePerMillionTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(inputPricePerMillionTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(outputPricePerMillionTokens);
        (Limit, InputPricePerMillionTokens, OutputPricePerMillionTokens) = (
            limit,
            inputPricePerMillionTokens,
            outputPricePerMillionTokens
        );
    }

    /// <summary>The maximum cost of a session; the reply that reaches it is the last one.</summary>
    public decimal Limit { get; }

    /// <summary>The price of a million input tokens.</summary>
    public decimal InputPricePerMillionTokens { get; }

    /// <summary>The price of a million output tokens.</summary>
    public decimal OutputPricePerMillionTokens { get; }

    /// <summary>The cost of a reply; zero if the endpoint reports no tokens.</summary>
    public decimal GetCost(UsageDetails? usage) =>
        (
            ((usage?.InputTokenCount ?? 0) * InputPricePerMillionTokens)
            + ((usage?.OutputTokenCount ?? 0) * OutputPricePerMillionTokens)
        ) / Million;
}
