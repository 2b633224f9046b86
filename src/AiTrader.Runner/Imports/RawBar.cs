using AiTrader.Prices;

namespace AiTrader.Runner.Imports;

/// <summary>A bar as text, as a file has it; an absent value is null or empty.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Time">The stamp.</param>
internal sealed record RawBar(string? Symbol, string? Time)
{
    /// <summary>The open.</summary>
    public string? Open { get; init; }

    /// <summary>The high.</summary>
    public string? High { get; init; }

    /// <summary>The low.</summary>
    public string? Low { get; init; }

    /// <summary>The close.</summary>
    public string? Close { get; init; }

    /// <summary>The volume.</summary>
    public string? Volume { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="terms">What is known beside the text.</param>
    /// <exception cref="FormatException">
    /// Something is malformed, or the prices contradict each other. The message says what.
    /// </exception>
    public (Symbol Symbol, Bar Bar, DateOnly? WrittenDay) Read(ImportTerms terms)
    {
        var symbol = terms.SymbolOf(Symbol);
        var (time, written) = BarStamp.Parse(Time, terms.TimeZone);
        var bar = new Bar(
            time,
            PriceOf("open", Open),
            PriceOf("high", High),
            PriceOf("low", Low),
            PriceOf("close", Close),
            VolumeOf()
        );
        if (bar.Open is null && bar.Close is null)
        {
            throw new FormatException("there is neither an open nor a close");
        }

        return bar.IsConsistent
            ? (symbol, bar, written)
            : throw new FormatException(
                $"the prices contradict each other: open {bar.Open}, high {bar.High}, low {bar.Low}, close {bar.Close}"
            );
    }

    private static Price? PriceOf(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return BarNumber.TryParse(text.AsSpan().Trim(), out decimal value) && value > 0
            ? new Price(value)
            : throw new FormatException(
                $"the {name} {MessageText.Quote(text)} is not a positive number{BarNumber.Hint(text)}"
            );
    }

    private decimal? VolumeOf()
    {
        if (string.IsNullOrWhiteSpace(Volume))
        {
            return null;
        }

        return BarNumber.TryParse(Volume.AsSpan().Trim(), out decimal value) && Bar.IsVolume(value)
            ? value
            : throw new FormatException(
                $"the volume {MessageText.Quote(Volume)} is not a number of zero or more{BarNumber.Hint(Volume)}"
            );
    }
}
