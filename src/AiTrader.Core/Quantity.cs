using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>How many units; zero or more. <c>default</c> is zero.</summary>
[JsonConverter(typeof(DecimalJsonConverter<Quantity>))]
[TypeConverter(typeof(WordTypeConverter<Quantity>))]
public readonly record struct Quantity
    : IComparable<Quantity>,
        ISpanParsable<Quantity>,
        ISpanFormattable,
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

    /// <summary>Reads a plain decimal, with a point and without an exponent: <c>12.5</c>.</summary>
    /// <exception cref="FormatException">The text is not a quantity, or a decimal would round it; the message says
    /// what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Quantity Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var quantity)
            ? quantity
            : throw new FormatException(
                $"Quantity {MessageText.Quote(text)} is refused; allowed is a decimal such as 10 or 0.25, zero or more."
            );
    }

    /// <summary>Reads a plain decimal; false if <paramref name="text"/> is not a quantity.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quantity quantity)
    {
        quantity = default;
        return text is not null && TryParse(text.AsSpan(), out quantity);
    }

    /// <inheritdoc cref="TryParse(string, out Quantity)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Quantity quantity)
    {
        bool isRead = PlainDecimal.TryParse(text, out decimal value) && value >= 0;
        quantity = isRead ? new Quantity(value) : default;
        return isRead;
    }

    static Quantity IParsable<Quantity>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Quantity>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Quantity result
    ) => TryParse(s, out result);

    static Quantity ISpanParsable<Quantity>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s.ToString());

    static bool ISpanParsable<Quantity>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Quantity result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        PlainDecimal.Format(Value, format, formatProvider);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => PlainDecimal.TryFormat(Value, destination, out charsWritten, format, provider);
}
