using System.Globalization;
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
    /// <exception cref="FormatException">
    /// Something is malformed, or the prices contradict each other. The message says what.
    /// </exception>
    public (Symbol Symbol, Bar Bar) Read()
    {
        var symbol = AiTrader.Symbol.TryParse(Symbol, out var known)
            ? known
            : throw new FormatException($"the symbol {MessageText.Quote(Symbol)} is refused");
        string? stamp = Time is { Length: > 10 } && Time[10] == 'T' ? $"{Time[..10]} {Time[11..]}" : Time;
        var time = TradingTime.TryParse(stamp, out var parsed)
            ? parsed
            : throw new FormatException(
                $"the time {MessageText.Quote(Time)} is refused; a day is 2025-10-01, a time is 2025-10-01 10:00:00 on "
                    + $"the market's clock"
            );
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
            ? (symbol, bar)
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

        return Number(text) is { } value and > 0
            ? new Price(value)
            : throw new FormatException($"the {name} {MessageText.Quote(text)} is not a positive number");
    }

    private decimal? VolumeOf()
    {
        if (string.IsNullOrWhiteSpace(Volume))
        {
            return null;
        }

        return Number(Volume) is { } value and >= 0 and < 1e28m
            ? value
            : throw new FormatException($"the volume {MessageText.Quote(Volume)} is not a number of zero or more");
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(
            text.Trim(),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out decimal value
        )
            ? value
            : null;
}
