using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>An amount of the market's currency; can be negative. <c>default</c> is zero.</summary>
/// <param name="Value">The amount.</param>
[JsonConverter(typeof(DecimalJsonConverter<Money>))]
[TypeConverter(typeof(WordTypeConverter<Money>))]
public readonly record struct Money(decimal Value)
    : IComparable<Money>,
        ISpanParsable<Money>,
        ISpanFormattable,
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

    /// <summary>Reads a plain decimal, with a point and without an exponent: <c>12.5</c>.</summary>
    /// <exception cref="FormatException">The text is not an amount, or a decimal would round it; the message says
    /// what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Money Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var money)
            ? money
            : throw new FormatException(
                $"Money {MessageText.Quote(text)} is refused; allowed is a decimal such as 1000 or -12.5."
            );
    }

    /// <summary>Reads a plain decimal; false if <paramref name="text"/> is not an amount.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money)
    {
        money = default;
        return text is not null && TryParse(text.AsSpan(), out money);
    }

    /// <inheritdoc cref="TryParse(string, out Money)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Money money)
    {
        bool isRead = PlainDecimal.TryParse(text, out decimal value);
        money = isRead ? new Money(value) : default;
        return isRead;
    }

    static Money IParsable<Money>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Money>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Money result
    ) => TryParse(s, out result);

    static Money ISpanParsable<Money>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<Money>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Money result
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
