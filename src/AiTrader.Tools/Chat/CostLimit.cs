using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// How much a session's replies may cost, and what tokens cost, all in the currency of the endpoint's bill.
/// </summary>
public sealed record CostLimit
{
    private const decimal Million = 1_000_000m;

    /// <summary>Makes a limit.</summary>
    /// <param name="limit">What a session may cost; positive.</param>
    /// <param name="inputPricePerMillionTokens">What a million tokens of input cost; zero or more.</param>
    /// <param name="outputPricePerMillionTokens">What a million tokens of output cost; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside of its range.</exception>
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

    /// <summary>What a session may cost; the reply that reaches it is the last.</summary>
    public decimal Limit { get; }

    /// <summary>What a million tokens of input cost.</summary>
    public decimal InputPricePerMillionTokens { get; }

    /// <summary>What a million tokens of output cost.</summary>
    public decimal OutputPricePerMillionTokens { get; }

    /// <summary>What a reply costs; zero where the endpoint does not tell its tokens.</summary>
    public decimal GetCost(UsageDetails? usage) =>
        (
            ((usage?.InputTokenCount ?? 0) * InputPricePerMillionTokens)
            + ((usage?.OutputTokenCount ?? 0) * OutputPricePerMillionTokens)
        ) / Million;
}
