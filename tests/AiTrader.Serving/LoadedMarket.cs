using System.Globalization;
using System.Text;

namespace AiTrader.Serving;

/// <summary>The market of the load: a few symbols that jump about, for more days than a load can ask for.</summary>
public static class LoadedMarket
{
    private const int Symbols = 6;
    private const int DayCount = 1_500;

    /// <summary>Its days.</summary>
    public static IReadOnlyList<string> Days { get; } =
    [
        .. Enumerable
            .Range(0, int.MaxValue)
            .Select(number => new DateOnly(2020, 1, 1).AddDays(number))
            .Where(day => day.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday)
            .Take(DayCount)
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    /// <summary>Its bars, as CSV.</summary>
    public static string Prices()
    {
        var random = new Random(4711);
        var text = new StringBuilder("timestamp,symbol,open,high,low,close,volume\n");
        decimal[] prices = [.. Enumerable.Range(1, Symbols).Select(number => 20m * number)];
        foreach (string day in Days)
        {
            for (int i = 0; i < Symbols; i++)
            {
                decimal open = Moved(prices[i], random);
                decimal close = prices[i] = Moved(open, random);
                var (high, low, symbol) = (
                    Math.Max(open, close),
                    Math.Min(open, close),
                    new string((char)('A' + i), 2)
                );
                text.Append(CultureInfo.InvariantCulture, $"{day},{symbol},{open},{high},{low},{close},100000\n");
            }
        }

        return text.ToString();
    }

    private static decimal Moved(decimal price, Random random) =>
        Math.Max(2, Math.Round(price * (1 + (decimal)((random.NextDouble() - 0.5) / 20)), 2));
}
