using AiTrader.Runner.Reports.Charts;
using AiTrader.Runner.Reports.Sections;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>The places within the one page of a report; its script opens traders and sessions.</summary>
internal sealed class ReportLinks(TimeAxis axis) : IPageLinks
{
    /// <inheritdoc/>
    public string TraderOf(TraderReport trader) => $"#trader-{Html.Number(trader.Number)}";

    /// <inheritdoc/>
    public string MissingOf(TraderReport trader) => $"#missing-{Html.Number(trader.Number)}";

    /// <inheritdoc/>
    public string SessionOf(TraderReport trader, TradingTime time) =>
        $"#session-{Html.Number(trader.Number)}-{Html.Number(axis.PlaceOf(time) + 1)}";
}
