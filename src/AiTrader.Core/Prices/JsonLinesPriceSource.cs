using System.Text.Json;

namespace AiTrader.Prices;

/// <summary>
/// Reads bars from AI-Trader's merged file, or one compressed with gzip (<c>.gz</c>): one JSON object per line, one
/// line per symbol. The stamps of a symbol are in any order (Alpha Vantage writes the newest first). A line of it,
/// shortened:
/// <code>{"Meta Data":{"2. Symbol":"AAPL"},"Time Series (Daily)":{"2025-10-30":{"1. buy
/// price":"271.99"},"2025-10-29":{"1. buy price":"269.2",
/// "2. high":"271.4","3. low":"267.1","4. sell price":"269.7","5. volume":"51086742"}}}</code>
/// </summary>
/// <param name="path">The file.</param>
public sealed class JsonLinesPriceSource(string path) : IPriceSource
{
    private readonly string _path = NotNull.Require(path);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <inheritdoc/>
    public PriceSeries Read()
    {
        var series = new PriceSeriesBuilder(_path);
        foreach (var line in JsonLineFile.Read(_path))
        {
            ReadSymbol(line, series);
        }

        return series.Build();
    }

    private void ReadSymbol(JsonLine line, PriceSeriesBuilder series)
    {
        using var document = line.ParseObject(Strict);
        try
        {
            ReadSymbol(document.RootElement, line.Number, series);
        }
        catch (InvalidOperationException malformed)
        {
            // JSON may escape half of a surrogate pair, which is found when the text is asked for.
            throw line.Refuse("the line contains text that is not Unicode", malformed);
        }
    }

    private void ReadSymbol(JsonElement root, long number, PriceSeriesBuilder series)
    {
        var content = SeriesOf(root, number);
        if (!Symbol.TryParse(content.Symbol, out var symbol))
        {
            throw Refuse(
                number,
                content.Symbol ?? "",
                $"'Meta Data' / '2. Symbol' is refused; allowed are {Symbol.Rule.Allowed}"
            );
        }

        var bars = content.Bars.Select(bar => ReadBar(bar, number)).ToList();
        bars.Sort((left, right) => left.Time.CompareTo(right.Time));
        foreach (var bar in bars)
        {
            series.Add(symbol, bar, number);
        }
    }

    private AlphaVantageSeries SeriesOf(JsonElement root, long number)
    {
        try
        {
            return AlphaVantageSeries.Read(root);
        }
        catch (FormatException malformed)
        {
            string names = string.Join(", ", AlphaVantageSeries.NamesOf(root));
            throw new DataFileException(_path, number, names, malformed.Message, malformed);
        }
    }

    private Bar ReadBar(AlphaVantageBar bar, long number)
    {
        if (!TradingTime.TryParse(bar.Stamp, out var time))
        {
            throw Refuse(number, bar.Stamp, $"the timestamp is refused; allowed is {TradingTime.Allowed}");
        }

        return bar.IsObject
            ? new Bar(
                time,
                PriceOf(bar.Open, number),
                PriceOf(bar.High, number),
                PriceOf(bar.Low, number),
                PriceOf(bar.Close, number),
                VolumeOf(bar.Volume, number)
            )
            : throw Refuse(number, bar.Content.GetRawText(), $"the bar at {time} is not an object");
    }

    private Price? PriceOf(AlphaVantageField field, long number) =>
        NumberOf(field, number) is not { } value ? null
        : value > 0 ? new Price(value)
        : throw Refuse(number, field.Text!, $"the '{field.Name}' is not a positive number");

    private decimal? VolumeOf(AlphaVantageField field, long number) =>
        NumberOf(field, number) is not { } value ? null
        : Bar.IsVolume(value) ? value
        : throw Refuse(number, field.Text!, $"the '{field.Name}' is not a number of zero or more");

    private decimal? NumberOf(AlphaVantageField field, long number) =>
        field.Text is not { } text ? null
        : BarNumber.TryParse(text, out decimal value) ? value
        : throw Refuse(number, text, $"the '{field.Name}' is not a number");

    private DataFileException Refuse(long number, string value, string reason) => new(_path, number, value, reason);
}
