using System.Globalization;
using AiTrader.Testing;

namespace AiTrader.Conversing;

/// <summary>Three shares through as many days as a test needs.</summary>
public static class LongMarket
{
    /// <summary>Days from 2025-01-01, with prices that go up and down.</summary>
    public static TestMarket Of(int days)
    {
        var market = new TestMarket(Market.Us);
        for (int day = 0; day < days; day++)
        {
            string time = new DateOnly(2025, 1, 1).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            market.Add("AAA", time, 10 + (day % 7)).Add("BBB", time, 100 - (day % 11)).Add("CCC", time, 50 + (day % 3));
        }

        return market;
    }
}
