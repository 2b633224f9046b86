using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// How much a session's replies may cost, and what tokens cost, all in the currency of the endpoint's bill.
/// </summary>
public sealed record CostLimit
{
    private const decimal Million = 1_000_000m;

    /// <summary>Makes a budget.</summary>
    /// <param name="limit">What a session may cost; positive.</param>
    /// <param name="inputPricePerMillionTokens">What a million tokens of input cost; zero or more.</param>
    /// <param name="outputPricePerMillionTokens">What a million tokens of output cost; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside of its range.</exception>
    public CostLimit(Money limit, Money inputPricePerMillionTokens, Money outputPricePerMillionTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit.Value, nameof(limit));
        ArgumentOutOfRangeException.ThrowIfNegative(
            inputPricePerMillionTokens.Value,
            nameof(inputPricePerMillionTokens)
        );
        ArgumentOutOfRangeException.ThrowIfNegative(
            outputPricePerMillionTokens.Value,
            nameof(outputPricePerMillionTokens)
        );
        (Limit, InputPricePerMillionTokens, OutputPricePerMillionTokens) = (
            limit,
            inputPricePerMillionTokens,
            outputPricePerMillionTokens
        );
    }

    /// <summary>What a session may cost; the reply that reaches it is the last.</summary>
    public Money Limit { get; }

    /// <summary>What a million tokens of input cost.</summary>
    public Money InputPricePerMillionTokens { get; }

    /// <summary>What a million tokens of output cost.</summary>
    public Money OutputPricePerMillionTokens { get; }

    /// <summary>What a reply costs; zero where the endpoint does not tell its tokens.</summary>
    public Money GetCost(UsageDetails? usage) =>
        new(
            (
                ((usage?.InputTokenCount ?? 0) * InputPricePerMillionTokens.Value)
                + ((usage?.OutputTokenCount ?? 0) * OutputPricePerMillionTokens.Value)
            ) / Million
        );
}
