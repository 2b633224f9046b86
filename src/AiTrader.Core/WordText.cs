using System.Text.Json;

namespace AiTrader;

/// <summary>What the words have in common where they become text, or come back from it.</summary>
internal static class WordText
{
    /// <summary>The text, where no format or the general one is asked for.</summary>
    /// <exception cref="FormatException">A word has one form.</exception>
    public static string Format(string text, ReadOnlySpan<char> format) =>
        format is "" or "g" or "G"
            ? text
            : throw new FormatException($"The format {MessageText.Quote(format)} is refused; the value has one form.");

    /// <summary>Copies the text, where there is room for it.</summary>
    /// <exception cref="FormatException">A word has one form.</exception>
    public static bool TryFormat(string text, Span<char> destination, out int charsWritten, ReadOnlySpan<char> format)
    {
        bool fits = Format(text, format).TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    /// <summary>Reads a word from JSON.</summary>
    /// <exception cref="JsonException">The text is not one; the message says what is allowed.</exception>
    public static TWord ParseJson<TWord>(string text)
        where TWord : ISpanParsable<TWord>
    {
        try
        {
            return TWord.Parse(text, provider: null);
        }
        catch (FormatException refused)
        {
            throw new JsonException(refused.Message, refused);
        }
    }

    /// <summary>What JSON has of a word; <c>default</c>, where it is not one, is not written.</summary>
    /// <exception cref="JsonException">The value is <c>default</c>, and that is not a value of the type.</exception>
    public static string WriteJson<TWord>(TWord word)
        where TWord : ISpanParsable<TWord>, ISpanFormattable
    {
        string text = word.ToString(format: null, formatProvider: null);
        return EqualityComparer<TWord>.Default.Equals(word, default) && !TWord.TryParse(text, null, out _)
            ? throw new JsonException($"default({typeof(TWord).Name}) is not a value and cannot be written.")
            : text;
    }
}
