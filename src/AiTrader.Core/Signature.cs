using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The name under which the records of one trader are kept; each signature has its own ledger. 1-64 ASCII letters,
/// digits, <c>.</c>, <c>_</c> and <c>-</c>, beginning with a letter or digit, without <c>..</c>. It is safe as a file
/// name, a key and a log field. Compared ordinally: <c>Alice</c> is not <c>alice</c>.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<Signature>))]
[TypeConverter(typeof(WordTypeConverter<Signature>))]
public sealed record Signature : IComparable<Signature>, ISpanParsable<Signature>, ISpanFormattable
{
    internal static readonly TextRule Rule = new(64, "._-");

    // Every lookup asks for it.
    private readonly int _hash;

    private Signature(string value)
    {
        Value = value;
        _hash = value.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The signature as text.</summary>
    public string Value { get; }

    /// <summary>Reads a signature.</summary>
    /// <exception cref="FormatException">The text is not a signature; the message says what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static Signature Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var signature) ? signature : throw Rule.Refusal("Signature", text);
    }

    /// <summary>Reads a signature; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Signature? signature)
    {
        signature = Rule.Accepts(text) ? new Signature(text) : null;
        return signature is not null;
    }

    /// <summary>Reads a signature; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Signature? signature)
    {
        signature = Rule.Accepts(text) ? new Signature(text.ToString()) : null;
        return signature is not null;
    }

    /// <summary>Ordinal order.</summary>
    public int CompareTo(Signature? other) => string.CompareOrdinal(Value, other?.Value);

    /// <inheritdoc/>
    public bool Equals(Signature? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The signature as text.</summary>
    public override string ToString() => Value;

    static Signature IParsable<Signature>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Signature>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Signature result
    ) => TryParse(s, out result);

    static Signature ISpanParsable<Signature>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        Parse(s.ToString());

    static bool ISpanParsable<Signature>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out Signature result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => WordText.Format(Value, format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => WordText.TryFormat(Value, destination, out charsWritten, format);
}
