namespace AiTrader.Stores;

/// <summary>
/// What executions cost an account, and its limits: the standard fee, slippage and limits as numbers. Your own models
/// and rules are not part of it.
/// </summary>
public sealed record TradingConditions
{
    private const decimal MostBasisPoints = 1_000;
    private const decimal Percent = 100;

    /// <summary>No fee, no slippage and no limit: what accounts had before they had conditions.</summary>
    public static TradingConditions None { get; } = new();

    /// <summary>The fee as a share of an execution's notional; 0-1. 0.001 is ten basis points. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal FeeRate
    {
        get;
        init => field = Within(value, 0, 1);
    }

    /// <summary>The minimum fee of an order, in the account's currency; zero or more. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Money MinimumFee
    {
        get;
        init => field = new Money(Within(value.Value, 0, decimal.MaxValue));
    }

    /// <summary>
    /// The number of basis points by which executions are worse than the quote; 0-1000. Default: 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal SlippageBasisPoints
    {
        get;
        init => field = Within(value, 0, MostBasisPoints);
    }

    /// <summary>The maximum notional of one order; more than zero. Default: null, no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public Money? OrderNotionalLimit
    {
        get;
        init => field = value is { } limit ? new Money(Positive(limit.Value, decimal.MaxValue)) : null;
    }

    /// <summary>
    /// The maximum share of the equity in one symbol; more than 0, at most 1. Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? PositionLimit
    {
        get;
        init => field = value is { } limit ? Positive(limit, 1) : null;
    }

    /// <summary>
    /// The loss of a day, as a share of the equity at its start, after which nothing is bought; more than 0, at most 1.
    /// Default: null, no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public decimal? DailyLossLimit
    {
        get;
        init => field = value is { } limit ? Positive(limit, 1) : null;
    }

    /// <summary>Whether there is a fee.</summary>
    public bool HasFee => FeeRate > 0 || MinimumFee > Money.Zero;

    /// <summary>
    /// <c>fees of 0.1 % and at least 1, slippage of 5 basis points, at most 1000 an order</c>; <c>no fees</c>.
    /// </summary>
    public override string ToString() => this == None ? "no fees" : string.Join(", ", Parts());

    private IEnumerable<string> Parts()
    {
        if (HasFee)
        {
            string minimum = MinimumFee > Money.Zero ? $" and at least {MinimumFee}" : "";
            yield return $"fees of {Share(FeeRate)}{minimum}";
        }

        if (SlippageBasisPoints > 0)
        {
            yield return $"slippage of {PlainDecimal.Format(SlippageBasisPoints)} basis points";
        }

        if (OrderNotionalLimit is { } order)
        {
            yield return $"at most {order} an order";
        }

        if (PositionLimit is { } position)
        {
            yield return $"at most {Share(position)} of the equity in a symbol";
        }

        if (DailyLossLimit is { } loss)
        {
            yield return $"nothing bought after a daily loss of {Share(loss)}";
        }
    }

    private static string Share(decimal value) => $"{PlainDecimal.Format(value * Percent)} %";

    private static decimal Within(decimal value, decimal least, decimal most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }

    private static decimal Positive(decimal value, decimal most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }
}
