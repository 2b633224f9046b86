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
    private const string SplitsText =
        "All prices and volumes are in the current units; bars before a split are divided by it";
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
                var history = desk.MarketData.GetHistory(context, listed, RequireCount(count));
                return new StructuredAnswer<HistoryContent>(
                    Write(history),
                    new(listed, [.. history.Bars.Select(ContentOf)], ContentOf(history.Splits))
                );
            },
            new TradingToolOptions { Title = "Price history" }
        );

    private static IReadOnlyList<SplitContent>? ContentOf(IReadOnlyList<CorporateAction> splits) =>
        splits.Count == 0
            ? null
            : [.. splits.Select(split => new SplitContent(new TradingTime(split.ExDate), split.Value))];

    private static BarContent ContentOf(Bar bar) =>
        new(bar.Time, bar.Open?.Value, bar.High?.Value, bar.Low?.Value, bar.Close?.Value, bar.Volume);

    private static int RequireCount(int count) =>
        count is >= 1 and <= MaximumCount
            ? count
            : throw new ToolArgumentException(
                $"The argument 'count' is {count}. Give a whole number from 1 to {MaximumCount}."
            );

    private static string Write(PriceHistory history)
    {
        if (history.Bars.Count == 0)
        {
            return NoBars;
        }

        var text = new StringBuilder(Header);
        foreach (var bar in history.Bars)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n{bar.Time},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}"
            );
        }

        if (history.Splits.Count > 0)
        {
            var ratios = history.Splits.Select(split =>
                string.Create(CultureInfo.InvariantCulture, $"{split.Value} for 1 on {new TradingTime(split.ExDate)}")
            );
            text.Append(CultureInfo.InvariantCulture, $"\n{SplitsText}: {string.Join(", ", ratios)}.");
        }

        return text.ToString();
    }
}
