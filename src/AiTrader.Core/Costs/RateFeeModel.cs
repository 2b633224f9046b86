namespace AiTrader.Rules;

/// <summary>
/// A share of the notional, at least a minimum once an order, exact. An execution pays what the fee of its order has
/// grown by: <c>max(minimum, rate × (notional before + price × quantity)) − fees before</c>.
/// </summary>
public sealed class RateFeeModel : IFeeModel
{
    /// <summary>Creates the fee.</summary>
    /// <param name="rate">The share of the notional; 0.001 is ten basis points. 0-1.</param>
    /// <param name="minimum">The least fee of an order; zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RateFeeModel(decimal rate, Money minimum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(minimum.Value, nameof(minimum));
        Rate = rate;
        Minimum = minimum;
    }

    /// <summary>The share of the notional.</summary>
    public decimal Rate { get; }

    /// <summary>The minimum fee of an order.</summary>
    public Money Minimum { get; }

    /// <inheritdoc/>
    public Money GetFee(in FeeArguments arguments)
    {
        decimal notional = arguments.NotionalBefore.Value + arguments.Notional.Value;
        decimal fee = Math.Max(Minimum.Value, notional * Rate) - arguments.FeesBefore.Value;

        // Where the account paid more before, as by a model that was replaced, nothing is paid back.
        return new Money(Math.Max(0, fee));
    }
}
