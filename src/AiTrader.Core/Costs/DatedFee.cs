namespace AiTrader.Rules;

/// <summary>What a fee has been since a date. The amounts are added; most fees have only one of them.</summary>
public sealed record DatedFee
{
    /// <summary>The first day of it.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The fee as a share of the notional; 0.0005 is 0.05 %. Zero or more. Default: 0.</summary>
    public decimal Rate { get; init; }

    /// <summary>The fee for one unit, in the currency of the market; zero or more. Default: 0.</summary>
    public Money PerUnit { get; init; }

    /// <summary>
    /// The most that one execution is charged, in the currency of the market. Default: null, no maximum.
    /// </summary>
    public Money? MaximumPerExecution { get; init; }

    /// <summary>The fee of one execution.</summary>
    internal decimal Of(Money notional, Quantity quantity)
    {
        decimal fee = (notional.Value * Rate) + (PerUnit.Value * quantity.Value);
        return MaximumPerExecution is { } maximum ? Math.Min(fee, maximum.Value) : fee;
    }
}
