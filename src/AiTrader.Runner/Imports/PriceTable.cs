using System.Globalization;
using AiTrader.Prices;
using Sylvan.Data.Csv;

namespace AiTrader.Runner.Imports;

/// <summary>
/// Reads the bars of a CSV file with a header with columns in any order and with any of the usual names: Alpha
/// Vantage's (<c>timestamp,open,high,low,close,volume</c>, the newest first), Yahoo's (<c>Date,Open,High,Low,Close,Adj
/// Close,Volume</c>) or AiTrader's.
/// </summary>
internal static class PriceTable
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="source">Its name.</param>
    /// <param name="symbol">The symbol of the bars if there is no column for it; null if there must be one.</param>
    /// <param name="bars">Takes the bars.</param>
    public static void Read(TextReader text, string source, string? symbol, ImportedBars bars)
    {
        long line = 1;
        try
        {
            // Commas, semicolons or tabs: the reader finds out.
            using var csv = CsvDataReader.Create(
                text,
                new CsvDataReaderOptions
                {
                    HasHeaders = true,
                    Culture = CultureInfo.InvariantCulture,
                    BufferSize = CsvRecord.MaximumLength,
                }
            );
            int[] at = PriceColumns.Find([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)]);
            if (PriceColumns.FindProblem(at, symbol is not null) is { } problem)
            {
                string header = string.Join(',', Enumerable.Range(0, csv.FieldCount).Select(csv.GetName));
                bars.Refuse(source, 1, header, problem);
                return;
            }

            while (csv.Read())
            {
                line = csv.RowNumber + 1;
                if (csv.RowFieldCount == 1 && csv.GetRawRecordSpan().IsWhiteSpace())
                {
                    continue;
                }

                string? Field(int column) =>
                    at[column] >= 0 && at[column] < csv.RowFieldCount ? csv.GetString(at[column]) : null;
                bars.Add(
                    new RawBar(at[0] < 0 ? symbol : Field(0), Field(1))
                    {
                        Open = Field(2),
                        High = Field(3),
                        Low = Field(4),
                        Close = Field(5),
                        Volume = Field(6),
                    },
                    source,
                    line
                );
            }
        }
        catch (CsvMissingHeadersException)
        {
            bars.Refuse(source, 1, "", "the file is empty");
        }
        catch (Exception endless) when (endless is CsvRecordTooLargeException or InvalidDataException)
        {
            throw new DataFileException(
                source,
                line + 1,
                "",
                endless is InvalidDataException ? endless.Message.TrimEnd('.') : CsvRecord.TooLong,
                endless
            );
        }
        catch (CsvFormatException broken)
        {
            bars.Refuse(source, line + 1, "", $"the file cannot be read on from here: {broken.Message.TrimEnd('.')}");
        }
    }
}
