using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The ticker of one instrument as its market writes it: <c>NVDA</c>, <c>600036.SH</c>, <c>BTC-USDT</c>.
/// 1-32 ASCII letters, digits and <c>. _ - / : ^ = +</c>, beginning with a letter or digit, without <c>..</c>.
/// Compared ordinally: <c>nvda</c> is not <c>NVDA</c>.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<Symbol>))]
[TypeConverter(typeof(WordTypeConverter<Symbol>))]
public sealed record Symbol : IComparable<Symbol>, ISpanParsable<Symbol>, ISpanFormattable
{
    internal static readonly TextRule Rule = new(32, "._-/:^=+");

    // Every lookup asks for it.
    private readonly int _hash;

    private Symbol(string value)
    {
        Value = value;
        _hash = value.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The symbol as text.</summary>
    public string Value { get; }

    /// <summary>Reads a symbol.</summary>
    /// <exception cref="FormatException">The text is not a symbol; the message says what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Symbol Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var symbol) ? symbol : throw Rule.Refusal("Symbol", text);
    }

    /// <summary>Reads a symbol; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Symbol? symbol)
    {
        symbol = Rule.Accepts(text) ? new Symbol(text) : null;
        return symbol is not null;
    }

    /// <summary>Reads a symbol; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Symbol? symbol)
    {
        symbol = Rule.Accepts(text) ? new Symbol(text.ToString()) : null;
        return symbol is not null;
    }

    /// <summary>Ordinal order.</summary>
    public int CompareTo(Symbol? other) => string.CompareOrdinal(Value, other?.Value);

    /// <inheritdoc/>
    public bool Equals(Symbol? other) => other is not null && _hash == other._hash && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The symbol as text.</summary>
    public override string ToString() => Value;

    static Symbol IParsable<Symbol>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Symbol>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Symbol result
    ) => TryParse(s, out result);

    static Symbol ISpanParsable<Symbol>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<Symbol>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Symbol result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => WordText.Format(Value, format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => WordText.TryFormat(Value, destination, out charsWritten, format);
}
