namespace AiTrader.Rules;

/// <summary>A share of the notional, at least a minimum: <c>max(minimum, rate × price × quantity)</c>, exact.</summary>
public sealed class RateFeeModel : IFeeModel
{
    /// <summary>Creates the fee.</summary>
    /// <param name="rate">The share of the notional; 0.001 is ten basis points. 0-1.</param>
    /// <param name="minimum">The least fee of an execution; zero or more.</param>
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

    /// <summary>The minimum fee of an execution.</summary>
    public Money Minimum { get; }

    /// <inheritdoc/>
    public Money GetFee(in FeeArguments arguments) => new(Math.Max(Minimum.Value, arguments.Notional.Value * Rate));
}
