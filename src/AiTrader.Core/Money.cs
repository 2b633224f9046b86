using System.Numerics;

namespace AiTrader;

/// <summary>An amount of the market's currency; can be negative. <c>default</c> is zero.</summary>
/// <param name="Value">The amount.</param>
public readonly record struct Money(decimal Value)
    : IComparable<Money>,
        IAdditionOperators<Money, Money, Money>,
        IAdditiveIdentity<Money, Money>
{
    /// <summary>Zero.</summary>
    public static Money Zero => default;

    static Money IAdditiveIdentity<Money, Money>.AdditiveIdentity => Zero;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The sum is beyond what a decimal holds.</exception>
    public static Money operator +(Money left, Money right) => new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">The difference is beyond what a decimal holds.</exception>
    public static Money operator -(Money left, Money right) => new(left.Value - right.Value);

    /// <summary>The amount with the other sign.</summary>
    public static Money operator -(Money money) => new(-money.Value);

    /// <summary>The amount times a factor, as in a share of the cash.</summary>
    /// <exception cref="OverflowException">The product is beyond what a decimal holds.</exception>
    public static Money operator *(Money money, decimal factor) => new(money.Value * factor);

    /// <summary>How many units the amount buys at a price; not rounded, and negative where the amount is.</summary>
    /// <exception cref="OverflowException">The number is beyond what a decimal holds.</exception>
    public static decimal operator /(Money money, Price price) => money.Value / price.Value;

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
