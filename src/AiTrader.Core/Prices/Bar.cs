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

    // Zero stands for absent (and the volume is kept plus one): five nullable decimals would make a bar half as large
    // again.
    private readonly decimal _open;
    private readonly decimal _high;
    private readonly decimal _low;
    private readonly decimal _close;
    private readonly decimal _volumePlusOne;

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
        Time = time;
        _open = open?.Value ?? 0;
        _high = high?.Value ?? 0;
        _low = low?.Value ?? 0;
        _close = close?.Value ?? 0;
        _volumePlusOne = volume + 1 ?? 0;
    }

    /// <summary>The stamp of the period, on the market's clock: a day, or a day and a time.</summary>
    public TradingTime Time { get; }

    /// <summary>The first price of the period.</summary>
    public Price? Open => Present(_open);

    /// <summary>The highest price of the period.</summary>
    public Price? High => Present(_high);

    /// <summary>The lowest price of the period.</summary>
    public Price? Low => Present(_low);

    /// <summary>The last price of the period.</summary>
    public Price? Close => Present(_close);

    /// <summary>How many units changed hands; zero or more.</summary>
    public decimal? Volume => _volumePlusOne == 0 ? null : _volumePlusOne - 1;

    /// <summary>Whether every value is present.</summary>
    public bool IsComplete => _open > 0 && _high > 0 && _low > 0 && _close > 0 && _volumePlusOne > 0;

    /// <summary>
    /// Whether the present prices fit one period: the low is the lowest and the high is the highest of them.
    /// </summary>
    public bool IsConsistent => Within(_open) && Within(_close) && (_low == 0 || _high == 0 || _low <= _high);

    internal static bool IsVolume(decimal value) => value is >= 0 and < VolumeLimit;

    private bool Within(decimal price) =>
        price == 0 || ((_low == 0 || _low <= price) && (_high == 0 || price <= _high));

    private static Price? Present(decimal price) => price == 0 ? null : new Price(price);
}
