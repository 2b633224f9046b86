using AiTrader.Runner.Reports.Charts;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The charts of which one is chosen at a time: allocations by trader, prices by symbol.</summary>
internal sealed class ChartBlocks(Report report, TimeAxis axis)
{
    private const int Rows = 24;
    private const int MostRows = 1_000;
    private const int MostBands = 12;

    /// <summary>The allocation of a trader.</summary>
    public ChartBlock AllocationOf(TraderReport trader)
    {
        var chart = new AllocationChart(report, trader, axis);
        string caption = $"The account of {trader.Name}, as parts of its equity.";
        return new ChartBlock(
            caption,
            [
                .. ChartSize.All.Select(size =>
                    ChartSvg.Draw(chart.Chart(size), size, $"a{trader.Number}{size.Name}", caption)
                ),
            ],
            [.. chart.Bands.Select((band, index) => new ChartBand(band, chart.StyleOf(index)))],
            ["Time", .. chart.Bands],
            [
                .. chart
                    .Sample(Rows)
                    .Select(row =>
                        (string[])
                            [
                                row.Time.ToString(),
                                .. row.Parts.Select(part =>
                                    part.ToString("0.0%", System.Globalization.CultureInfo.InvariantCulture)
                                ),
                            ]
                    ),
            ]
        );
    }

    /// <summary>The price of a symbol, and who traded it.</summary>
    public ChartBlock PriceOf(Symbol symbol, int number)
    {
        var chart = new PriceChart(symbol, report, axis);
        string more =
            chart.Fills.Count > MostRows
                ? $" The table shows the first {Figure.Text(MostRows)} of {Figure.Text(chart.Fills.Count)} fills."
                : "";
        string caption =
            $"{symbol}, in {report.Currency}: the close of each bar, and {Figure.Text(chart.Fills.Count)} fills.{more}";
        return new ChartBlock(
            caption,
            [
                .. ChartSize.All.Select(size =>
                    ChartSvg.Draw(chart.Chart(size), size, $"p{Html.Number(number)}{size.Name}", caption)
                ),
            ],
            BandsOf(chart),
            ["Time", "Trader", "Side", "Units", "Price", "Fee", "Close", "Why off the line"],
            [
                .. chart
                    .Fills.Take(MostRows)
                    .Select(trade =>
                        (string[])
                            [
                                trade.Fill.Context.Time.ToString(),
                                trade.Trader.Name,
                                trade.Fill.Order.Side == OrderSide.Buy ? "bought" : "sold",
                                trade.Fill.Fill.Quantity.ToString(),
                                trade.Fill.Fill.Price.ToString(),
                                trade.Fill.Fill.Fee.ToString(),
                                FillPlace.CloseOf(trade.Fill, report.Prices),
                                FillPlace.Of(trade.Fill, report.Prices),
                            ]
                    ),
            ]
        );
    }

    private static List<ChartBand> BandsOf(PriceChart chart)
    {
        var traders = chart
            .Fills.Select(trade => trade.Trader)
            .DistinctBy(trader => trader.Number)
            .OrderBy(trader => trader.Number)
            .ToList();
        List<ChartBand> bands =
        [
            .. traders
                .Take(MostBands)
                .Select(trader => new ChartBand(trader.Name, ChartColors.StyleOf(trader.Number - 1))),
        ];
        return traders.Count > MostBands
            ? [.. bands, new ChartBand($"{Figure.Text(traders.Count - MostBands)} more", "var(--rest)")]
            : bands;
    }
}
