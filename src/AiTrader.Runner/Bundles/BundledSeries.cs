using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiTrader.Prices;

namespace AiTrader.Runner.Bundles;

/// <summary>A price series by its hashes, so that one price that differs is found by its symbol and its day.</summary>
internal sealed record BundledSeries
{
    private const int PartLength = 16;

    /// <summary>Whether its stamps are days or times within days: <c>daily</c> or <c>intraday</c>.</summary>
    public required string Resolution { get; init; }

    /// <summary>The number of its bars.</summary>
    public required int Bars { get; init; }

    /// <summary>The SHA-256 of all bars, a line each: symbol, stamp, open, high, low, close, volume.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The first 16 digits of the SHA-256 of the bars of each symbol.</summary>
    public required IReadOnlyDictionary<string, string> Symbols { get; init; }

    /// <summary>The first 16 digits of the SHA-256 of the bars of each day.</summary>
    public required IReadOnlyDictionary<string, string> Days { get; init; }

    /// <summary>Hashes a series.</summary>
    public static BundledSeries Of(PriceSeries prices)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var symbols = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var days = new SortedDictionary<DateOnly, IncrementalHash>();
        foreach (var symbol in prices.Symbols)
        {
            using var own = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (ref readonly var bar in prices.GetBars(symbol))
            {
                byte[] line = Encoding.UTF8.GetBytes(LineOf(symbol, bar));
                if (!days.TryGetValue(bar.Time.Date, out var day))
                {
                    days[bar.Time.Date] = day = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                }

                all.AppendData(line);
                own.AppendData(line);
                day.AppendData(line);
            }

            symbols[symbol.Value] = Part(own);
        }

        var byDay = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (date, day) in days)
        {
            byDay[$"{new TradingTime(date)}"] = Part(day);
            day.Dispose();
        }

        return new BundledSeries
        {
            Resolution = NameOf(prices.Resolution),
            Bars = prices.BarCount,
            Sha256 = Convert.ToHexStringLower(all.GetCurrentHash()),
            Symbols = symbols,
            Days = byDay,
        };
    }

    /// <summary>The name of a resolution.</summary>
    public static string NameOf(Resolution resolution) => resolution == Prices.Resolution.Daily ? "daily" : "intraday";

    /// <summary>Where another series differs, in a few words; null if it has the same bars.</summary>
    public string? WhereNot(BundledSeries other)
    {
        if (Sha256 == other.Sha256)
        {
            return null;
        }

        string symbols = string.Join(", ", Differing(Symbols, other.Symbols));
        string days = string.Join(", ", Differing(Days, other.Days));
        return symbols.Length == 0 ? "their order differs" : $"{symbols} on {days}";
    }

    private static List<string> Differing(
        IReadOnlyDictionary<string, string> expected,
        IReadOnlyDictionary<string, string> found
    )
    {
        const int Shown = 5;
        List<string> differing =
        [
            .. expected
                .Keys.Union(found.Keys)
                .Where(key => expected.GetValueOrDefault(key) != found.GetValueOrDefault(key))
                .Order(StringComparer.Ordinal),
        ];
        return differing.Count > Shown ? [.. differing.Take(Shown), $"{differing.Count - Shown} more"] : differing;
    }

    private static string LineOf(Symbol symbol, in Bar bar) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{symbol},{bar.Time},{bar.Open},{bar.High},{bar.Low},{bar.Close},{TextOf(bar.Volume)}\n"
        );

    private static string TextOf(decimal? volume) => volume is { } units ? PlainDecimal.Format(units) : "";

    private static string Part(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetCurrentHash())[..PartLength];
}
