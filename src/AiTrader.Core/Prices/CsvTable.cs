using System.Globalization;
using Sylvan.Data.Csv;

namespace AiTrader.Prices;

/// <summary>
/// Reads a CSV file with a header, or one compressed with gzip, row by row: its columns in any order, each exactly
/// once, separated by commas. What is malformed is refused with its line.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="columns">The columns that it must have; others are ignored.</param>
internal sealed class CsvTable(string path, IReadOnlyList<string> columns)
{
    /// <summary>Reads every row that is not blank.</summary>
    /// <exception cref="DataFileException">The file is malformed, or <paramref name="take"/> refuses a row.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public void Read(Action<CsvRow> take)
    {
        using var text = TextFile.Open(path);
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
            Read(csv, take);
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
            throw new DataFileException(path, malformed.RowNumber + 1, "", malformed.Message.TrimEnd('.'), malformed);
        }
        catch (InvalidDataException broken)
        {
            throw new DataFileException(
                path,
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

    private void Read(CsvDataReader csv, Action<CsvRow> take)
    {
        int[] at = [.. columns.Select(column => Ordinal(csv, column))];
        while (csv.Read())
        {
            if (csv.RowFieldCount == 1 && csv.GetRawRecordSpan().IsWhiteSpace())
            {
                continue;
            }

            var row = new CsvRow(path, csv, at);
            if (csv.RowFieldCount != csv.FieldCount)
            {
                throw row.Refuse(
                    csv.GetRawRecordSpan().TrimEnd().ToString(),
                    $"the line has {csv.RowFieldCount} fields; the header has {csv.FieldCount}"
                );
            }

            take(row);
        }
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
                path,
                1,
                string.Join(',', Enumerable.Range(0, csv.FieldCount).Select(csv.GetName)),
                SeparatorOf(csv) is { } separator
                    ? $"the fields are separated by {separator} and not by commas"
                    : $"the column '{column}' {(at.Length == 0 ? "is missing" : "occurs twice")}; the columns are "
                        + $"{string.Join(',', columns)}"
            );
    }

    private static string? SeparatorOf(CsvDataReader csv) =>
        csv.FieldCount > 1 ? null
        : csv.GetName(0).Contains(';', StringComparison.Ordinal) ? "semicolons"
        : csv.GetName(0).Contains('\t', StringComparison.Ordinal) ? "tabs"
        : null;

    // The header is line 1 and the first row is row 1.
    private static long LineOf(CsvDataReader csv) => csv.RowNumber + 1;
}
