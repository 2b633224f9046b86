using System.Numerics;

namespace AiTrader;

/// <summary>How many units; zero or more. <c>default</c> is zero.</summary>
public readonly record struct Quantity
    : IComparable<Quantity>,
        IAdditionOperators<Quantity, Quantity, Quantity>,
        IAdditiveIdentity<Quantity, Quantity>
{
    /// <summary>Creates a quantity.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public Quantity(decimal value)
    {
        // Not ThrowIfNegative: a decimal keeps the sign of zero, and 1.2300 - 1.23 may be a negative zero.
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 0);
        Value = value == 0 ? 0 : value;
    }

    /// <summary>The number of units.</summary>
    public decimal Value { get; }

    /// <summary>No units.</summary>
    public static Quantity Zero => default;

    static Quantity IAdditiveIdentity<Quantity, Quantity>.AdditiveIdentity => Zero;

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The sum is beyond what a decimal holds.</exception>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The difference would be negative.</exception>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.Value);

    /// <summary>Whether the left quantity is smaller.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Value < right.Value;

    /// <summary>Whether the left quantity is larger.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.Value;

    /// <summary>Whether the left quantity is smaller or equal.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Value <= right.Value;

    /// <summary>Whether the left quantity is larger or equal.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Value.CompareTo(other.Value);

    /// <summary>Plain text without trailing zeros.</summary>
    public override string ToString() => PlainDecimal.Format(Value);
}
