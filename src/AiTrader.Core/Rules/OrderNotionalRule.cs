namespace AiTrader.Rules;

/// <summary>Opt-in: an order, buy or sell, is worth at most a limit.</summary>
public sealed class OrderNotionalRule : ITradingRule
{
    /// <summary>Makes the rule.</summary>
    /// <param name="limit">The most an order may be worth, without its fee; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is zero or negative.</exception>
    public OrderNotionalRule(Money limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit.Value, nameof(limit));
        Limit = limit;
    }

    /// <summary>The most an order may be worth.</summary>
    public Money Limit { get; }

    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        proposal.Fill?.Notional <= Limit
            ? null
            : new Denial(
                DenialCodes.OrderNotional,
                $"The order is worth {proposal.Fill?.Notional.ToString() ?? "more than any limit"}; an order "
                    + $"may be worth {Limit}."
            );
}
