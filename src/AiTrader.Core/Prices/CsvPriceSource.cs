using System.Globalization;
using Sylvan.Data.Csv;

namespace AiTrader.Prices;

/// <summary>
/// Reads bars from a CSV file, or one compressed with gzip (<c>.gz</c>), with the columns
/// <c>timestamp,symbol,open,high,low,close,volume</c> in any order; the bars of one symbol are oldest first. A line of
/// it:
/// <code>2025-10-01 10:00:00,AAPL,256.5150,257.3300,255.4000,255.5300,6286828</code>
/// </summary>
/// <param name="path">The file.</param>
public sealed class CsvPriceSource(string path) : IPriceSource
{
    private readonly string _path = NotNull.Require(path);

    private static readonly string[] Columns = ["timestamp", "symbol", "open", "high", "low", "close", "volume"];

    /// <inheritdoc/>
    public PriceSeries Read()
    {
        using var text = TextFile.Open(_path);
        var options = new CsvDataReaderOptions
        {
            HasHeaders = true,
            Delimiter = ',',
            Culture = CultureInfo.InvariantCulture,
            BufferSize = CsvRecord.MaximumLength,
        };
        CsvDataReader? csv = null;
        try
        {
            csv = CsvDataReader.Create(text, options);
            return Read(csv);
        }
        catch (CsvMissingHeadersException empty)
        {
            throw new DataFileException(path, 1, "", "the file is empty", empty);
        }
        catch (CsvRecordTooLargeException endless)
        {
            throw new DataFileException(path, csv is null ? 1 : LineOf(csv), "", CsvRecord.TooLong, endless);
        }
        catch (CsvFormatException malformed)
        {
            throw new DataFileException(_path, malformed.RowNumber + 1, "", malformed.Message.TrimEnd('.'), malformed);
        }
        catch (InvalidDataException broken)
        {
            throw new DataFileException(
                _path,
                csv is null ? 1 : LineOf(csv) + 1,
                "",
                broken.Message.TrimEnd('.'),
                broken
            );
        }
        finally
        {
            csv?.Dispose();
        }
    }

    private PriceSeries Read(CsvDataReader csv)
    {
        int[] at = Array.ConvertAll(Columns, column => Ordinal(csv, column));
        var series = new PriceSeriesBuilder(_path);
        var symbols = new SymbolTable();
        while (csv.Read())
        {
            if (csv.RowFieldCount == 1 && csv.GetRawRecordSpan().IsWhiteSpace())
            {
                continue;
            }

            if (csv.RowFieldCount != csv.FieldCount)
            {
                throw Refuse(
                    csv,
                    csv.GetRawRecordSpan().TrimEnd().ToString(),
                    $"the line has {csv.RowFieldCount} fields; the header has {csv.FieldCount}"
                );
            }

            var row = new Row(this, csv, at);
            var symbol = symbols.Find(csv.GetFieldSpan(at[1]));
            if (symbol is null)
            {
                throw Refuse(csv, csv.GetString(at[1]), $"the symbol is refused; allowed are {Symbol.Rule.Allowed}");
            }

            series.Add(symbol, row.ReadBar(), LineOf(csv));
        }

        return series.Build();
    }

    private int Ordinal(CsvDataReader csv, string column)
    {
        int[] at =
        [
            .. Enumerable
                .Range(0, csv.FieldCount)
                .Where(i => csv.GetName(i).Trim().Equals(column, StringComparison.OrdinalIgnoreCase)),
        ];
        return at.Length == 1
            ? at[0]
            : throw new DataFileException(
                _path,
                1,
                string.Join(',', Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)),
                SeparatorOf(csv) is { } separator
                    ? $"the fields are separated by {separator} and not by commas"
                    : $"the column '{column}' {(at.Length == 0 ? "is missing" : "occurs twice")}; the columns are "
                        + $"{string.Join(',', Columns)}"
            );
    }

    private static string? SeparatorOf(CsvDataReader csv) =>
        csv.FieldCount > 1 ? null
        : csv.GetName(0).Contains(';', StringComparison.Ordinal) ? "semicolons"
        : csv.GetName(0).Contains('\t', StringComparison.Ordinal) ? "tabs"
        : null;

    // The header is line 1 and the first row is row 1.
    private static long LineOf(CsvDataReader csv) => csv.RowNumber + 1;

    private DataFileException Refuse(CsvDataReader csv, string value, string reason) =>
        new(_path, LineOf(csv), value, reason);

    private readonly struct Row(CsvPriceSource source, CsvDataReader csv, int[] at)
    {
        public Bar ReadBar() => new(ReadTime(), ReadPrice(2), ReadPrice(3), ReadPrice(4), ReadPrice(5), ReadVolume());

        private TradingTime ReadTime() =>
            TradingTime.TryParse(csv.GetFieldSpan(at[0]), out var time)
                ? time
                : throw source.Refuse(
                    csv,
                    csv.GetString(at[0]),
                    $"the timestamp is refused; allowed is {TradingTime.Allowed}"
                );

        private Price? ReadPrice(int column)
        {
            var field = csv.GetFieldSpan(at[column]);
            if (field.IsEmpty)
            {
                return null;
            }

            return BarNumber.TryParse(field, out decimal value) && value > 0
                ? new Price(value)
                : throw source.Refuse(
                    csv,
                    field.ToString(),
                    $"the {Columns[column]} is not a positive number{BarNumber.Hint(field)}"
                );
        }

        private decimal? ReadVolume()
        {
            var field = csv.GetFieldSpan(at[6]);
            if (field.IsEmpty)
            {
                return null;
            }

            return BarNumber.TryParse(field, out decimal value) && Bar.IsVolume(value)
                ? value
                : throw source.Refuse(
                    csv,
                    field.ToString(),
                    $"the volume is not a number of zero or more{BarNumber.Hint(field)}"
                );
        }
    }
}
