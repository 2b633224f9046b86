namespace AiTrader;

/// <summary>An amount of the market's currency; may be negative. <c>default</c> is nothing.</summary>
/// <param name="Value">The amount.</param>
public readonly record struct Money(decimal Value) : IComparable<Money>
{
    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The sum is beyond what a decimal holds.</exception>
    public static Money operator +(Money left, Money right) => new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">The difference is beyond what a decimal holds.</exception>
    public static Money operator -(Money left, Money right) => new(left.Value - right.Value);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.Value < right.Value;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.Value > right.Value;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.Value <= right.Value;

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Value.CompareTo(other.Value);

    /// <summary>Plain text without trailing zeros.</summary>
    public override string ToString() => PlainDecimal.Format(Value);
}
