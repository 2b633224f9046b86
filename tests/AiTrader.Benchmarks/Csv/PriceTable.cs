using System.Globalization;

namespace AiTrader.Benchmarks.Csv;

/// <summary>
/// A CSV file of a million made-up hourly bars: a hundred symbols at ten thousand stamps, written stamp by stamp.
/// </summary>
internal static class PriceTable
{
    public const int SymbolCount = 100;
    public const int StampCount = 10_000;
    public const int BarCount = SymbolCount * StampCount;

    private const int HoursPerDay = 6;

    public static void Write(string path)
    {
        var random = new Random(20251001);
        int[] cents = [.. Enumerable.Range(0, SymbolCount).Select(_ => 2_000 + random.Next(30_000))];
        using var file = new StreamWriter(path);
        file.NewLine = "\n";
        file.WriteLine("timestamp,symbol,open,high,low,close,volume");
        for (int stamp = 0; stamp < StampCount; stamp++)
        {
            var time = new DateTime(2019, 1, 1, 10, 0, 0, DateTimeKind.Unspecified)
                .AddDays(stamp / HoursPerDay)
                .AddHours(stamp % HoursPerDay);
            for (int symbol = 0; symbol < SymbolCount; symbol++)
            {
                int open = cents[symbol];
                int close = cents[symbol] = Math.Max(100, open + random.Next(-100, 101));
                (int high, int low) = (
                    Math.Max(open, close) + random.Next(50),
                    Math.Min(open, close) - random.Next(50)
                );
                file.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{time:yyyy-MM-dd HH:mm:ss},SYM{symbol + 1:000},{open / 100m:0.0000},"
                            + $"{high / 100m:0.0000},{low / 100m:0.0000},{close / 100m:0.0000},"
                            + $"{random.Next(10_000_000)}"
                    )
                );
            }
        }
    }
}
