namespace AiTrader.Prices;

/// <summary>
/// Reads bars from a CSV file, or one compressed with gzip (<c>.gz</c>), with the columns
/// <c>timestamp,symbol,open,high,low,close,volume</c> in any order; the bars of one symbol are oldest first. A line of
/// it:
/// <code>2025-10-01 10:00:00,AAPL,256.5150,257.3300,255.4000,255.5300,6286828</code>
/// An empty field is a figure that the bar lacks.
/// </summary>
/// <param name="path">The file.</param>
public sealed class CsvPriceSource(string path) : IPriceSource
{
    private readonly string _path = NotNull.Require(path);

    private static readonly string[] Columns = ["timestamp", "symbol", "open", "high", "low", "close", "volume"];

    /// <inheritdoc/>
    public PriceSeries Read() => new PlainBarFile(_path, Columns).TryRead() ?? ReadTable();

    private PriceSeries ReadTable()
    {
        var series = new PriceSeriesBuilder(_path);
        var symbols = new SymbolTable();
        new CsvTable(_path, Columns).Read(row => series.Add(symbols.Require(row, 1), ReadBar(row), row.Line));
        return series.Build();
    }

    private static Bar ReadBar(CsvRow row) =>
        new(ReadTime(row), ReadPrice(row, 2), ReadPrice(row, 3), ReadPrice(row, 4), ReadPrice(row, 5), ReadVolume(row));

    private static TradingTime ReadTime(CsvRow row) =>
        TradingTime.TryParse(row[0], out var time)
            ? time
            : throw row.Refuse(row.GetText(0), $"the timestamp is refused; allowed is {TradingTime.Allowed}");

    private static Price? ReadPrice(CsvRow row, int column)
    {
        var field = row[column];
        if (field.IsEmpty)
        {
            return null;
        }

        return BarNumber.TryParse(field, out decimal value) && value > 0
            ? new Price(value)
            : throw row.Refuse(
                field.ToString(),
                $"the {Columns[column]} is not a positive number{BarNumber.Hint(field)}"
            );
    }

    private static decimal? ReadVolume(CsvRow row)
    {
        var field = row[6];
        if (field.IsEmpty)
        {
            return null;
        }

        return BarNumber.TryParse(field, out decimal value) && Bar.IsVolume(value)
            ? value
            : throw row.Refuse(field.ToString(), $"the volume is not a number of zero or more{BarNumber.Hint(field)}");
    }
}
