using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Chat;

/// <summary>How much a session's replies may cost, and what tokens cost, all in the currency of the endpoint's bill.</summary>
public sealed record MoneyBudget
{
    private const decimal Million = 1_000_000m;

    /// <summary>Makes a budget.</summary>
    /// <param name="limit">What a session may cost; positive.</param>
    /// <param name="inputPrice">What a million tokens of input cost; zero or more.</param>
    /// <param name="outputPrice">What a million tokens of output cost; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside of its range.</exception>
    public MoneyBudget(Money limit, Money inputPrice, Money outputPrice)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit.Value, nameof(limit));
        ArgumentOutOfRangeException.ThrowIfNegative(inputPrice.Value, nameof(inputPrice));
        ArgumentOutOfRangeException.ThrowIfNegative(outputPrice.Value, nameof(outputPrice));
        (Limit, InputPrice, OutputPrice) = (limit, inputPrice, outputPrice);
    }

    /// <summary>What a session may cost; the reply that reaches it is the last.</summary>
    public Money Limit { get; }

    /// <summary>What a million tokens of input cost.</summary>
    public Money InputPrice { get; }

    /// <summary>What a million tokens of output cost.</summary>
    public Money OutputPrice { get; }

    /// <summary>What a reply costs; zero where the endpoint does not tell its tokens.</summary>
    public Money CostOf(UsageDetails? usage) =>
        new((((usage?.InputTokenCount ?? 0) * InputPrice.Value) + ((usage?.OutputTokenCount ?? 0) * OutputPrice.Value)) / Million);
}
