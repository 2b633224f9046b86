using System.ComponentModel;
using System.Globalization;
using System.Text;
using AiTrader.Prices;

namespace AiTrader.Tools;

/// <summary>Shows the latest bars of a symbol that are finished at the context's time.</summary>
internal static class HistoryTool
{
    public const string Name = "history";

    public const string Description =
        "Returns the latest finished bars of a symbol, oldest first: time, open, high, low, close, volume.";

    public const string CountDescription = "The number of bars, from 1 to 250.";
    private const string Header = "time,open,high,low,close,volume";
    private const string NoBars = "There is no finished bar yet.";
    private const int MaximumCount = 250;

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            (
                TradingContext context,
                [Description(SymbolArgument.Description)] string symbol,
                [Served("minimum", 1), Served("maximum", MaximumCount), Description(CountDescription)] int count
            ) =>
            {
                var listed = SymbolArgument.Parse(context, symbol, desk.MarketData);
                var bars = desk.MarketData.GetBars(context, listed, RequireCount(count));
                return new StructuredAnswer<HistoryContent>(Write(bars), new(listed, [.. bars.Select(ContentOf)]));
            },
            new TradingToolOptions { Title = "Price history" }
        );

    private static BarContent ContentOf(Bar bar) =>
        new(bar.Time, bar.Open?.Value, bar.High?.Value, bar.Low?.Value, bar.Close?.Value, bar.Volume);

    private static int RequireCount(int count) =>
        count is >= 1 and <= MaximumCount
            ? count
            : throw new ToolArgumentException(
                $"The argument 'count' is {count}. Give a whole number from 1 to {MaximumCount}."
            );

    private static string Write(IReadOnlyList<Bar> bars)
    {
        if (bars.Count == 0)
        {
            return NoBars;
        }

        var text = new StringBuilder(Header);
        foreach (var bar in bars)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{bar.Time},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}"
            );
        }

        return text.ToString();
    }
}
