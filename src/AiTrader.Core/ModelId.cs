using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace AiTrader;

/// <summary>
/// The language model, or the baseline, that decides: <c>openai/gpt-5</c>, <c>claude-3.7-sonnet</c>,
/// <c>baseline/momentum</c>.
/// 1-128 ASCII letters, digits and <c>. _ - / : @ +</c>, beginning with a letter or digit, without <c>..</c>.
/// </summary>
[JsonConverter(typeof(TextJsonConverter<ModelId>))]
[TypeConverter(typeof(WordTypeConverter<ModelId>))]
public sealed record ModelId : IComparable<ModelId>, ISpanParsable<ModelId>, ISpanFormattable
{
    internal static readonly TextRule Rule = new(128, "._-/:@+");

    private ModelId(string value) => Value = value;

    /// <summary>The model id as text.</summary>
    public string Value { get; }

    /// <summary>Whether it has the form <c>provider/model</c>.</summary>
    internal bool HasProvider => Value.Contains('/', StringComparison.Ordinal) && !Value.EndsWith('/');

    /// <summary>Reads a model id.</summary>
    /// <exception cref="FormatException">The text is not a model id; the message says what is allowed.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static ModelId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var modelId) ? modelId : throw Rule.Refusal("Model id", text);
    }

    /// <summary>Reads a model id; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ModelId? modelId)
    {
        modelId = Rule.Accepts(text) ? new ModelId(text) : null;
        return modelId is not null;
    }

    /// <summary>Reads a model id; false if <paramref name="text"/> is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out ModelId? modelId)
    {
        modelId = Rule.Accepts(text) ? new ModelId(text.ToString()) : null;
        return modelId is not null;
    }

    /// <summary>Ordinal order.</summary>
    public int CompareTo(ModelId? other) => string.CompareOrdinal(Value, other?.Value);

    /// <inheritdoc/>
    public bool Equals(ModelId? other) => other is not null && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>The model id as text.</summary>
    public override string ToString() => Value;

    static ModelId IParsable<ModelId>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<ModelId>.TryParse(
        [NotNullWhen(true)] string? s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out ModelId result
    ) => TryParse(s, out result);

    static ModelId ISpanParsable<ModelId>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<ModelId>.TryParse(
        ReadOnlySpan<char> s,
        IFormatProvider? provider,
        [MaybeNullWhen(false)] out ModelId result
    ) => TryParse(s, out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => WordText.Format(Value, format);

    bool ISpanFormattable.TryFormat(
        Span<char> destination,
        out int charsWritten,
        ReadOnlySpan<char> format,
        IFormatProvider? provider
    ) => WordText.TryFormat(Value, destination, out charsWritten, format);
}
