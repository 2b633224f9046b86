using System.Text.Json.Serialization;

namespace AiTrader.Prices;

/// <summary>
/// Open, high, low, close and volume of one symbol over one period, under the stamp that its source gives the period. A
/// value that the source does not have is absent, never zero; the last stamp of a series often has only an open.
/// <c>default</c> has no time and no value.
/// </summary>
[JsonConverter(typeof(BarJsonConverter))]
public readonly record struct Bar
{
    // So that the volume plus one is exact enough and never overflows.
    private const decimal VolumeLimit = 1e28m;

    private readonly BarValues _values;

    /// <summary>Creates a bar.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="volume"/> is negative, or 1e28 or
    /// more.</exception>
    public Bar(
        TradingTime time,
        Price? open,
        Price? high = null,
        Price? low = null,
        Price? close = null,
        decimal? volume = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(volume ?? 0, nameof(volume));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(volume ?? 0, VolumeLimit, nameof(volume));
        _values = BarValues.Of(
            time,
            open?.Value ?? 0,
            high?.Value ?? 0,
            low?.Value ?? 0,
            close?.Value ?? 0,
            volume + 1 ?? 0
        );
    }

    private Bar(in BarValues values) => _values = values;

    /// <summary>The stamp of the period, on the market's clock: a day, or a day and a time.</summary>
    public TradingTime Time => _values.Time;

    /// <summary>The first price of the period.</summary>
    public Price? Open => Present(_values.Open);

    /// <summary>The highest price of the period.</summary>
    public Price? High => Present(_values.High);

    /// <summary>The lowest price of the period.</summary>
    public Price? Low => Present(_values.Low);

    /// <summary>The last price of the period.</summary>
    public Price? Close => Present(_values.Close);

    /// <summary>How many units changed hands; zero or more.</summary>
    public decimal? Volume => _values.VolumePlusOne is var volume && volume == 0 ? null : volume - 1;

    /// <summary>Whether every value is present.</summary>
    public bool IsComplete =>
        _values.Open > 0 && _values.High > 0 && _values.Low > 0 && _values.Close > 0 && _values.VolumePlusOne > 0;

    /// <summary>
    /// Whether the present prices fit one period: the low is the lowest and the high is the highest of them.
    /// </summary>
    public bool IsConsistent => IsConsistentOf(_values.Open, _values.High, _values.Low, _values.Close);

    /// <summary>Whether the other has the same stamp and the same values, or lacks the same.</summary>
    public bool Equals(Bar other) =>
        Time == other.Time
        && _values.Open == other._values.Open
        && _values.High == other._values.High
        && _values.Low == other._values.Low
        && _values.Close == other._values.Close
        && _values.VolumePlusOne == other._values.VolumePlusOne;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Time, _values.Open, _values.Close, _values.VolumePlusOne);

    /// <summary>A bar of numbers as a file has them.</summary>
    internal static Bar FromValues(in BarValues values) => new(values);

    internal static bool IsVolume(decimal value) => value is >= 0 and < VolumeLimit;

    private static bool IsConsistentOf(decimal open, decimal high, decimal low, decimal close) =>
        IsWithin(open, high, low) && IsWithin(close, high, low) && (low == 0 || high == 0 || low <= high);

    private static bool IsWithin(decimal price, decimal high, decimal low) =>
        price == 0 || ((low == 0 || low <= price) && (high == 0 || price <= high));

    private static Price? Present(decimal price) => price == 0 ? null : new Price(price);
}
