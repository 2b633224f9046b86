using System.Buffers.Text;

namespace AiTrader.Benchmarks.Csv;

/// <summary>
/// The floor under the reading of a CSV file of bars: a loop by hand over its bytes that knows the order of the columns
/// and checks the same (times, numbers, order, prices that fit each other) and keeps the same in as many bytes.
/// </summary>
internal sealed class ByteReader
{
    private readonly Dictionary<long, Column> _columns = [];

    /// <summary>Reads a file.</summary>
    /// <returns>How many bars it has.</returns>
    public int Read(string path)
    {
        using var file = File.OpenRead(path);
        byte[] buffer = new byte[1 << 18];
        int filled = 0;
        bool isHeader = true;
        while (file.Read(buffer, filled, buffer.Length - filled) is var count and > 0)
        {
            filled += count;
            int used = 0;
            while (buffer.AsSpan(used, filled - used).IndexOf((byte)'\n') is var length and >= 0)
            {
                if (!isHeader)
                {
                    ReadRow(buffer.AsSpan(used, length));
                }

                isHeader = false;
                used += length + 1;
            }

            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
        }

        int bars = 0;
        foreach (var column in _columns.Values)
        {
            Array.Resize(ref column.Bars, column.Count);
            bars += column.Count;
        }

        return bars;
    }

    private void ReadRow(ReadOnlySpan<byte> row)
    {
        var bar = new Row { Time = TimeOf(Next(ref row)) };
        var symbol = Next(ref row);
        (bar.Open, bar.High, bar.Low, bar.Close, bar.Volume) = (
            NumberOf(Next(ref row)),
            NumberOf(Next(ref row)),
            NumberOf(Next(ref row)),
            NumberOf(Next(ref row)),
            NumberOf(Next(ref row))
        );
        bool isRight =
            row.IsEmpty
            && bar.Low > 0
            && bar.Low <= bar.Open
            && bar.Low <= bar.Close
            && bar.High >= bar.Open
            && bar.High >= bar.Close;
        var column = ColumnOf(symbol);
        if (!isRight || (column.Count > 0 && column.Bars[column.Count - 1].Time >= bar.Time))
        {
            throw new InvalidDataException("The row is refused.");
        }

        if (column.Count == column.Bars.Length)
        {
            Array.Resize(ref column.Bars, column.Count * 2);
        }

        column.Bars[column.Count++] = bar;
    }

    private Column ColumnOf(ReadOnlySpan<byte> symbol)
    {
        long key = 0;
        foreach (byte letter in symbol)
        {
            key = (key << 8) | letter;
        }

        if (!_columns.TryGetValue(key, out var column) || symbol.Length > 8)
        {
            _columns.Add(key, column = new Column());
        }

        return column;
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> row)
    {
        int end = row.IndexOf((byte)',');
        var field = end < 0 ? row : row[..end];
        row = end < 0 ? [] : row[(end + 1)..];
        return field;
    }

    // Seconds, and the checks of the calendar.
    private static long TimeOf(ReadOnlySpan<byte> text)
    {
        bool isRight =
            text.Length == 19
            && text[4] == '-'
            && text[7] == '-'
            && text[10] == ' '
            && text[13] == ':'
            && text[16] == ':';
        var date = new DateTime(
            IntegerOf(text[..4]),
            IntegerOf(text[5..7]),
            IntegerOf(text[8..10]),
            IntegerOf(text[11..13]),
            IntegerOf(text[14..16]),
            IntegerOf(text[17..]),
            DateTimeKind.Unspecified
        );
        return isRight ? date.Ticks / TimeSpan.TicksPerSecond : throw new InvalidDataException("The time is refused.");
    }

    private static int IntegerOf(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out int value, out int used) && used == text.Length
            ? value
            : throw new InvalidDataException("The number is refused.");

    private static long NumberOf(ReadOnlySpan<byte> text)
    {
        long value = 0;
        int point = -1;
        for (int i = 0; i < text.Length; i++)
        {
            uint digit = unchecked((uint)(text[i] - '0'));
            if (digit <= 9)
            {
                value = unchecked((value * 10) + digit);
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                throw new InvalidDataException("The number is refused.");
            }
        }

        return text.Length is > 0 and < 19 ? value : throw new InvalidDataException("The number is refused.");
    }

    private sealed class Column
    {
        public Row[] Bars = new Row[16];
        public int Count;
    }

    private struct Row
    {
        public long Time;
        public long Open;
        public long High;
        public long Low;
        public long Close;
        public long Volume;
    }
}
