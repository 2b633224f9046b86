using System.ComponentModel;
using System.Globalization;

namespace AiTrader;

/// <summary>Reads and writes a word where .NET asks for a type converter, as configuration binding does.</summary>
/// <typeparam name="TWord">The word, for example <see cref="Symbol"/>.</typeparam>
internal sealed class WordTypeConverter<TWord> : TypeConverter
    where TWord : ISpanParsable<TWord>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <exception cref="FormatException">The text is not the word; the message says what is allowed.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? TWord.Parse(text, culture) : base.ConvertFrom(context, culture, value);
}
