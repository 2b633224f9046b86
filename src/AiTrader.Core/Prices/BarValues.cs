namespace AiTrader.Prices;

/// <summary>
/// The stamp and the numbers of a bar in 48 bytes, exact to the last digit; a series has millions of them. Most prices
/// of a bar differ little, so that three of them are kept as their distance to the open. Numbers that do not fit are
/// kept as decimals elsewhere. Zero is a number that the bar lacks.
/// </summary>
internal readonly struct BarValues
{
    private const int TimeBits = 39;
    private const int ScaleBits = 5;
    private const int DistanceBits = 42;
    private const int Rest = 64 - DistanceBits;
    private const ulong DistanceMask = (1UL << DistanceBits) - 1;

    // Null where the numbers fit.
    private readonly Wide? _wide;

    // The time, and from its end on the scales of the five numbers.
    private readonly ulong _stamp;

    private readonly long _open;

    // The distances of high and low, and in the rest of both the two parts of that of the close.
    private readonly ulong _high;
    private readonly ulong _low;

    private readonly long _volumePlusOne;

    private BarValues(ulong stamp, in Digits open, in Digits high, in Digits low, in Digits close, in Digits volume)
    {
        _stamp = stamp | Scales(open, high, low, close, volume);
        _open = open.Value;
        ulong distance = DistanceOf(close, open);
        _high = DistanceOf(high, open) | (distance << DistanceBits);
        _low = DistanceOf(low, open) | (distance >> Rest << DistanceBits);
        _volumePlusOne = volume.Value;
    }

    private BarValues(ulong stamp, Wide wide) => (_stamp, _wide) = (stamp, wide);

    public TradingTime Time => TradingTime.FromSlot((long)(_stamp & ((1UL << TimeBits) - 1)));

    public decimal Open => _wide is null ? ToDecimal(_open, 0) : _wide.Open;

    public decimal High => _wide is null ? ToDecimal(_open + Distance(_high), 1) : _wide.High;

    public decimal Low => _wide is null ? ToDecimal(_open + Distance(_low), 2) : _wide.Low;

    public decimal Close =>
        _wide is null
            ? ToDecimal(_open + Distance((_high >> DistanceBits) | (_low >> DistanceBits << Rest)), 3)
            : _wide.Close;

    public decimal VolumePlusOne => _wide is null ? ToDecimal(_volumePlusOne, 4) : _wide.VolumePlusOne;

    /// <summary>Those of decimals; zero is a number that the bar lacks.</summary>
    public static BarValues Of(
        TradingTime time,
        decimal open,
        decimal high,
        decimal low,
        decimal close,
        decimal volumePlusOne
    ) =>
        Digits.TryOf(open, out var first)
        && Digits.TryOf(high, out var highest)
        && Digits.TryOf(low, out var lowest)
        && Digits.TryOf(close, out var last)
        && Digits.TryOf(volumePlusOne, out var volume)
        && TryOf(time, first, highest, lowest, last, volume, out var values)
            ? values
            : new(unchecked((ulong)time.ToSlot()), new Wide(open, high, low, close, volumePlusOne));

    /// <summary>Those of digits; false where they do not fit.</summary>
    public static bool TryOf(
        TradingTime time,
        in Digits open,
        in Digits high,
        in Digits low,
        in Digits close,
        in Digits volumePlusOne,
        out BarValues values
    )
    {
        bool fits = IsNear(high, open) && IsNear(low, open) && IsNear(close, open);
        values = fits ? new(unchecked((ulong)time.ToSlot()), open, high, low, close, volumePlusOne) : default;
        return fits;
    }

    private static bool IsNear(in Digits one, in Digits other) =>
        Math.Abs(one.Value - other.Value) < 1L << (DistanceBits - 1);

    private static ulong Scales(in Digits open, in Digits high, in Digits low, in Digits close, in Digits volume) =>
        (
            open.Scale
            | ((ulong)high.Scale << ScaleBits)
            | ((ulong)low.Scale << (2 * ScaleBits))
            | ((ulong)close.Scale << (3 * ScaleBits))
            | ((ulong)volume.Scale << (4 * ScaleBits))
        ) << TimeBits;

    private static ulong DistanceOf(in Digits one, in Digits other) =>
        unchecked((ulong)(one.Value - other.Value)) & DistanceMask;

    // With its sign.
    private static long Distance(ulong bits) => unchecked((long)(bits << Rest)) >> Rest;

    private decimal ToDecimal(long value, int index) =>
        new(
            unchecked((int)value),
            unchecked((int)(value >> 32)),
            0,
            isNegative: false,
            (byte)((_stamp >> (TimeBits + (index * ScaleBits))) & ((1UL << ScaleBits) - 1))
        );

    /// <summary>A number as its digits, and how many of them are after the point; zero or more.</summary>
    internal readonly record struct Digits(long Value, byte Scale)
    {
        /// <summary>Those of a decimal of zero or more; false where they do not fit.</summary>
        public static bool TryOf(decimal value, out Digits digits)
        {
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(value, bits);
            digits = new(((long)bits[1] << 32) | unchecked((uint)bits[0]), value.Scale);
            return bits[2] == 0 && bits[1] >= 0;
        }
    }

    private sealed record Wide(decimal Open, decimal High, decimal Low, decimal Close, decimal VolumePlusOne);
}
