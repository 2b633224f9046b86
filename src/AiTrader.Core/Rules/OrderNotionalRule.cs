namespace AiTrader.Rules;

/// <summary>Opt-in: the notional of an order is at most a limit.</summary>
public sealed class OrderNotionalRule : ITradingRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="limit">The maximum notional of an order, without its fee; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is zero or negative.</exception>
    public OrderNotionalRule(Money limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit.Value, nameof(limit));
        Limit = limit;
    }

    /// <summary>The maximum notional of an order.</summary>
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
