using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The amount of money for one unit; positive. <c>default</c> is not a price: it equals itself, is below every price
/// and is written <c>(none)</c>; whatever else is asked of it throws InvalidOperationException.
/// </summary>
[JsonConverter(typeof(DecimalJsonConverter<Price>))]
[TypeConverter(typeof(WordTypeConverter<Price>))]
public readonly record struct Price : IComparable<Price>, ISpanParsable<Price>, ISpanFormattable
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

    /// <summary>Reads a plain decimal, with a point and without an exponent: <c>12.5</c>.</summary>
    /// <exception cref="FormatException">The text is not a price, or a decimal would round it; the message says
    /// what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Price Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var price)
            ? price
            : throw new FormatException(
                $"Price {MessageText.Quote(text)} is refused; allowed is a positive decimal such as 187.25."
            );
    }

    /// <summary>Reads a plain decimal; false if <paramref name="text"/> is not a price.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Price price)
    {
        price = default;
        return text is not null && TryParse(text.AsSpan(), out price);
    }

    /// <inheritdoc cref="TryParse(string, out Price)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out Price price)
    {
        bool isRead = PlainDecimal.TryParse(text, out decimal value) && value > 0;
        price = isRead ? new Price(value) : default;
        return isRead;
    }

    static Price IParsable<Price>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Price>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Price result
    ) => TryParse(s, out result);

    static Price ISpanParsable<Price>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<Price>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Price result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) =>
        _value > 0 ? PlainDecimal.Format(_value, format, formatProvider) : ToString();

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) =>
        _value > 0
            ? PlainDecimal.TryFormat(_value, destination, out charsWritten, format, provider)
            : WordText.TryFormat(ToString(), destination, out charsWritten, default);
}
