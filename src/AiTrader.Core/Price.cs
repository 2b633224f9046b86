namespace AiTrader;

/// <summary>
/// The amount of money for one unit; positive. <c>default</c> is not a price: it equals itself, is below every price
/// and is written <c>(none)</c>; whatever else is asked of it throws InvalidOperationException.
/// </summary>
public readonly record struct Price : IComparable<Price>
{
    private readonly decimal _value;

    /// <summary>Creates a price.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is zero or negative.</exception>
    public Price(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        _value = value;
    }

    /// <summary>The amount for one unit, in the market's currency.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(Price)</c>.</exception>
    public decimal Value =>
        _value > 0
            ? _value
            : throw new InvalidOperationException("default(Price) is not a price; make one with new Price(value).");

    /// <summary>What <paramref name="quantity"/> units cost.</summary>
    /// <exception cref="OverflowException">The product is beyond what a decimal holds.</exception>
    public static Money operator *(Price price, Quantity quantity) => new(price.Value * quantity.Value);

    /// <summary>The price times a factor, as in a limit of 1.02 times the last price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The product is zero or negative.</exception>
    /// <exception cref="OverflowException">The product is beyond what a decimal holds.</exception>
    public static Price operator *(Price price, decimal factor) => new(price.Value * factor);

    /// <summary>How many times the right price the left one is.</summary>
    /// <exception cref="OverflowException">The ratio is beyond what a decimal holds.</exception>
    public static decimal operator /(Price left, Price right) => left.Value / right.Value;

    /// <summary>Whether the left price is lower.</summary>
    public static bool operator <(Price left, Price right) => left._value < right._value;

    /// <summary>Whether the left price is higher.</summary>
    public static bool operator >(Price left, Price right) => left._value > right._value;

    /// <summary>Whether the left price is lower or equal.</summary>
    public static bool operator <=(Price left, Price right) => left._value <= right._value;

    /// <summary>Whether the left price is higher or equal.</summary>
    public static bool operator >=(Price left, Price right) => left._value >= right._value;

    /// <inheritdoc/>
    public int CompareTo(Price other) => _value.CompareTo(other._value);

    /// <summary>Plain text without trailing zeros; <c>(none)</c> for <c>default</c>.</summary>
    public override string ToString() => _value > 0 ? PlainDecimal.Format(_value) : "(none)";
}
