using System.Text;

namespace AiTrader.Prices;

/// <summary>
/// Reads a CSV file of bars by its bytes where it is plain: the seven columns and no others, without quotes, each
/// number with up to 18 digits. A file with anything else, or with anything to refuse, is left to
/// <see cref="CsvTable"/>, which reads it from the beginning: what is accepted and what is said of it is the same.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="columns">The seven columns of <see cref="CsvPriceSource"/>.</param>
internal sealed class PlainBarFile(string path, IReadOnlyList<string> columns)
{
    private const int BufferSize = 1 << 18;

    private PlainBarRow? _row;

    /// <summary>The series; null if the file is not plain.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public PriceSeries? TryRead()
    {
        var series = new PriceSeriesBuilder(path);
        using var bytes = TextFile.OpenBytes(path);
        try
        {
            return TryReadLines(bytes, series) ? series.Build() : null;
        }
        catch (Exception refused) when (refused is DataFileException or InvalidDataException)
        {
            return null;
        }
    }

    private bool TryReadLines(Stream bytes, PriceSeriesBuilder series)
    {
        byte[] buffer = new byte[BufferSize];
        int filled = 0;
        while (bytes.Read(buffer, filled, buffer.Length - filled) is var count and > 0)
        {
            filled += count;
            int used = 0;
            while (buffer.AsSpan(used, filled - used).IndexOf((byte)'\n') is var length and >= 0)
            {
                if (!TryReadLine(buffer.AsSpan(used, length), series))
                {
                    return false;
                }

                used += length + 1;
            }

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (filled > CsvRecord.MaximumLength)
            {
                return false;
            }
        }

        return filled == 0 || TryReadLine(buffer.AsSpan(0, filled), series);
    }

    private bool TryReadLine(ReadOnlySpan<byte> line, PriceSeriesBuilder series)
    {
        line = line is [.. var row, (byte)'\r'] ? row : line;
        if (line.Length > CsvRecord.MaximumLength)
        {
            return false;
        }

        if (_row is not null)
        {
            return line.IsEmpty || _row.TryRead(line);
        }

        _row = FieldsOf(line) is { } at ? new PlainBarRow(series, at) : null;
        return _row is not null;
    }

    // In which field each column is; null if the header is not plain.
    private int[]? FieldsOf(ReadOnlySpan<byte> header)
    {
        if (!Ascii.IsValid(header))
        {
            return null;
        }

        string[] names = [.. Encoding.ASCII.GetString(header).Split(',').Select(name => name.Trim())];
        int[] at =
        [
            .. columns.Select(column =>
                Array.FindIndex(names, name => name.Equals(column, StringComparison.OrdinalIgnoreCase))
            ),
        ];
        return names.Length == columns.Count && at.Distinct().Count() == at.Length && !at.Contains(-1) ? at : null;
    }
}
