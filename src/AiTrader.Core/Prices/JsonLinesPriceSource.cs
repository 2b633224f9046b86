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
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <inheritdoc/>
    public PriceSeries Read()
    {
        var series = new PriceSeriesBuilder(path);
        foreach (var line in JsonLineFile.Read(path))
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
        string? name =
            root.TryGetProperty("Meta Data", out var meta)
            && meta.ValueKind == JsonValueKind.Object
            && meta.TryGetProperty("2. Symbol", out var value)
            && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        if (!Symbol.TryParse(name, out var symbol))
        {
            throw new DataFileException(
                path,
                number,
                name ?? "",
                $"'Meta Data' / '2. Symbol' is refused; allowed are {Symbol.Rule.Allowed}"
            );
        }

        foreach (var bar in BarsOf(root, number))
        {
            series.Add(symbol, bar, number);
        }
    }

    private List<Bar> BarsOf(JsonElement root, long number)
    {
        var series = root.EnumerateObject()
            .Where(property =>
                property.Name.StartsWith("Time Series", StringComparison.Ordinal)
                && property.Value.ValueKind == JsonValueKind.Object
            )
            .ToList();
        if (series.Count != 1)
        {
            throw new DataFileException(
                path,
                number,
                string.Join(", ", series.Select(property => property.Name)),
                "there must be one 'Time Series (…)' object"
            );
        }

        var bars = series[0].Value.EnumerateObject().Select(stamp => ReadBar(stamp, number)).ToList();
        bars.Sort((left, right) => left.Time.CompareTo(right.Time));
        return bars;
    }

    private Bar ReadBar(JsonProperty stamp, long number)
    {
        if (!TradingTime.TryParse(stamp.Name, out var time))
        {
            throw new DataFileException(
                path,
                number,
                stamp.Name,
                $"the timestamp is refused; allowed is {TradingTime.Allowed}"
            );
        }

        if (stamp.Value.ValueKind != JsonValueKind.Object)
        {
            throw new DataFileException(path, number, stamp.Value.GetRawText(), $"the bar at {time} is not an object");
        }

        Price? PriceOf(params ReadOnlySpan<string> names) =>
            NumberOf(stamp.Value, number, names) is { } value ? PositiveOrRefused(value, names[0], number) : null;

        decimal? volume = NumberOf(stamp.Value, number, "5. volume");
        if (volume is { } units && !Bar.IsVolume(units))
        {
            throw new DataFileException(
                path,
                number,
                PlainDecimal.Format(units),
                "the '5. volume' is not a number of zero or more"
            );
        }

        return new Bar(
            time,
            PriceOf("1. buy price", "1. open"),
            PriceOf("2. high"),
            PriceOf("3. low"),
            PriceOf("4. sell price", "4. close"),
            volume
        );
    }

    private Price PositiveOrRefused(decimal value, string name, long number) =>
        value > 0
            ? new Price(value)
            : throw new DataFileException(
                path,
                number,
                PlainDecimal.Format(value),
                $"the '{name}' is not a positive number"
            );

    private decimal? NumberOf(JsonElement bar, long number, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (!bar.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            string text = field.ValueKind == JsonValueKind.String ? field.GetString()! : field.GetRawText();
            if (text.Length > 0)
            {
                return BarNumber.TryParse(text, out decimal value)
                    ? value
                    : throw new DataFileException(path, number, text, $"the '{name}' is not a number");
            }
        }

        return null;
    }
}
