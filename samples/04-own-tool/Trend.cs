using System.ComponentModel;
using System.Globalization;
using AiTrader;
using AiTrader.Tools;

/// <summary>A tool of one's own: by how much a symbol has risen, as of the context that it is called for.</summary>
internal static class Trend
{
    public static TradingTool Over(IMarketData marketData) =>
        TradingTool.Create(
            "trend",
            "By how many percent a symbol has risen over its last days.",
            (TradingContext context, [Description("The ticker.")] string symbol, [Description("2 to 60.")] int days) =>
            {
                if (
                    !Symbol.TryParse(symbol, out var ticker)
                    || !marketData.IsListed(context, ticker)
                    || days is < 2 or > 60
                )
                {
                    throw new ToolArgumentException(
                        $"Give a symbol of {string.Join(", ", marketData.GetSymbols(context))}, and 2 to 60 days."
                    );
                }

                var bars = marketData.GetHistory(context, ticker, days).Bars;
                return bars.Count == days && bars[0].Close is { } first && bars[^1].Close is { } last
                    ? (100 * (last.Value / first.Value - 1)).ToString("0.00", CultureInfo.InvariantCulture)
                    : "not known yet";
            }
        );
}
