using Digits = AiTrader.Prices.BarValues.Digits;

namespace AiTrader.Prices;

/// <summary>
/// Reads the rows of a <see cref="PlainBarFile"/> from their bytes. Whatever is not as expected is not judged here.
/// </summary>
/// <param name="series">Takes the bars.</param>
/// <param name="at">In which field each of the seven columns of <see cref="CsvPriceSource"/> is.</param>
internal sealed class PlainBarRow(PriceSeriesBuilder series, int[] at)
{
    private const int MostDigits = 18;

    private readonly PlainSymbols _symbols = new(series);
    private readonly Range[] _fields = new Range[at.Length];
    private byte[] _timeText = [];
    private TradingTime _time;

    /// <summary>Reads a row; false if it is not plain.</summary>
    /// <exception cref="DataFileException">The bar is impossible.</exception>
    public bool TryRead(ReadOnlySpan<byte> row)
    {
        if (
            !TrySplit(row)
            || !TryReadTime(Field(row, 0))
            || _symbols.Find(Field(row, 1)) is not { } bars
            || !TryReadPrice(Field(row, 2), out var open)
            || !TryReadPrice(Field(row, 3), out var high)
            || !TryReadPrice(Field(row, 4), out var low)
            || !TryReadPrice(Field(row, 5), out var close)
            || !TryReadVolume(Field(row, 6), out var volume)
            || !BarValues.TryOf(_time, open, high, low, close, volume, out var values)
        )
        {
            return false;
        }

        // The line is not known, and another reader judges what is refused.
        series.Add(bars.Symbol, bars.Column, Bar.FromValues(values), line: 0);
        return true;
    }

    private ReadOnlySpan<byte> Field(ReadOnlySpan<byte> row, int column) => row[_fields[at[column]]];

    private bool TrySplit(ReadOnlySpan<byte> row)
    {
        int start = 0;
        for (int i = 0; i < _fields.Length - 1; i++)
        {
            int length = row[start..].IndexOf((byte)',');
            if (length < 0)
            {
                return false;
            }

            _fields[i] = start..(start + length);
            start += length + 1;
        }

        _fields[^1] = start..row.Length;
        return !row[start..].Contains((byte)',');
    }

    // Rows of one stamp follow each other in many files.
    private bool TryReadTime(ReadOnlySpan<byte> field)
    {
        if (field.SequenceEqual(_timeText))
        {
            return _time != default;
        }

        Span<char> text = stackalloc char[TradingTime.LongestText];
        if (field.Length > text.Length)
        {
            return false;
        }

        for (int i = 0; i < field.Length; i++)
        {
            text[i] = (char)field[i];
        }

        _timeText = field.Length == _timeText.Length ? _timeText : new byte[field.Length];
        field.CopyTo(_timeText);
        return TradingTime.TryParse(text[..field.Length], out _time);
    }

    // An empty field is a figure that the bar lacks.
    private static bool TryReadPrice(ReadOnlySpan<byte> field, out Digits digits)
    {
        digits = default;
        return field.IsEmpty || (TryReadDigits(field, out digits) && digits.Value > 0);
    }

    private static bool TryReadVolume(ReadOnlySpan<byte> field, out Digits plusOne)
    {
        plusOne = default;
        if (field.IsEmpty)
        {
            return true;
        }

        if (!TryReadDigits(field, out var digits))
        {
            return false;
        }

        plusOne = digits with { Value = digits.Value + PowerOfTen(digits.Scale) };
        return true;
    }

    private static bool TryReadDigits(ReadOnlySpan<byte> field, out Digits digits)
    {
        digits = default;
        if (field.Length > MostDigits || field is [(byte)'.'])
        {
            return false;
        }

        long value = 0;
        int point = -1;
        for (int i = 0; i < field.Length; i++)
        {
            uint digit = unchecked((uint)(field[i] - '0'));
            if (digit <= 9)
            {
                value = unchecked((value * 10) + digit);
            }
            else if (field[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        digits = new(value, (byte)(point < 0 ? 0 : field.Length - point - 1));
        return true;
    }

    private static long PowerOfTen(int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
