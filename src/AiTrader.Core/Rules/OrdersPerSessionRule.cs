using System.Globalization;

namespace AiTrader.Rules;

/// <summary>Opt-in: a session has at most a number of orders. Denied orders do not count.</summary>
public sealed class OrdersPerSessionRule : ITradingRule
{
    /// <summary>Creates the rule.</summary>
    /// <param name="limit">How many orders a session can have; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is zero or negative.</exception>
    public OrdersPerSessionRule(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        Limit = limit;
    }

    /// <summary>How many orders a session can have.</summary>
    public int Limit { get; }

    /// <inheritdoc/>
    public Denial? Check(in OrderProposal proposal) =>
        proposal.Account.CountOrders(proposal.Context.Time) < Limit
            ? null
            : new Denial(
                DenialCodes.OrdersPerSession,
                string.Create(CultureInfo.InvariantCulture, $"The session has {Limit} orders, as many as it can have.")
            );
}
